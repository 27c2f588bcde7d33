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
  /** Meters of the same kind that stand in no sum, because another one measures the same energy. */
  readonly left: readonly MeterLive[];
  /** Σ of the power of those meters that are not silent; null where none is known. */
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
 */
export function sourcesOf(
  of: LineKey,
  enterprise: string | null,
  enterprises: Iterable<EnterpriseLive>,
  meters: Iterable<MeterLive>,
): LineSources {
  const key = lineKey(of);
  const mine = [...meters].filter(
    (meter) => (enterprise === null || meter.enterprise === enterprise) && lineKey(meter) === key,
  );
  const counted = mine.filter((meter) => meter.counted).sort((left, right) => amount(right.today) - amount(left.today));
  return {
    enterprises: [...enterprises]
      .flatMap(({ id, name, lines }) => lines.filter((line) => lineKey(line) === key).map((line) => ({ id, name, line })))
      .filter((part) => enterprise === null || part.id === enterprise)
      .sort((left, right) => amount(right.line.today) - amount(left.line.today)),
    meters: counted,
    left: mine.filter((meter) => !meter.counted),
    rate: sumOf(counted.map((meter) => (meter.stale ? null : meter.rate))),
    today: sumOf(counted.map((meter) => meter.today)),
  };
}

function amount(value: number | null): number {
  return value ?? -1;
}
