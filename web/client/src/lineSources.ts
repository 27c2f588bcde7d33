import type { EnterpriseLive, Line, MeterLive } from "@/api/shapes";
import { lineKey, type LineKey } from "@/state/lines";

/** One enterprise's part of a line; `id` is null for the park's own meters. */
export interface EnterprisePart {
  readonly id: string | null;
  readonly name: string | null;
  readonly line: Line;
}

/** What the live figures of a line are made of, at one instant. */
export interface LineSources {
  /** The enterprises that have the line, the greatest amount of today first. */
  readonly enterprises: readonly EnterprisePart[];
  /** The meters that are summed, the greatest amount of today first. */
  readonly meters: readonly MeterLive[];
  /** Meters of the same carrier that stand in no sum of it, because another one measures the same: sub-meters, check meters. */
  readonly left: readonly MeterLive[];
  /** Σ of the power of the meters, at present of those that are not silent; null where none is known. */
  readonly rate: number | null;
  /** Σ of today's amounts; null where none is known. */
  readonly today: number | null;
}

/** Amounts come as millionths and are summed as such: a thousand of them in binary fractions would be off in the last digit. */
const Millionths = 1_000_000;

/** Σ of what is known, exact to the millionth; null where nothing is. */
export function sumOf(values: Iterable<number | null>): number | null {
  let sum: number | null = null;
  for (const value of values) {
    if (value !== null) {
      sum = (sum ?? 0) + Math.round(value * Millionths);
    }
  }
  return sum === null ? null : sum / Millionths;
}

/**
 * The parts of a line.
 * @param of The line.
 * @param enterprise Whose line: an enterprise's id; null for the whole park's.
 * @param isPast Of a past quarter-hour: its rates are its amounts, and of a meter that was silent there may be one too.
 */
export function sourcesOf(
  of: LineKey,
  enterprise: string | null,
  enterprises: Iterable<EnterpriseLive>,
  meters: Iterable<MeterLive>,
  isPast = false,
): LineSources {
  const key = lineKey(of);
  const mine = [...meters].filter((meter) => enterprise === null || meter.enterprise === enterprise);
  const counted = mine
    .filter((meter) => meter.counted && lineKey(meter) === key)
    .sort((left, right) => amount(right.today) - amount(left.today));
  return {
    enterprises: [...enterprises]
      .flatMap(({ id, name, lines }) => lines.filter((line) => lineKey(line) === key).map((line) => ({ id, name, line })))
      .filter((part) => enterprise === null || part.id === enterprise)
      .sort((left, right) => amount(right.line.today) - amount(left.line.today)),
    meters: counted,
    left: mine.filter(
      (meter) =>
        !meter.counted && meter.carrier === of.carrier && meter.unit === of.unit && (meter.role === of.role || meter.role === "submeter"),
    ),
    rate: sumOf(counted.map((meter) => rateOf(meter, isPast))),
    today: sumOf(counted.map((meter) => meter.today)),
  };
}

/** The rate that a meter gives to its line. */
export function rateOf(meter: MeterLive, isPast: boolean): number | null {
  return meter.stale && !isPast ? null : meter.rate;
}

function amount(value: number | null): number {
  return value ?? -1;
}
