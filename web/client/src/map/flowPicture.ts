import type { Flows } from "./flows";

/** One branch of the flow picture, to or from the bus in its middle. */
export interface Branch {
  readonly id: "grid" | "pv" | "storage" | "load";
  /** kW, without a sign; null where nothing is known. */
  readonly power: number | null;
  /** Towards the bus, away from it, or neither. */
  readonly way: "in" | "out" | "still";
  /** 0..1, of the largest branch. */
  readonly weight: number;
}

/** Below this a branch stands still. Unit: kW. */
const StillBelowKw = 0.05;

/** The four branches, signs turned into ways. Storage that charges takes from the bus. */
export function branchesOf(flows: Flows): Branch[] {
  const net = (incoming: number | null, outgoing: number | null) =>
    incoming === null && outgoing === null ? null : (incoming ?? 0) - (outgoing ?? 0);
  const signed: readonly (readonly [Branch["id"], number | null])[] = [
    ["grid", net(flows.grid, flows.fedIn)],
    ["pv", flows.pv],
    ["storage", net(flows.discharge, flows.charge)],
    ["load", flows.load === null ? null : -flows.load],
  ];
  const largest = Math.max(StillBelowKw, ...signed.map(([, power]) => Math.abs(power ?? 0)));
  return signed.map(([id, power]) => ({
    id,
    power: power === null ? null : Math.abs(power),
    way: power === null || Math.abs(power) < StillBelowKw ? "still" : power > 0 ? "in" : "out",
    weight: Math.abs(power ?? 0) / largest,
  }));
}
