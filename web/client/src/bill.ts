import type { Flag } from "./api/accountShapes";
import type { BandWord, Bill, BillBand, BillDay, Demand, DemandRow, Forecast, GradeMove, GradeTarget } from "./api/bill";
import type { DayDemand } from "./charts/demandOption";

/** The bands from the dearest to the cheapest, and what is in none. */
export const BandOrder: readonly BandWord[] = ["sharp", "peak", "flat", "valley", "deep-valley", "none"];

/** From this share of the contracted demand on it is near its limit (DEMAND_NEAR_LIMIT). */
export const NearLimit = 0.95;

/** A part of a bar that fills it with its share, 0..1. */
export interface Part {
  readonly band: BandWord;
  readonly share: number;
  /** What of it is known already, 0..1; the rest is expected. */
  readonly known: number;
}

/** The shares of bands in what they sum to; nothing where nothing is known. Bands below zero have no place in a bar. */
export function shares(
  bands: readonly BillBand[],
  of: (band: BillBand) => number | null,
  knownOf: (band: BillBand) => number | null = of,
): readonly Part[] {
  const sum = bands.reduce((total, band) => total + Math.max(0, of(band) ?? 0), 0);
  return sum <= 0
    ? []
    : bands
        .map((band) => {
          const whole = Math.max(0, of(band) ?? 0);
          const known = whole <= 0 ? 1 : Math.min(1, Math.max(0, knownOf(band) ?? 0) / whole);
          return { band: band.band, share: whole / sum, known };
        })
        .filter((part) => part.share > 0);
}

/** What is known of a bill that lacks a part: the charges that are known, and which are not. */
export function knownPart(bill: Pick<Bill, "energy" | "demand" | "powerFactorAdjustment" | "total">): {
  readonly value: number | null;
  readonly without: readonly ("energy" | "demand" | "powerFactorAdjustment")[];
} {
  const names = ["energy", "demand", "powerFactorAdjustment"] as const;
  const without = names.filter((name) => bill[name] === null);
  if (bill.total !== null || without.length === names.length) {
    return { value: bill.total, without: bill.total !== null ? [] : without };
  }
  return { value: names.reduce((sum, name) => sum + (bill[name] ?? 0), 0), without };
}

/** How far a month has come: what is known of what is expected, 0..1; null where no forecast is. */
export function progress(known: number | null, forecast: Forecast): number | null {
  return known === null || forecast.value === null || forecast.value <= 0
    ? null
    : Math.min(1, Math.max(0, known / forecast.value));
}

/** Whether a forecast has an interval worth showing: both ends, and not the same. */
export function hasRange(forecast: Forecast): forecast is { value: number; low: number; high: number } {
  return forecast.value !== null && forecast.low !== null && forecast.high !== null && forecast.high > forecast.low;
}

export type DemandMood = "unknown" | "within" | "near" | "over";

/** How the greatest demand stands to the contract. */
export function demandMood(demand: Pick<Demand, "contractShare">): DemandMood {
  const share = demand.contractShare;
  return share === null ? "unknown" : share > 1 ? "over" : share >= NearLimit ? "near" : "within";
}

/** The marks of the demand gauge as shares of its length; null where nothing is drawn or there is nothing to hold it against. */
export function gauge(demand: Pick<Demand, "maxKw" | "contract" | "billedKw">): {
  readonly drawn: number;
  readonly contract: number | null;
  readonly transformer: number | null;
} | null {
  const contract = demand.contract?.demandKw ?? null;
  const transformer = demand.contract?.transformerKva ?? null;
  const drawn = demand.maxKw;
  const full = Math.max(drawn ?? 0, contract ?? 0, transformer ?? 0);
  if (drawn === null || full <= 0 || (contract === null && transformer === null)) {
    return null;
  }
  const share = (value: number | null) => (value === null ? null : value / full);
  return { drawn: Math.max(0, drawn) / full, contract: share(contract), transformer: share(transformer) };
}

/** The days that have something to show: known, or to come in a month that runs. */
export function knownDays(days: readonly BillDay[]): readonly BillDay[] {
  return days.filter((day) => day.kwh !== null);
}

/** The moves of a target that can be made, then those that cannot, then those that are unknown; the smallest change of its amount first. */
export function orderedMoves(target: GradeTarget): readonly GradeMove[] {
  const rank = (move: GradeMove) => (move.possible === true ? 0 : move.possible === false ? 1 : 2);
  return [...target.moves].sort((left, right) => rank(left) - rank(right));
}

/** By when a notified flag has to be answered, Unix ms, as the host counts it; null where no answer is waited for. */
export function answerDue(flag: Pick<Flag, "awaited" | "due">): number | null {
  return flag.awaited === "answer" && flag.due != null ? Date.parse(flag.due) : null;
}

/** The flags that wait for the enterprise first, the earliest deadline first; then the others that are open. */
export function flagsInOrder(flags: readonly Flag[]): readonly Flag[] {
  return [...flags].sort((left, right) => (answerDue(left) ?? Infinity) - (answerDue(right) ?? Infinity));
}

/** The greatest demand of each local day of a month, in order; the start of a quarter-hour carries the park's offset. */
export function dayDemands(rows: readonly DemandRow[]): readonly DayDemand[] {
  const days = new Map<string, DayDemand>();
  for (const row of rows) {
    const day = row.start.slice(0, 10);
    const known = days.get(day);
    if (known === undefined || (row.kw !== null && (known.kw === null || row.kw > known.kw))) {
      days.set(day, { day, kw: row.kw, at: row.kw === null ? null : row.start.slice(11, 16) });
    }
  }
  return [...days.values()];
}
