import { describe, expect, it } from "vitest";
import type { WhatIfRow } from "@/api/whatIf";
import { differenceOf, isMain, shownFigure, toneOf } from "@/whatIfRows";

const row = (key: string, before: number, after: number, unit = "kWh") =>
  ({ key, unit, before, after, difference: after - before, formula: null, reason: null, inputs: [] }) as unknown as WhatIfRow;

describe("the rows of a trial", () => {
  it("are green where it is for the better and red where it is for the worse", () => {
    expect(toneOf(row("cost.total", 10, 12, "CNY"))).toBe("is-more");
    expect(toneOf(row("cost.powerFactorAdjustment", -7, -6, "CNY"))).toBe("is-more");
    expect(toneOf(row("carbon.total", 10, 9, "tCO2"))).toBe("is-less");
    expect(toneOf(row("demand.loadFactor", 0.76, 0.71, "1"))).toBe("is-more");
    expect(toneOf(row("intensity.selfSufficiency", 0.1, 0.2, "1"))).toBe("is-less");
  });

  it("have no side where energy only moves, or nothing changes", () => {
    expect(["cost.bandKwh.valley", "cost.bandShare.peak", "demand.peakValleyRatio"].map((key) => toneOf(row(key, 1, 2)))).toEqual(["", "", ""]);
    expect(toneOf(row("cost.total", 1, 1))).toBe("");
    expect(toneOf({ ...row("cost.total", 1, 1), difference: null })).toBe("");
  });

  it("say shares in per cent and their differences in points", () => {
    const share = row("cost.bandShare.peak", 0.52, 0.42, "1");
    expect(shownFigure(share.before, share)).toBe("52.00%");
    expect(differenceOf(share, "zh-CN")).toBe("−10.00 个百分点");
    expect(differenceOf(row("intensity.selfSufficiency", 0.1, 0.2, "1"), "en")).toBe("+10.00 pp");
    expect(shownFigure(null, share)).toBe("—");
    expect(differenceOf({ ...share, difference: null }, "en")).toBe("—");
    expect(differenceOf(row("cost.total", 100, 120.5, "CNY"), "en")).toBe("+20.50");
  });

  it("stand among the main ones but for parts and inputs", () => {
    expect(["cost.total", "carbon.total", "grade.k", "demand.maxKw", "intensity.tco2PerValueAdded"].every(isMain)).toBe(true);
    expect(["cost.band.peak", "cost.bandKwh.peak", "activity.grid-import.metered", "energy.carrier.gas.amount", "grade.l", "demand.kvarh"].some(isMain)).toBe(false);
  });
});
