import { describe, expect, it } from "vitest";
import type { FrameLine, Frames, Line, MeterLive, ParkSnapshot, Readings } from "@/api/shapes";
import { dayPath } from "@/components/moment/dayCurve";
import { QuarterMs, amountOf, frameView, hoursUpTo, reelOf } from "@/state/frames";
import { createLiveStore } from "@/state/live";
import { momentText, parseMoment } from "@/state/moment";
import { meterAt, readingsUntil } from "@/state/pastMeter";

const start = Date.parse("2026-11-19T00:00:00+08:00");
const day = { before: start, start: start + 96 * QuarterMs };

function line(rates: readonly (number | null)[]): FrameLine {
  return {
    carrier: "electricity", role: "grid-import", unit: "kWh", rateUnit: "kW", meters: 2, rates,
    measured: rates.map((rate) => (rate === null ? 0 : 2)),
  };
}

const rates = Array.from({ length: 130 }, (_, i) => (i === 100 ? null : 4 * i));
const frames: Frames = {
  park: "qsh", timeZone: "Asia/Shanghai", start: "2026-11-19T00:00:00+08:00", count: 130,
  lines: [line(rates)], enterprises: [{ id: "e1", lines: [line(rates)] }, { id: null, lines: [] }],
};

function snapshot(at: string, rate: number | null, past = false): ParkSnapshot {
  const one: Line = { ...line([]), freshMeters: 1, rate, today: 1, yesterdaySoFar: null, yesterday: null };
  return {
    park: { id: "qsh", name: "青山湖", timeZone: "Asia/Shanghai", region: null, demo: false },
    at, past, lines: [one],
    enterprises: [
      { id: "e1", name: "e1", industry: null, landMu: null, floorM2: null, sequence: 5, lines: [one], meters: 1, staleMeters: 0, lastAt: at },
    ],
    meters: [],
  };
}

describe("frames", () => {
  const reel = reelOf(frames);
  const only = reel.lines[0]!;

  it("add up as the rows they are made of", () => {
    expect(amountOf(only, 2, 5)).toBe(2 + 3 + 4);
    expect(amountOf(only, 99, 102)).toBe(99 + 101);
  });

  it("are unknown where nothing is known, never 0", () => {
    expect(amountOf(only, 100, 101)).toBeNull();
    expect(amountOf(only, 130, 140)).toBeNull();
    expect(amountOf(only, -5, 0)).toBeNull();
  });

  it("make a whole view of a quarter-hour, with the day before to the same time", () => {
    const view = frameView(reel, start + 98 * QuarterMs, day, snapshot("2026-11-20T09:00:00+08:00", 7))!;
    const row = view.lines[0]!;
    expect(view.past).toBe(true);
    expect(row.rate).toBe(392);
    expect(row.today).toBe(96 + 97 + 98);
    expect(row.yesterdaySoFar).toBe(0 + 1 + 2);
    expect(row.yesterday).toBe((95 * 96) / 2);
    expect(view.enterprises[0]!.lines[0]!.rate).toBe(392);
  });

  it("say so where a quarter-hour is unknown", () => {
    const view = frameView(reel, start + 100 * QuarterMs, day, snapshot("2026-11-20T09:00:00+08:00", 7))!;
    expect(view.lines[0]!.rate).toBeNull();
    expect(view.enterprises[0]!.lastAt).toBeNull();
    expect(view.enterprises[0]!.staleMeters).toBe(2);
  });

  it("show no moment that they do not hold", () => {
    const base = snapshot("2026-11-20T09:00:00+08:00", 7);
    expect(frameView(reel, start - QuarterMs, day, base)).toBeNull();
    expect(frameView(reel, start + 130 * QuarterMs, day, base)).toBeNull();
  });

  it("give a tile its last 24 hours", () => {
    const hours = hoursUpTo(only, 95);
    expect(hours).toHaveLength(24);
    expect(hours[23]).toBe(92 + 93 + 94 + 95);
  });
});

