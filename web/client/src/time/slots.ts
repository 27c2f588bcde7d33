import type { UsageRow } from "@/api/shapes";
import type { PeriodKind } from "./period";
import { wallTime } from "./zone";

/** A row of a series with its place in the period: rows of two periods with one key stand side by side. */
export interface Slot {
  readonly key: string;
  readonly start: number;
  /** End of the row, Unix ms; that of the period for the last one. */
  readonly end: number;
  readonly row: UsageRow;
}

/** Cuts a series into slots: by wall time in a day (an hour that comes twice is told apart), by day, by month. */
export function slotsOf(rows: readonly UsageRow[], kind: PeriodKind, end: number, zone: string): Slot[] {
  const seen = new Map<string, number>();
  return rows.map((row, index) => {
    const start = Date.parse(row.start);
    const wall = wallTime(start, zone);
    const plain = kind === "day" ? `${two(wall.hour)}:${two(wall.minute)}` : kind === "month" ? two(wall.day) : two(wall.month);
    const times = seen.get(plain) ?? 0;
    seen.set(plain, times + 1);
    const next = rows[index + 1];
    return { key: times === 0 ? plain : `${plain}′`, start, end: next === undefined ? end : Date.parse(next.start), row };
  });
}

/** What a period holds. `value` and `measured` are null where nothing is known. */
export interface Total {
  readonly value: number | null;
  readonly measured: number | null;
  /** Mean completeness of what has passed, weighted by time, 0..1. */
  readonly completeness: number;
}

/** Sums a series up to now. */
export function totalOf(slots: readonly Slot[], nowMs: number): Total {
  let value: number | null = null;
  let measured: number | null = null;
  let covered = 0;
  let passed = 0;
  for (const { start, end, row } of slots) {
    if (row.value !== null) {
      value = (value ?? 0) + row.value;
    }
    if (row.measured !== null) {
      measured = (measured ?? 0) + row.measured;
    }
    if (end > nowMs && row.value === null) {
      continue; // Its readings are still to come; that is not a gap.
    }
    const elapsed = Math.max(0, Math.min(end, nowMs) - start);
    passed += elapsed;
    // The completeness of a running step counts its whole length; of what has passed it is the larger share.
    covered += Math.min(elapsed, row.completeness * (end - start));
  }
  return { value, measured, completeness: passed === 0 ? 0 : covered / passed };
}

/** Two sums over the same slots: only those that have passed and are known on both sides about as completely. */
export interface Comparison {
  readonly current: number;
  readonly before: number;
  readonly slots: number;
}

/** Slots whose completeness differs by more than this are not alike: a month begun on its last day is no month. */
const AlikeWithin = 0.1;

/** Compares like with like; null where no slot is known on both sides. */
export function compare(current: readonly Slot[], before: readonly Slot[], nowMs: number): Comparison | null {
  const byKey = new Map(before.map((slot) => [slot.key, slot.row]));
  let sum = 0;
  let sumBefore = 0;
  let slots = 0;
  for (const slot of current) {
    const other = byKey.get(slot.key);
    if (
      slot.row.value !== null &&
      other !== undefined &&
      other.value !== null &&
      slot.end <= nowMs &&
      Math.abs(slot.row.completeness - other.completeness) <= AlikeWithin
    ) {
      sum += slot.row.value;
      sumBefore += other.value;
      slots++;
    }
  }
  return slots === 0 ? null : { current: sum, before: sumBefore, slots };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
