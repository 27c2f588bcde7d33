import { describe, expect, it } from "vitest";
import type { EnterpriseLive, Line, MeterLive } from "@/api/shapes";
import { sourcesOf, sumOf } from "@/lineSources";

const bought = { carrier: "electricity", role: "grid-import", unit: "kWh" } as const;

function meter(id: string, enterprise: string | null, today: number | null, more: Partial<MeterLive> = {}): MeterLive {
  return { id, name: id, enterprise, ...bought, rateUnit: "kW", counted: true, stale: false, rate: 10.1, today, lastAt: null, ...more } as MeterLive;
}

function firm(id: string | null, today: number | null, key: Partial<Line> = {}): EnterpriseLive {
  const line: Line = { ...bought, rateUnit: "kW", meters: 1, freshMeters: 1, rate: 1, today, yesterdaySoFar: null, yesterday: null, ...key };
  return { id, name: id, industry: null, landMu: null, floorM2: null, sequence: 1, lines: [line], meters: 1, staleMeters: 0, lastAt: null };
}

const meters = [
  meter("m1", "e1", 0.1),
  meter("m2", "e1", 0.2, { stale: true }),
  meter("m3", "e2", 700, { rate: null }),
  meter("m4", null, null),
  meter("check", "e1", 5, { counted: false }),
  meter("sub", "e1", 4, { counted: false, role: "submeter" }),
  meter("pv-check", "e1", 4, { counted: false, carrier: "pv", role: "generation" }),
  meter("gas", "e1", 9, { carrier: "gas", role: "consumption", unit: "m3" }),
];
const firms = [firm("e1", 0.3), firm("e2", 700), firm(null, null), firm("e3", 9, { carrier: "gas", role: "consumption", unit: "m3" })];

describe("what a live figure is made of", () => {
  it("is the counted meters of its line, the greatest first, unknown last", () => {
    const park = sourcesOf(bought, null, firms, meters);
    expect(park.meters.map((one) => one.id)).toEqual(["m3", "m2", "m1", "m4"]);
    expect(park.left.map((one) => one.id)).toEqual(["check", "sub"]);
    expect(park.enterprises.map((one) => one.id)).toEqual(["e2", "e1", null]);
  });

  it("sums amounts exactly, and the power of those that report", () => {
    const park = sourcesOf(bought, null, firms, meters);
    expect(park.today).toBe(700.3);
    expect(park.rate).toBe(20.2);
    expect(sourcesOf(bought, null, firms, meters, true).rate).toBe(30.3);
  });

  it("is of one enterprise where one is asked for", () => {
    const one = sourcesOf(bought, "e1", firms, meters);
    expect(one.meters.map((of) => of.id)).toEqual(["m2", "m1"]);
    expect(one.enterprises.map((of) => of.id)).toEqual(["e1"]);
    expect(one.today).toBe(0.3);
  });

  it("is unknown where nothing is known, never 0", () => {
    expect(sumOf([null, null])).toBeNull();
    expect(sumOf([])).toBeNull();
    expect(sumOf([null, 0])).toBe(0);
    expect(sourcesOf(bought, "e9", firms, meters)).toMatchObject({ today: null, rate: null, meters: [], left: [] });
  });
});
