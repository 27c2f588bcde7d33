import type { Locale } from "@/state/settings";
import { periodText } from "./format";
import { wallTime } from "./zone";

/** The lengths of an accounting period; `rolling` is the twelve months that end with a month. */
export type AccountKind = "month" | "quarter" | "year" | "rolling";

/** A period that figures are made for: its length and its last month (1..12). */
export interface AccountPeriod {
  readonly kind: AccountKind;
  readonly year: number;
  readonly month: number;
}

const Months: Record<AccountKind, number> = { month: 1, quarter: 3, year: 12, rolling: 12 };

/** Reads `2023-07`, `2023-Q3`, `2023` or `2023-07-R12`; null where the text is none of them. */
export function parseAccountPeriod(text: string): AccountPeriod | null {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(-R12)?))?$/.exec(text);
  if (match === null) {
    return null;
  }
  const year = Number(match[1]);
  if (year < 1970 || year > 2199) {
    return null;
  }
  if (match[2] !== undefined) {
    return { kind: "quarter", year, month: Number(match[2]) * 3 };
  }
  if (match[3] !== undefined) {
    return { kind: match[4] === undefined ? "month" : "rolling", year, month: Number(match[3]) };
  }
  return { kind: "year", year, month: 12 };
}

/** The text of the API and of the address. */
export function formatAccountPeriod({ kind, year, month }: AccountPeriod): string {
  const first = String(year).padStart(4, "0");
  switch (kind) {
    case "year":
      return first;
    case "quarter":
      return `${first}-Q${Math.ceil(month / 3)}`;
    case "month":
      return `${first}-${two(month)}`;
    case "rolling":
      return `${first}-${two(month)}-R12`;
  }
}

/** `2023年7月`, `2023年3季度`, `2023年`, `截至 2023年7月 12 个月`; `Jul 2023`, `Q3 2023`, `2023`, `12 months to Jul 2023`. */
export function accountPeriodText(period: AccountPeriod, locale: Locale): string {
  const { kind, year, month } = period;
  const ofMonth = periodText({ kind: "month", year, month, day: 1 }, locale);
  switch (kind) {
    case "year":
      return locale === "en" ? String(year) : `${year}年`;
    case "quarter":
      return locale === "en" ? `Q${Math.ceil(month / 3)} ${year}` : `${year}年${Math.ceil(month / 3)}季度`;
    case "month":
      return ofMonth;
    case "rolling":
      return locale === "en" ? `12 months to ${ofMonth}` : `截至${ofMonth}的12个月`;
  }
}

/** The twelve months that a period is, or that end with its last month: what is judged by the year. */
export function twelveMonths(period: AccountPeriod): AccountPeriod {
  return period.kind === "year" || period.kind === "rolling" ? period : { ...period, kind: "rolling" };
}

/** The text of a period as the API writes it, in words; as it came where it is none. */
export function periodWords(text: string, locale: Locale): string {
  const period = parseAccountPeriod(text);
  return period === null ? text : accountPeriodText(period, locale);
}

/** The period `by` steps later; a rolling year moves by a month. */
export function shiftAccount(period: AccountPeriod, by: number): AccountPeriod {
  return moved(period, by * (period.kind === "rolling" ? 1 : Months[period.kind]));
}

/** The period to compare with: the one before (环比) or the same one a year earlier (同比). */
export function comparedWith(period: AccountPeriod, how: "previous" | "year"): AccountPeriod {
  return how === "year" ? moved(period, -12) : shiftAccount(period, -1);
}

/** The period of a kind that holds the month before the present one: the newest month that is over. */
export function newestAccount(kind: AccountKind, nowMs: number, zone: string): AccountPeriod {
  const wall = wallTime(nowMs, zone);
  return toAccountKind(moved({ kind: "month", year: wall.year, month: wall.month }, -1), kind);
}

/** Whether the last month of a period is over. */
export function isOver(period: AccountPeriod, nowMs: number, zone: string): boolean {
  const wall = wallTime(nowMs, zone);
  return period.year * 12 + period.month < wall.year * 12 + wall.month;
}

/** The newest quarter that is over. */
export function newestQuarter(nowMs: number, zone: string): AccountPeriod {
  const holding = newestAccount("quarter", nowMs, zone);
  return isOver(holding, nowMs, zone) ? holding : moved(holding, -3);
}

/** The period of another kind that ends with, or holds, the last month of this one. */
export function toAccountKind(period: AccountPeriod, kind: AccountKind): AccountPeriod {
  switch (kind) {
    case "year":
      return { kind, year: period.year, month: 12 };
    case "quarter":
      return { kind, year: period.year, month: Math.ceil(period.month / 3) * 3 };
    default:
      return { kind, year: period.year, month: period.month };
  }
}

/** Whether a period begins after the present month. */
export function beginsLater(period: AccountPeriod, nowMs: number, zone: string): boolean {
  const wall = wallTime(nowMs, zone);
  return index(period) - Months[period.kind] + 1 > wall.year * 12 + wall.month;
}

/** First and last local day of a period, `2023-07-01`, the last one inclusive. */
export function daysOf(period: AccountPeriod): { readonly first: string; readonly last: string } {
  const first = moved({ kind: "month", year: period.year, month: period.month }, 1 - Months[period.kind]);
  const last = new Date(Date.UTC(period.year, period.month, 0)).getUTCDate();
  return { first: `${first.year}-${two(first.month)}-01`, last: `${period.year}-${two(period.month)}-${two(last)}` };
}

function moved(period: AccountPeriod, months: number): AccountPeriod {
  const at = period.year * 12 + period.month - 1 + months;
  return { kind: period.kind, year: Math.floor(at / 12), month: (((at % 12) + 12) % 12) + 1 };
}

function index(period: AccountPeriod): number {
  return period.year * 12 + period.month;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
