import type { LiveFactor } from "./api/map";
import type { EnterprisePeak } from "./api/peaks";
import type { EnterpriseLive, UsageRow } from "./api/shapes";
import { primaryLine, type LineKey } from "./state/lines";
import { boundsOf, formatPeriod, periodAt, shift, yearBefore, type Period } from "./time/period";

/** A sum over days with how much of them is known. */
export interface DaySum {
  readonly value: number | null;
  readonly completeness: number;
}

/** A figure with what it is compared with; a change is known only where both sides are known about as completely. */
export interface Trend {
  readonly key: "yesterday" | "month" | "year";
  readonly now: DaySum;
  /** 环比: the day, month or year before. */
  readonly previous: DaySum | null;
  /** The same weekday of the week before; of a day alone. */
  readonly week: DaySum | null;
  /** 同比: the same days a year before. */
  readonly year: DaySum | null;
}

/** Sides whose completeness differs by more are not compared. */
const Alike = 0.1;

/** Days of a usage series by their local date, `2026-11-20`. */
export function daysOf(rows: readonly UsageRow[], zone: string): Map<string, UsageRow> {
  return new Map(rows.map((row) => [formatPeriod(periodAt("day", Date.parse(row.start), zone)), row]));
}

/** The sum from the first day of a period over so many days. */
function sumFrom(days: ReadonlyMap<string, UsageRow>, first: Period, count: number): DaySum {
  let value: number | null = null;
  let completeness = 0;
  for (let index = 0; index < count; index++) {
    const row = days.get(formatPeriod(shift(first, index)));
    if (row !== undefined && row.value !== null) {
      value = (value ?? 0) + row.value;
      completeness += row.completeness;
    }
  }
  return { value, completeness: count === 0 ? 0 : completeness / count };
}

/** Yesterday, the month and the year up to yesterday, each against what came before: today is still being filled. */
export function trendsOf(rows: readonly UsageRow[], now: number, zone: string): Trend[] {
  const days = daysOf(rows, zone);
  const today = periodAt("day", now, zone);
  const yesterday = shift(today, -1);
  const monthFirst: Period = { ...yesterday, day: 1 };
  const yearFirst: Period = { ...monthFirst, month: 1 };
  const monthDays = yesterday.day;
  const passed = (boundsOf(today, zone).from - boundsOf(yearFirst, zone).from) / 86_400_000;
  const lastMonth = shift({ ...monthFirst, kind: "month" }, -1);
  const ofLastMonth = Math.min(monthDays, new Date(Date.UTC(lastMonth.year, lastMonth.month, 0)).getUTCDate());
  const yearDays = Math.round(passed);
  return [
    {
      key: "yesterday",
      now: sumFrom(days, yesterday, 1),
      previous: sumFrom(days, shift(yesterday, -1), 1),
      week: sumFrom(days, shift(yesterday, -7), 1),
      year: sumFrom(days, yearBefore(yesterday), 1),
    },
    {
      key: "month",
      now: sumFrom(days, monthFirst, monthDays),
      previous: sumFrom(days, { ...lastMonth, kind: "day", day: 1 }, ofLastMonth),
      week: null,
      year: sumFrom(days, { ...monthFirst, year: monthFirst.year - 1 }, monthDays),
    },
    {
      key: "year",
      now: sumFrom(days, yearFirst, yearDays),
      previous: null,
      week: null,
      year: sumFrom(days, { ...yearFirst, year: yearFirst.year - 1 }, yearDays),
    },
  ];
}

/** The relative change; null where a side is unknown, the base is not above 0, or the sides are not known about as completely. */
export function trendChange(now: DaySum, before: DaySum | null): number | null {
  if (before === null || now.value === null || before.value === null || before.value <= 0) {
    return null;
  }
  return Math.abs(now.completeness - before.completeness) > Alike ? null : now.value / before.value - 1;
}

/** What enterprises are ranked by, from what the live view knows. */
export type RankBy = "today" | "power" | "peak" | "carbon" | "perArea" | "change";

export interface Ranked {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  /** When that was, ISO 8601; of a peak alone. */
  readonly at?: string | null;
}

/**
 * Enterprises by a measure of one line, the largest first; those of which it is not known are left out. Carbon is of all that an
 * enterprise buys and burns today, kg CO₂ at today's factors.
 */
export function rank(
  enterprises: Iterable<EnterpriseLive>,
  line: LineKey,
  by: Exclude<RankBy, "peak">,
  factors: readonly LiveFactor[] = [],
): Ranked[] {
  const ranked: Ranked[] = [];
  for (const one of enterprises) {
    const own = one.lines.find((other) => other.carrier === line.carrier && other.role === line.role && other.unit === line.unit);
    const value = by === "carbon" ? carbonToday(one, factors) : own === undefined ? null : measure(one, own, by);
    if (one.id !== null && value !== null) {
      ranked.push({ id: one.id, name: one.name ?? one.id, value });
    }
  }
  return ranked.sort((left, right) => right.value - left.value);
}

/** Enterprises by the greatest quarter-hour of the day, as the host found it; those of which it is not known are left out. */
export function rankPeaks(peaks: readonly EnterprisePeak[], enterprises: ReadonlyMap<string, EnterpriseLive>): Ranked[] {
  const ranked = peaks.flatMap(({ id, peak, at }) =>
    peak === null ? [] : [{ id, name: enterprises.get(id)?.name ?? id, value: peak, at }],
  );
  return ranked.sort((left, right) => right.value - left.value);
}

function carbonToday(one: EnterpriseLive, factors: readonly LiveFactor[]): number | null {
  let total: number | null = null;
  for (const line of one.lines) {
    const factor = factors.find((other) => other.carrier === line.carrier && other.unit === line.unit);
    if (factor !== undefined && line.today !== null && (line.role === "grid-import" || line.role === "consumption")) {
      total = (total ?? 0) + line.today * factor.kgCo2PerUnit;
    }
  }
  return total;
}

function measure(one: EnterpriseLive, line: EnterpriseLive["lines"][number], by: Exclude<RankBy, "carbon" | "peak">): number | null {
  switch (by) {
    case "today":
      return line.today;
    case "power":
      return line.rate;
    case "perArea":
      return line.today === null || one.floorM2 === null || one.floorM2 <= 0 ? null : line.today / one.floorM2;
    case "change":
      return line.today === null || line.yesterdaySoFar === null || line.yesterdaySoFar <= 0
        ? null
        : line.today / line.yesterdaySoFar - 1;
  }
}

/** The floor of all enterprises of which it is registered, m²; null where none is. */
export function floorOf(enterprises: Iterable<EnterpriseLive>, line: LineKey | null): number | null {
  let floor: number | null = null;
  for (const one of enterprises) {
    const uses = line === null ? primaryLine(one.lines) !== null : one.lines.some((own) => own.carrier === line.carrier);
    if (one.floorM2 !== null && uses) {
      floor = (floor ?? 0) + one.floorM2;
    }
  }
  return floor;
}
