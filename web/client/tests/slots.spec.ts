import { describe, expect, it } from "vitest";
import type { UsageRow } from "@/api/shapes";
import { boundsOf, parsePeriod, type Period } from "@/time/period";
import { compare, slotsOf, totalOf } from "@/time/slots";

const QuarterMs = 900_000;

function quarters(day: string, zone: string, value: (index: number) => number | null, completeness = 1) {
  const { from, to } = boundsOf(parsePeriod(day) as Period, zone);
  const rows: UsageRow[] = [];
  for (let at = from, index = 0; at < to; at += QuarterMs, index++) {
    const amount = value(index);
    rows.push({
      start: new Date(at).toISOString(),
      value: amount,
      measured: amount,
      completeness: amount === null ? 0 : completeness,
    });
  }
  return { slots: slotsOf(rows, "day", to, zone), from, to };
}

describe("slots", () => {
  it("tell the hour that comes twice apart", () => {
    const { slots } = quarters("2026-10-25", "Europe/Amsterdam", () => 1);
    expect(slots).toHaveLength(100);
    expect(new Set(slots.map((slot) => slot.key)).size).toBe(100);
  });

  it("stand beside the same wall time of another day, over a jump of the clock too", () => {
    const short = quarters("2026-03-29", "Europe/Amsterdam", () => 1);
    const plain = quarters("2026-03-28", "Europe/Amsterdam", (index) => (index >= 8 && index < 12 ? 100 : 2));
    // The hour from 2 to 3 is not in the short day; it is left out on both sides.
    expect(compare(short.slots, plain.slots, short.to)).toEqual({ current: 92, before: 184, slots: 92 });
  });

  it("compare only what has ended, is known on both sides, and about as completely", () => {
    const today = quarters("2026-11-20", "Asia/Shanghai", (index) => (index < 40 ? 1 : null));
    const before = quarters("2026-11-19", "Asia/Shanghai", (index) => (index === 0 ? null : 2));
    expect(compare(today.slots, before.slots, today.from + 30.5 * QuarterMs)).toEqual({ current: 29, before: 58, slots: 29 });
    const partly = quarters("2026-11-19", "Asia/Shanghai", () => 2, 0.5);
    expect(compare(today.slots, partly.slots, today.to)).toBeNull();
  });

  it("sum to null, never 0, where nothing is known", () => {
    const { slots, to } = quarters("2026-11-20", "Asia/Shanghai", () => null);
    expect(totalOf(slots, to)).toEqual({ value: null, measured: null, completeness: 0 });
  });

  it("do not count what is still to come as a gap", () => {
    const { slots, from } = quarters("2026-11-20", "Asia/Shanghai", (index) => (index < 40 ? 1.5 : null));
    expect(totalOf(slots, from + 40.5 * QuarterMs)).toEqual({ value: 60, measured: 60, completeness: 1 });
    expect(totalOf(slots, from + 80 * QuarterMs).completeness).toBeCloseTo(0.5);
  });
});
