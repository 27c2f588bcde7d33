import { describe, expect, it } from "vitest";
import type { Flag } from "@/api/accountShapes";
import type { BillBand, Forecast, GradeMove, GradeTarget } from "@/api/bill";
import {
  answerDue,
  dayDemands,
  demandMood,
  flagsInOrder,
  gauge,
  hasRange,
  knownPart,
  orderedMoves,
  progress,
  shares,
} from "@/bill";
import { usageColumns, usageOf, usageRows } from "@/usageFile";
import type { Usage } from "@/api/shapes";

const none: Forecast = { value: null, low: null, high: null };
const band = (name: BillBand["band"], kwh: number | null, cost: number | null = null): BillBand => ({
  band: name,
  kwh,
  estimatedKwh: 0,
  price: null,
  cost,
  forecastKwh: none,
  forecastCost: none,
});

describe("a bill", () => {
  it("shares its bar among the bands that have something", () => {
    expect(shares([band("sharp", 0), band("peak", 30), band("flat", 10), band("valley", null)], (one) => one.kwh)).toEqual([
      { band: "peak", share: 0.75, known: 1 },
      { band: "flat", share: 0.25, known: 1 },
    ]);
    expect(shares([band("peak", null)], (one) => one.kwh)).toEqual([]);
  });

  it("shows in each band of its bar what is known of what is expected", () => {
    const half = { ...band("peak", 30), forecastKwh: { value: 60, low: 50, high: 70 } };
    expect(
      shares(
        [half],
        (one) => one.forecastKwh.value,
        (one) => one.kwh,
      ),
    ).toEqual([{ band: "peak", share: 1, known: 0.5 }]);
  });

  it("tells what is known of it and what is not, and never a sum of nothing", () => {
    expect(knownPart({ energy: 100, demand: 40, powerFactorAdjustment: null, total: null })).toEqual({
      value: 140,
      without: ["powerFactorAdjustment"],
    });
    expect(knownPart({ energy: 100, demand: 40, powerFactorAdjustment: 2, total: 142 })).toEqual({ value: 142, without: [] });
    expect(knownPart({ energy: null, demand: null, powerFactorAdjustment: null, total: null }).value).toBeNull();
  });

  it("has come as far as what is known of what is expected", () => {
    expect(progress(30, { value: 120, low: 100, high: 140 })).toBe(0.25);
    expect(progress(30, none)).toBeNull();
    expect(progress(null, { value: 120, low: 100, high: 140 })).toBeNull();
    expect(hasRange({ value: 120, low: 120, high: 120 })).toBe(false);
    expect(hasRange({ value: 120, low: 110, high: 130 })).toBe(true);
  });
});

describe("demand", () => {
  const contract = { tariff: "t", transformerKva: 2000, demandKw: 1000, voltageKv: 10 };

  it.each([
    [null, "unknown"],
    [0.9, "within"],
    [0.95, "near"],
    [1, "near"],
    [1.0001, "over"],
  ] as const)("of %s of the contract is %s", (contractShare, mood) => {
    expect(demandMood({ contractShare })).toBe(mood);
  });

  it("is drawn on a gauge as long as the largest of demand, contract and transformer", () => {
    expect(gauge({ maxKw: 500, contract, billedKw: null })).toEqual({ drawn: 0.25, contract: 0.5, transformer: 1 });
    expect(gauge({ maxKw: 500, contract: null, billedKw: null })).toBeNull();
    expect(gauge({ maxKw: null, contract, billedKw: null })).toBeNull();
  });

  it("has its greatest quarter-hour of each local day, the first of equals, and days without any", () => {
    const row = (start: string, kw: number | null) => ({ start, kw, band: "flat" as const, estimated: false });
    expect(
      dayDemands([
        row("2026-11-01T00:00:00+08:00", 3),
        row("2026-11-01T10:15:00+08:00", 9),
        row("2026-11-01T10:30:00+08:00", 9),
        row("2026-11-02T00:00:00+08:00", null),
      ]),
    ).toEqual([
      { day: "2026-11-01", kw: 9, at: "10:15" },
      { day: "2026-11-02", kw: null, at: null },
    ]);
  });
});

describe("flags", () => {
  const flag = (id: string, awaited: string | null, due: string | null) => ({ id, awaited, due }) as unknown as Flag;

  it("are due when the host says, where an answer is waited for", () => {
    expect(answerDue(flag("a", "answer", "2026-11-17T00:00:00Z"))).toBe(Date.parse("2026-11-17T00:00:00Z"));
    expect(answerDue(flag("b", "judge", "2026-11-17T00:00:00Z"))).toBeNull();
    expect(answerDue(flag("c", null, null))).toBeNull();
  });

  it("that wait for an answer come first, the earliest deadline first", () => {
    const order = flagsInOrder([
      flag("none", "verify", "2026-11-01T00:00:00Z"),
      flag("late", "answer", "2026-11-24T00:00:00Z"),
      flag("early", "answer", "2026-11-17T00:00:00Z"),
    ]);
    expect(order.map((one) => one.id)).toEqual(["early", "late", "none"]);
  });
});

describe("what would move a grade", () => {
  it("shows what is possible first, then what is not, then what is unknown", () => {
    const move = (lever: GradeMove["lever"], possible: boolean | null) => ({ lever, possible }) as GradeMove;
    const target = { moves: [move("gas", null), move("electricity", false), move("pv", true)] } as unknown as GradeTarget;
    expect(orderedMoves(target).map((one) => one.lever)).toEqual(["pv", "electricity", "gas"]);
  });
});

describe("a file of quarter-hours", () => {
  const meters = [
    { id: "m1", name: "总表", unit: "kWh" as const },
    { id: "g1", name: null, unit: "m3" as const },
  ];
  const usage = (...values: [string, number | null, number | null][]) =>
    ({ values: values.map(([start, value, measured]) => ({ start, value, measured, completeness: 1 })) }) as unknown as Usage;

  it("has a column for each meter and for what of it was interpolated", () => {
    expect(
      usageColumns(meters, { time: "时间", estimated: (meter) => `${meter} 估计` }).map((one) => [one.title, one.unit]),
    ).toEqual([
      ["时间", undefined],
      ["总表", "kWh"],
      ["总表 估计", "kWh"],
      ["g1", "m3"],
      ["g1 估计", "m3"],
    ]);
  });

  it("has a row for each quarter-hour that has begun, empty where nothing is known", async () => {
    const asked: string[] = [];
    const series = await usageOf(meters, { from: 0, to: 1, step: "PT15M" }, (meter) => {
      asked.push(meter);
      return Promise.resolve(
        meter === "m1"
          ? usage(["2026-11-01T00:00:00+08:00", 10.3, 10.1], ["2026-11-01T00:15:00+08:00", null, null])
          : usage(["2026-11-01T00:00:00+08:00", 2, 2], ["2026-11-01T00:15:00+08:00", 3, 3], ["2026-11-01T00:30:00+08:00", 4, 4]),
      );
    });
    expect(asked).toEqual(["m1", "g1"]);
    expect(usageRows(series, Date.parse("2026-11-01T00:30:00+08:00"))).toEqual([
      { time: "2026-11-01T00:00:00+08:00", m1: 10.3, "m1 estimated": 0.2, g1: 2, "g1 estimated": 0 },
      { time: "2026-11-01T00:15:00+08:00", m1: null, "m1 estimated": null, g1: 3, "g1 estimated": 0 },
    ]);
  });
});
