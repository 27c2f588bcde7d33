import { describe, expect, it } from "vitest";
import { budgetBar } from "@/budgetBar";
import { formatAccountPeriod, parseAccountPeriod, twelveMonths } from "@/time/accounting";

const unknown = { toDate: null, allotted: null, forecast: null, low: null, high: null };

describe("the bar of a budget", () => {
  it("is as wide as the greatest known amount and a little more", () => {
    const bar = budgetBar({ toDate: 50, allotted: 100, forecast: 90, low: 80, high: 100 });
    expect(bar?.allotted).toBeCloseTo(96.15, 1);
    expect(bar?.toDate).toBeCloseTo(48.08, 1);
    expect(bar?.high).toBeCloseTo(96.15, 1);
  });

  it("leaves out what is unknown and is not there where nothing is known", () => {
    expect(budgetBar({ ...unknown, toDate: 10 })).toMatchObject({ allotted: null, forecast: null, low: null });
    expect(budgetBar(unknown)).toBeNull();
    expect(budgetBar({ ...unknown, toDate: 0 })).toBeNull();
  });
});

describe("the twelve months of a period", () => {
  it.each([
    ["2026-10", "2026-10-R12"],
    ["2026-Q3", "2026-09-R12"],
    ["2026", "2026"],
    ["2026-04-R12", "2026-04-R12"],
  ])("%s is judged over %s", (text, wanted) => {
    const period = parseAccountPeriod(text);
    expect(period === null ? null : formatAccountPeriod(twelveMonths(period))).toBe(wanted);
  });
});
