import { describe, expect, it } from "vitest";
import { loadRows } from "@/loadTable";
import type { Slot } from "@/time/slots";

const Midnight = Date.parse("2026-11-21T00:00:00+08:00");
const slot = (index: number, value: number | null, from = Midnight): Slot => ({
  key: `00:${String(index * 15).padStart(2, "0")}`,
  start: from + index * 900_000,
  end: from + (index + 1) * 900_000,
  row: { start: new Date(from + index * 900_000).toISOString(), value, measured: value, completeness: value === null ? 0 : 1 },
});

describe("the table of a load curve", () => {
  it("has today beside yesterday and the forecast as rates, and null where nothing is known", () => {
    const today = [slot(0, 10), slot(1, null)];
    const yesterday = [slot(0, 8, Midnight - 86_400_000), slot(1, 7, Midnight - 86_400_000)];
    const forecast = [{ start: new Date(Midnight + 900_000).toISOString(), value: 9, low: 8, high: null }];
    expect(loadRows(today, yesterday, Midnight + 7_200_000, forecast)).toEqual([
      { key: "00:00", start: Midnight, today: 40, yesterday: 32, forecast: null, low: null, high: null, completeness: 1 },
      { key: "00:15", start: Midnight + 900_000, today: null, yesterday: 28, forecast: 36, low: 32, high: null, completeness: null },
    ]);
  });

  it("leaves out a quarter-hour that is still filling, as the curve does", () => {
    const today = [slot(0, 10), slot(1, 4)];
    expect(loadRows(today, [], Midnight + 1_200_000).map((row) => row.today)).toEqual([40, null]);
  });
});
