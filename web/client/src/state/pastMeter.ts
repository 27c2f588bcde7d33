import type { MeterLive, Readings } from "@/api/shapes";

/**
 * The readings of a meter that a past moment had.
 * @param end End of the quarter-hour that is shown, Unix ms; readings at it belong to it.
 */
export function readingsUntil(readings: Readings, end: number): Readings {
  return { ...readings, readings: readings.readings.filter((row) => Date.parse(row.at) <= end) };
}

/**
 * A meter as a past moment had it: its row of that quarter-hour, and the newest reading up to its end.
 * @param readings Readings of that day; null where they are not known, and then the last reading is not either.
 */
export function meterAt(row: MeterLive, readings: Readings | null, end: number): MeterLive {
  const upTo = readings === null ? [] : readingsUntil(readings, end).readings;
  const last = upTo.at(-1);
  // Of more readings than are given at once the first have come, and the newest is not among them.
  const isCut = readings?.truncated === true && upTo.length === readings.readings.length;
  return last === undefined || isCut
    ? row
    : { ...row, lastAt: last.at, lastArrived: last.arrived, lastValue: last.value, quality: last.quality, verdict: last.verdict };
}