describe("the live store in the past", () => {
  const past = start + 10 * QuarterMs;
  const change = {
    park: "qsh", at: "2026-11-20T09:00:05+08:00", lines: [],
    enterprises: [{ ...snapshot("2026-11-20T09:00:05+08:00", 99).enterprises[0]!, sequence: 9 }], meters: [],
  };

  it("shows nothing that comes of the present, and all of it on the way back", () => {
    const flushes: (() => void)[] = [];
    const store = createLiveStore((flush) => flushes.push(flush), () => 0);
    store.snapshot(snapshot("2026-11-20T09:00:00+08:00", 7));
    store.leave(past);
    store.show(past, snapshot("2026-11-19T02:30:00+08:00", 1, true));
    store.change(change);
    store.snapshot(snapshot("2026-11-20T09:00:06+08:00", 8));
    flushes.forEach((flush) => flush());
    expect(store.head.lines[0]!.rate).toBe(1);
    expect(store.enterprises.get("e1")!.lines[0]!.rate).toBe(1);

    store.resume(snapshot("2026-11-20T09:00:04+08:00", 8));
    expect(store.head.past).toBeNull();
    expect(store.head.lines).toEqual([]);
    expect(store.enterprises.get("e1")!.lines[0]!.rate).toBe(99);
  });

  it("drops what a change said before the view that it comes back with", () => {
    const store = createLiveStore((flush) => flush(), () => 0);
    store.snapshot(snapshot("2026-11-20T09:00:00+08:00", 7));
    store.leave(past);
    store.change({ ...change, enterprises: [{ ...change.enterprises[0]!, sequence: 4 }] });
    store.resume(snapshot("2026-11-20T09:00:06+08:00", 8));
    expect(store.enterprises.get("e1")!.lines[0]!.rate).toBe(8);
  });

  it("does not show a moment that is no longer wanted", () => {
    const store = createLiveStore((flush) => flush(), () => 0);
    store.snapshot(snapshot("2026-11-20T09:00:00+08:00", 7));
    store.leave(past + QuarterMs);
    store.show(past, snapshot("2026-11-19T02:30:00+08:00", 1, true));
    expect(store.head.lines[0]!.rate).toBe(7);
    store.expect();
    store.show(past + QuarterMs, snapshot("2026-11-19T02:45:00+08:00", 2, true));
    expect(store.head.lines[0]!.rate).toBe(7);
  });

  it("keeps the host's clock apart from what is shown", () => {
    const store = createLiveStore((flush) => flush(), () => Date.parse("2026-11-20T09:00:00+08:00"));
    store.snapshot(snapshot("2026-11-20T09:00:02+08:00", 7));
    store.leave(past);
    store.show(past, snapshot("2026-11-19T02:30:00+08:00", 1, true));
    expect(store.head.clockOffsetMs).toBe(2_000);
  });
});

describe("a link to the past, opened", () => {
  it("keeps its view where it is here before the park is watched, and none of another park", () => {
    const past = Date.parse("2026-11-19T02:30:00+08:00");
    const store = createLiveStore((flush) => flush(), () => past);
    store.leave(past);
    store.show(past, snapshot("2026-11-19T02:30:00+08:00", 1, true));
    store.clear("qsh");
    expect([store.head.park?.id, store.head.lines.length, store.enterprises.size]).toEqual(["qsh", 1, 1]);
    store.clear("other");
    expect([store.head.park, store.head.lines.length, store.enterprises.size]).toEqual([null, 0, 0]);
  });
});

describe("the moment in the address", () => {
  it("is the park's own time and comes back as it went", () => {
    const at = Date.parse("2026-11-20T08:15:00+08:00");
    expect(momentText(at, "Asia/Shanghai")).toBe("2026-11-20T08:15+08:00");
    expect(parseMoment("2026-11-20T08:15+08:00")).toBe(at);
    expect(parseMoment("2026-11-20T08:15 08:00")).toBe(at);
    expect(momentText(Date.parse("2026-01-05T03:30:00Z"), "America/St_Johns")).toBe("2026-01-05T00:00-03:30");
  });

  it("means the quarter-hour that holds it, and nothing where it is none", () => {
    expect(parseMoment("2026-11-20T08:22+08:00")).toBe(Date.parse("2026-11-20T08:15:00+08:00"));
    expect(["yesterday", "", undefined, "2026-11-20"].map(parseMoment)).toEqual([null, null, null, null]);
  });
});

describe("the curve below the slider", () => {
  it("has a gap where nothing is known", () => {
    expect(dayPath([1, 2, null, 2], 4)).toBe("M0 1V0.500H1V0.000H2V1ZM3 1V0.000H4V1Z");
    expect(dayPath([null, null], 4)).toBe("");
  });
});

describe("a meter at a past quarter-hour", () => {
  const at = (time: string) => `2026-11-19T${time}+08:00`;
  const reading = (time: string, value: number) =>
    ({ at: at(time), arrived: at(time), value, revision: 1, quality: "good", verdict: "accepted" }) as Readings["readings"][number];
  const readings: Readings = {
    meter: "m", unit: "kWh", truncated: false,
    readings: [reading("10:00:00", 5), reading("10:15:00", 6), reading("10:15:01", 7)],
  };
  const row = { id: "m", rate: 4, lastAt: at("10:00:00"), lastArrived: null, lastValue: null, quality: null, verdict: null } as MeterLive;
  const end = Date.parse(at("10:15:00"));

  it("has read what it had up to the end of it", () => {
    expect(readingsUntil(readings, end).readings.map((one) => one.value)).toEqual([5, 6]);
    expect(meterAt(row, readings, end)).toMatchObject({ rate: 4, lastAt: at("10:15:00"), lastArrived: at("10:15:00"), lastValue: 6, verdict: "accepted" });
  });

  it("keeps its row where the readings are cut before that moment", () => {
    expect(meterAt(row, { ...readings, truncated: true }, Date.parse(at("11:00:00")))).toBe(row);
    expect(meterAt(row, { ...readings, truncated: true }, end).lastValue).toBe(6);
  });

  it("keeps its row where no reading is known", () => {
    expect(meterAt(row, null, end)).toBe(row);
    expect(meterAt(row, readings, Date.parse(at("09:00:00")))).toBe(row);
  });
});
