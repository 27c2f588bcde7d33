import { describe, expect, it } from "vitest";
import type { EnterpriseLive, Line, UsageRow } from "@/api/shapes";
import { rank, rankPeaks, trendChange, trendsOf } from "@/trends";

const Zone = "Asia/Shanghai";

/** One row a day from a local date on. */
function days(first: string, values: readonly (number | null)[]): UsageRow[] {
  const start = Date.parse(`${first}T00:00:00+08:00`);
  return values.map((value, index) => ({
    start: new Date(start + index * 86_400_000).toISOString(),
    value,
    measured: value,
    completeness: value === null ? 0 : 1,
  }));
}

describe("trends", () => {
  const now = Date.parse("2026-11-21T09:00:00+08:00");
  const rows = days("2025-01-01", Array.from({ length: 690 }, (_, index) => index + 1));

  it("compare yesterday with the day before, the same weekday and the same day a year ago", () => {
    const [yesterday] = trendsOf(rows, now, Zone);
    // 2026-11-20 is day 689 of the series.
    expect(yesterday?.now.value).toBe(689);
    expect(yesterday?.previous?.value).toBe(688);
    expect(yesterday?.week?.value).toBe(682);
    expect(yesterday?.year?.value).toBe(324);
  });

  it("sum a month up to yesterday against as many days of the others", () => {
    const month = trendsOf(rows, now, Zone)[1];
    expect(month?.now.value).toBe((670 + 689) * 10);
    expect(month?.previous?.value).toBe((639 + 658) * 10);
    expect(month?.year?.value).toBe((305 + 324) * 10);
  });

  it("on the first of a month show the month that has ended, and no more days than a shorter month has", () => {
    const month = trendsOf(rows, Date.parse("2026-04-01T00:10:00+08:00"), Zone)[1];
    expect(month?.now.value).toBe(((425 + 455) * 31) / 2);
    expect(month?.previous?.value).toBe(((397 + 424) * 28) / 2);
  });

  it("say nothing where a side is unknown or known far less completely", () => {
    expect(trendChange({ value: 2, completeness: 1 }, { value: 1, completeness: 0.95 })).toBe(1);
    expect(trendChange({ value: 2, completeness: 1 }, { value: 1, completeness: 0.5 })).toBeNull();
    expect(trendChange({ value: null, completeness: 0 }, { value: 1, completeness: 1 })).toBeNull();
    expect(trendChange({ value: 2, completeness: 1 }, null)).toBeNull();
  });
});

describe("the ranking", () => {
  const line = (today: number | null, carrier: Line["carrier"] = "electricity", role: Line["role"] = "grid-import"): Line => ({
    carrier,
    role,
    unit: carrier === "gas" ? "m3" : "kWh",
    rateUnit: "kW",
    meters: 1,
    freshMeters: 1,
    rate: null,
    today,
    yesterdaySoFar: null,
    yesterday: null,
  });
  const firm = (id: string | null, lines: Line[], floorM2: number | null = null): EnterpriseLive => ({
    id,
    name: id,
    industry: null,
    landMu: null,
    floorM2,
    sequence: 1,
    lines,
    meters: 1,
    staleMeters: 0,
    lastAt: null,
  });
  const key = { carrier: "electricity", role: "grid-import", unit: "kWh" } as const;

  it("leaves out what is not known and the park's own, the largest first", () => {
    const firms = [firm("a", [line(1)]), firm("b", [line(null)]), firm("c", [line(3)]), firm(null, [line(9)])];
    expect(rank(firms, key, "today").map((row) => row.id)).toEqual(["c", "a"]);
    expect(rank([firm("a", [line(10)], 5), firm("b", [line(20)], null)], key, "perArea")).toEqual([{ id: "a", name: "a", value: 2 }]);
  });

  it("by peak is the host's finding with the page's names, the unknown left out", () => {
    const firms = new Map([["a", { ...firm("a", []), name: "一号厂" }]]);
    const peaks = [
      { id: "b", peak: 5, at: "2026-11-21T08:00:00+08:00", completeness: 1 },
      { id: "c", peak: null, at: null, completeness: 0 },
      { id: "a", peak: 9, at: "2026-11-21T10:15:00+08:00", completeness: 1 },
    ];
    expect(rankPeaks(peaks, firms)).toEqual([
      { id: "a", name: "一号厂", value: 9, at: "2026-11-21T10:15:00+08:00" },
      { id: "b", name: "b", value: 5, at: "2026-11-21T08:00:00+08:00" },
    ]);
  });

  it("counts the carbon of all that is bought and burned, and not what is sent back", () => {
    const factors = [
      { carrier: "electricity", unit: "kWh", kgCo2PerUnit: 0.5, factors: [], provisional: false },
      { carrier: "gas", unit: "m3", kgCo2PerUnit: 2, factors: [], provisional: false },
    ] as const;
    const firms = [firm("a", [line(10), line(3, "gas", "consumption"), line(4, "electricity", "grid-export")]), firm("b", [line(8, "pv", "generation")])];
    expect(rank(firms, key, "carbon", factors)).toEqual([{ id: "a", name: "a", value: 11 }]);
  });
});
