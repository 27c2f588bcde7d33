import type { EnterpriseLive, FrameLine, Frames, Line, MeterLive, ParkSnapshot } from "@/api/shapes";

/** The length of a quarter-hour. Unit: ms. */
export const QuarterMs = 900_000;

/** A run of frames with sums that are looked up, not added anew for each picture. */
export interface Reel {
  /** Start of the first frame, Unix ms. */
  readonly start: number;
  /** Frames that have ended. */
  readonly count: number;
  readonly lines: readonly ReelLine[];
  readonly enterprises: ReadonlyMap<string, readonly ReelLine[]>;
}

/** One line of a reel: `sums[i]` is the amount of the first `i` frames, `known[i]` how many of them are known. */
export interface ReelLine {
  readonly of: FrameLine;
  readonly sums: Float64Array;
  readonly known: Int32Array;
}

/** Makes a reel of the host's frames. */
export function reelOf(frames: Frames): Reel {
  return {
    start: Date.parse(frames.start),
    count: frames.count,
    lines: frames.lines.map(reelLine),
    enterprises: new Map(frames.enterprises.map((one) => [one.id ?? "", one.lines.map(reelLine)])),
  };
}

function reelLine(of: FrameLine): ReelLine {
  const sums = new Float64Array(of.rates.length + 1);
  const known = new Int32Array(of.rates.length + 1);
  of.rates.forEach((rate, i) => {
    sums[i + 1] = (sums[i] ?? 0) + (rate ?? 0) / 4;
    known[i + 1] = (known[i] ?? 0) + (rate === null ? 0 : 1);
  });
  return { of, sums, known };
}

/** The amount of frames `from` to `end` (exclusive); null where nothing is known of them, or they lie outside. */
export function amountOf(line: ReelLine, from: number, end: number): number | null {
  const [first, last] = [Math.max(0, from), Math.min(line.of.rates.length, end)];
  if (last <= first || (line.known[last] ?? 0) === (line.known[first] ?? 0)) {
    return null;
  }
  // Amounts are whole millionths; what binary fractions add is taken off again.
  return Math.round(((line.sums[last] ?? 0) - (line.sums[first] ?? 0)) * 1e6) / 1e6;
}

/** Where a local day and the one before it lie in a reel: indexes of frames. */
export interface DayPlace {
  readonly before: number;
  readonly start: number;
}

/** The lines of a frame, as the live view has them. */
export function linesAt(lines: readonly ReelLine[], index: number, day: DayPlace): Line[] {
  return lines.map((line) => {
    const { carrier, role, unit, rateUnit, meters } = line.of;
    const passed = index + 1 - day.start;
    return {
      carrier,
      role,
      unit,
      rateUnit,
      meters,
      freshMeters: line.of.measured[index] ?? 0,
      rate: line.of.rates[index] ?? null,
      today: amountOf(line, day.start, index + 1),
      yesterdaySoFar: amountOf(line, day.before, Math.min(day.before + passed, day.start)),
      yesterday: amountOf(line, day.before, day.start),
    };
  });
}

/**
 * A frame as a whole view. Frames know nothing of single meters, so their rates and amounts are unknown in it until the view of that
 * quarter-hour itself is here.
 */
export function frameView(reel: Reel, at: number, day: { before: number; start: number }, base: ParkSnapshot): ParkSnapshot | null {
  const index = Math.round((at - reel.start) / QuarterMs);
  if (index < 0 || index >= reel.count) {
    return null;
  }
  const place = {
    before: Math.round((day.before - reel.start) / QuarterMs),
    start: Math.round((day.start - reel.start) / QuarterMs),
  };
  const iso = new Date(at).toISOString();
  return {
    park: base.park,
    at: iso,
    past: true,
    lines: base.lines.length === 0 ? [] : linesAt(reel.lines, index, place),
    enterprises: base.enterprises.map((one) => enterpriseAt(one, reel, index, place, at, iso)),
    meters: base.meters.map((one) => meterUnknown(one, iso)),
  };
}

function enterpriseAt(one: EnterpriseLive, reel: Reel, index: number, place: DayPlace, at: number, iso: string): EnterpriseLive {
  const lines = linesAt(reel.enterprises.get(one.id ?? "") ?? [], index, place);
  const silent = lines.reduce((sum, line) => sum + line.meters - line.freshMeters, 0);
  return { ...one, sequence: at, lines, staleMeters: silent, lastAt: lines.some((line) => line.freshMeters > 0) ? iso : null };
}

function meterUnknown(one: MeterLive, iso: string): MeterLive {
  return {
    ...one, rate: null, today: null, lastAt: iso, lastArrived: null, lastValue: null, quality: null, verdict: null, stale: false,
  };
}

/** The last 24 hours up to a frame by the hour, of one line: the curve of a tile. Null where the reel has not so much. */
export function hoursUpTo(line: ReelLine, index: number): (number | null)[] {
  const hours: (number | null)[] = [];
  for (let end = index + 1 - 23 * 4; end <= index + 1; end += 4) {
    hours.push(amountOf(line, end - 4, end));
  }
  return hours;
}
