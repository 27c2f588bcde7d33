import type { UsageStep } from "@/api/shapes";
import { startOfDay, wallTime } from "./zone";

export type PeriodKind = "day" | "month" | "year";

/** A local day, month or year; parts finer than the kind are 1. */
export interface Period {
  readonly kind: PeriodKind;
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The span of a period, Unix ms, `to` exclusive. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** The period that holds an instant. */
export function periodAt(kind: PeriodKind, instantMs: number, zone: string): Period {
  const wall = wallTime(instantMs, zone);
  return make(kind, wall.year, wall.month, wall.day);
}

/** The period `by` steps later, or earlier where `by` is negative. */
export function shift(period: Period, by: number): Period {
  const at = new Date(
    Date.UTC(
      period.year + (period.kind === "year" ? by : 0),
      period.month - 1 + (period.kind === "month" ? by : 0),
      period.day + (period.kind === "day" ? by : 0),
    ),
  );
  return make(period.kind, at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

/** The same period a year earlier; 29 February becomes 28 February. */
export function yearBefore(period: Period): Period {
  const lastOfMonth = new Date(Date.UTC(period.year - 1, period.month, 0)).getUTCDate();
  return make(period.kind, period.year - 1, period.month, Math.min(period.day, lastOfMonth));
}

/** The period of another kind that holds the first day of this one, or `within` where that lies inside this one. */
export function toKind(period: Period, kind: PeriodKind, within: Period): Period {
  const inside =
    within.year === period.year &&
    (period.kind === "year" || (within.month === period.month && (period.kind === "month" || within.day === period.day)));
  const from = inside ? within : period;
  return make(kind, from.year, from.month, from.day);
}

/** First instant and end of a period in a zone. */
export function boundsOf(period: Period, zone: string): Bounds {
  const next = shift(period, 1);
  return {
    from: startOfDay(period.year, period.month, period.day, zone),
    to: startOfDay(next.year, next.month, next.day, zone),
  };
}

/** The step in which a period is shown: quarter-hours of a day, days of a month, months of a year. */
export function stepOf(kind: PeriodKind): UsageStep {
  return kind === "day" ? "PT15M" : kind === "month" ? "P1D" : "P1M";
}

/** `2026-11-20`, `2026-11` or `2026`. */
export function formatPeriod(period: Period): string {
  const month = `${pad(period.year, 4)}-${pad(period.month, 2)}`;
  return period.kind === "year" ? pad(period.year, 4) : period.kind === "month" ? month : `${month}-${pad(period.day, 2)}`;
}

/** Reads {@link formatPeriod}'s text; null where it is none or names a day that does not exist. */
export function parsePeriod(text: string): Period | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (match === null) {
    return null;
  }
  const [, year, month, day] = match;
  const kind: PeriodKind = month === undefined ? "year" : day === undefined ? "month" : "day";
  const period = make(kind, Number(year), Number(month ?? 1), Number(day ?? 1));
  return formatPeriod(shift(period, 0)) === text ? period : null;
}

/** Whether a period begins after an instant. */
export function isFuture(period: Period, nowMs: number, zone: string): boolean {
  return boundsOf(period, zone).from > nowMs;
}

function make(kind: PeriodKind, year: number, month: number, day: number): Period {
  return { kind, year, month: kind === "year" ? 1 : month, day: kind === "day" ? day : 1 };
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
