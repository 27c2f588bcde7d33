import type { Line, Role } from "@/api/shapes";

/** Electric power now, kW; null where nothing is known of it. */
export interface Flows {
  readonly grid: number | null;
  readonly fedIn: number | null;
  readonly pv: number | null;
  readonly charge: number | null;
  readonly discharge: number | null;
  /** What is used: all that comes in less all that goes out. */
  readonly load: number | null;
}

/** The electric flows of a park or of an enterprise, of its live lines. */
export function flowsOf(lines: readonly Line[]): Flows {
  const rate = (...roles: Role[]) =>
    sum(
      lines
        .filter((line) => line.rateUnit === "kW" && (line.carrier === "electricity" || line.carrier === "pv"))
        .filter((line) => roles.includes(line.role))
        .map((line) => line.rate),
    );
  const grid = rate("grid-import");
  const fedIn = rate("grid-export");
  const pv = rate("generation");
  const charge = rate("storage-charge");
  const discharge = rate("storage-discharge");
  // Whose purchase is not metered at its gateway is metered where it is used.
  const direct = rate("consumption");
  const bought = sum([grid, direct]);
  const load = bought === null ? null : Math.max(0, bought + (pv ?? 0) + (discharge ?? 0) - (fedIn ?? 0) - (charge ?? 0));
  return { grid: bought, fedIn, pv, charge, discharge, load };
}

/** Share of the load that comes from one's own PV, 0..1; null where either is unknown. */
export function selfSufficiency(flows: Flows): number | null {
  return flows.load === null || flows.load <= 0 || flows.pv === null ? null : clamp((flows.pv - (flows.fedIn ?? 0)) / flows.load);
}

/** Share of the PV that is used where it is made, 0..1; null without PV at the moment. */
export function selfConsumption(flows: Flows): number | null {
  return flows.pv === null || flows.pv <= 0 ? null : clamp((flows.pv - (flows.fedIn ?? 0)) / flows.pv);
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** The sum of what is known; null where nothing is. */
function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value): value is number => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}
