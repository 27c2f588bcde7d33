import type { LiveFactor } from "@/api/map";
import type { EnterpriseLive } from "@/api/shapes";
import { formatNumber, NoNumber } from "@/units";
import { flowsOf } from "./flows";

/** What the map is coloured by. */
export const Measures = ["power", "intensity", "carbon", "health"] as const;
export type Measure = (typeof Measures)[number];

/** The units of the measures. */
export const MeasureUnit: Readonly<Record<Measure, string>> = { power: "kW", intensity: "W/m²", carbon: "kgCO₂/h", health: "%" };

/** An enterprise's figure of a measure: kW, W/m² of floor, kgCO₂/h, or the share of its meters that report, 0..100; null where unknown. */
export function measureOf(measure: Measure, row: EnterpriseLive, factors: readonly LiveFactor[]): number | null {
  switch (measure) {
    case "power":
      return flowsOf(row.lines).load;
    case "intensity": {
      const { load } = flowsOf(row.lines);
      return load === null || row.floorM2 === null || row.floorM2 <= 0 ? null : (load * 1_000) / row.floorM2;
    }
    case "carbon":
      return carbonOf(row, factors);
    case "health":
      return row.meters === 0 ? null : ((row.meters - row.staleMeters) / row.meters) * 100;
  }
}

/** CO₂ of what is bought and burned at present, kg/h; null where no line with a factor is known. */
export function carbonOf(row: Pick<EnterpriseLive, "lines">, factors: readonly LiveFactor[]): number | null {
  let total: number | null = null;
  for (const line of row.lines) {
    if ((line.role !== "grid-import" && line.role !== "consumption") || line.rate === null) {
      continue;
    }
    const factor = factors.find((one) => one.carrier === line.carrier && one.unit === line.unit);
    if (factor !== undefined) {
      total = (total ?? 0) + line.rate * factor.kgCo2PerUnit;
    }
  }
  return total;
}

/** A figure of a measure as it is written; of data health only a whole is 100. */
export function measureText(measure: Measure, value: number | null): string {
  if (value === null) {
    return NoNumber;
  }
  return measure === "health" ? formatNumber(Math.floor(value), 0) : formatNumber(value, value >= 100 ? 0 : 1);
}

/** How many classes the colours of a measure have. */
export const Classes = 5;

/** The limits of data health: below half is bad, below all is short. Unit: %. */
export const HealthBreaks: readonly number[] = [50, 100];

/** Where the classes of a measure begin, rising: fifths of the figures, rounded so that they can be read. */
export function breaksOf(values: readonly (number | null)[]): number[] {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value)).sort((a, b) => a - b);
  const limits: number[] = [];
  for (let part = 1; part < Classes; part++) {
    const limit = rounded(known[Math.floor((known.length * part) / Classes)] ?? 0);
    if (limit > (limits.at(-1) ?? 0)) {
      limits.push(limit);
    }
  }
  return limits;
}

/** The class of a figure among limits, from 0; null where it is unknown. */
export function classOf(value: number | null, limits: readonly number[]): number | null {
  return value === null ? null : limits.filter((limit) => value >= limit).length;
}

/** To two significant digits, as a legend is read. */
export function rounded(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(value >= 1 ? 2 : 1));
}
