import type { ForecastRow } from "./api/forecast";
import type { Slot } from "./time/slots";

/** What arrives late makes the last hour look like a dip: a step waits until it is as complete as those before. Unit: ms. */
const SettleMs = 3_600_000;

/** What is expected of a slot, as rates. */
export interface Expected {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What is expected of each slot; null where nothing is. */
export function expectedOf(today: readonly Slot[], forecast: readonly ForecastRow[]): (Expected | null)[] {
  const byStart = new Map(forecast.map((row) => [Date.parse(row.start), row]));
  return today.map((slot) => {
    const row = byStart.get(slot.start);
    const hours = (slot.end - slot.start) / 3_600_000;
    const rate = (amount: number | null) => (amount === null ? null : amount / hours);
    return row === undefined || row.value === null
      ? null
      : { value: row.value / hours, low: rate(row.low), high: rate(row.high) };
  });
}

/** A quarter-hour of a load curve as a row: mean rates, null where nothing is known. */
export interface LoadRow {
  readonly key: string;
  readonly start: number;
  readonly today: number | null;
  readonly yesterday: number | null;
  readonly forecast: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Of today's quarter-hour, 0..1; null where it is not drawn. */
  readonly completeness: number | null;
}

/** What a load curve shows, row by row: the same figures as in its tooltip. */
export function loadRows(today: readonly Slot[], yesterday: readonly Slot[], nowMs: number, forecast: readonly ForecastRow[] = []): LoadRow[] {
  const settled = settledSlots(today, nowMs);
  const before = new Map(yesterday.map((slot) => [slot.key, slot]));
  const expected = expectedOf(today, forecast);
  return today.map((slot, index) => ({
    key: slot.key,
    start: slot.start,
    today: rateOf(settled[index] ?? null),
    yesterday: rateOf(before.get(slot.key) ?? null),
    forecast: expected[index]?.value ?? null,
    low: expected[index]?.low ?? null,
    high: expected[index]?.high ?? null,
    completeness: settled[index]?.row.completeness ?? null,
  }));
}

/** The slots that are drawn: null for those that are unknown or still filling. */
export function settledSlots(slots: readonly Slot[], nowMs: number): (Slot | null)[] {
  const old = slots.filter((slot) => slot.end <= nowMs - SettleMs && slot.row.value !== null);
  const usual = old.at(-1)?.row.completeness ?? 0;
  return slots.map((slot) => {
    const recent = slot.end > nowMs - SettleMs;
    return slot.row.value === null || (recent && (slot.end > nowMs || slot.row.completeness < usual - 0.02)) ? null : slot;
  });
}

/** The mean rate of a slot, null where it is unknown. */
export function rateOf(slot: Slot | null): number | null {
  return slot === null || slot.row.value === null ? null : slot.row.value / ((slot.end - slot.start) / 3_600_000);
}
