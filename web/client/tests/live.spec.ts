import { describe, expect, it } from "vitest";
import type { EnterpriseLive, MeterLive, ParkSnapshot } from "@/api/shapes";
import { retryDelayMs } from "@/api/hub";
import { createLiveStore } from "@/state/live";
import { selectEnterprises } from "@/state/lines";
import { selectMeters, type MeterSelection } from "@/state/meterOrder";
import { isStale } from "@/state/staleness";

const at = "2026-11-20T08:00:00+08:00";

function enterprise(id: string | null, sequence: number, rate: number | null = 1): EnterpriseLive {
  const line = {
    carrier: "electricity",
    role: "grid-import",
    unit: "kWh",
    rateUnit: "kW",
    meters: 1,
    freshMeters: 1,
    rate,
    today: rate,
    yesterdaySoFar: 10,
    yesterday: 20,
  } as const;
  return {
    id,
    name: id,
    industry: null,
    landMu: null,
    floorM2: null,
    sequence,
    lines: [line],
    meters: 1,
    staleMeters: 0,
    lastAt: at,
  };
}

function meter(id: string, owner: string | null, lastValue: number | null): MeterLive {
  return {
    id,
    name: null,
    enterprise: owner,
    carrier: "electricity",
    role: "grid-import",
    kind: "register",
    meterUnit: "kWh",
    unit: "kWh",
    rateUnit: "kW",
    intervalSeconds: 900,
    parent: null,
    counted: true,
    rate: lastValue,
    today: null,
    lastAt: at,
    lastArrived: at,
    lastValue,
    quality: "good",
    verdict: "accepted",
    stale: false,
  };
}

function snapshot(enterprises: EnterpriseLive[], meters: MeterLive[]): ParkSnapshot {
  return {
    park: { id: "qsh", name: "青山湖", timeZone: "Asia/Shanghai", region: null, demo: false },
    at,
    lines: [],
    enterprises,
    meters,
  };
}

function storeWithFrame() {
  const frames: (() => void)[] = [];
  const store = createLiveStore(
    (flush) => frames.push(flush),
    () => Date.parse(at),
  );
  return { store, frames, frame: () => frames.splice(0).forEach((flush) => flush()) };
}

describe("live store", () => {
  it("takes a change at the next frame, all of a burst at once", () => {
    const { store, frames, frame } = storeWithFrame();
    store.snapshot(snapshot([enterprise("e1", 1), enterprise("e2", 1)], [meter("m1", "e1", 1), meter("m2", "e2", 1)]));
    for (let value = 2; value <= 9; value++) {
      store.change({ park: "qsh", at, lines: [], enterprises: [enterprise("e1", value)], meters: [meter("m1", "e1", value)] });
    }
    expect(frames).toHaveLength(1);
    expect(store.meters.get("m1")?.lastValue).toBe(1);
    frame();
    expect(store.meters.get("m1")?.lastValue).toBe(9);
    expect(store.meters.get("m2")?.lastValue).toBe(1);
  });

  it("drops an older state of an enterprise with its meters", () => {
    const { store, frame } = storeWithFrame();
    store.snapshot(snapshot([enterprise("e1", 5)], [meter("m1", "e1", 5)]));
    store.change({
      park: "qsh",
      at,
      lines: [],
      enterprises: [enterprise("e1", 4), enterprise(null, 1)],
      meters: [meter("m1", "e1", 4), meter("own", null, 7)],
    });
    frame();
    expect(store.enterprises.get("e1")?.sequence).toBe(5);
    expect(store.meters.get("m1")?.lastValue).toBe(5);
    expect(store.meters.get("own")?.lastValue).toBe(7);
  });

  it("takes a snapshot as it is: after a restart sequences begin anew, and what is gone goes", () => {
    const { store, frame } = storeWithFrame();
    store.snapshot(snapshot([enterprise("e1", 50), enterprise("e2", 9)], [meter("m1", "e1", 50), meter("m2", "e2", 9)]));
    store.change({ park: "qsh", at, lines: [], enterprises: [enterprise("e1", 51)], meters: [meter("m1", "e1", 51)] });
    store.snapshot(snapshot([enterprise("e1", 1)], [meter("m1", "e1", 52)]));
    frame();
    expect([...store.meters.keys()]).toEqual(["m1"]);
    expect(store.meters.get("m1")?.lastValue).toBe(52);
    expect(store.enterprises.get("e1")?.sequence).toBe(1);
    expect(store.head.epoch).toBe(2);
  });

  it("ignores changes of another park", () => {
    const { store, frames } = storeWithFrame();
    store.snapshot(snapshot([enterprise("e1", 1)], []));
    store.change({ park: "other", at, lines: [], enterprises: [enterprise("e1", 2)], meters: [] });
    expect(frames).toHaveLength(0);
  });

  it("lets a row of polls leave the curves alone", () => {
    const { store } = storeWithFrame();
    store.snapshot(snapshot([], []));
    store.snapshot(snapshot([], []), false);
    expect(store.head.epoch).toBe(1);
  });
});

describe("staleness", () => {
  it("begins after three intervals and two minutes, and where nothing ever came", () => {
    const last = Date.parse(at);
    expect(isStale(meter("m1", "e1", 1), last + 47 * 60_000)).toBe(false);
    expect(isStale(meter("m1", "e1", 1), last + 47 * 60_000 + 1)).toBe(true);
    expect(isStale({ ...meter("m1", "e1", 1), lastAt: null }, last)).toBe(true);
  });
});

describe("lists", () => {
  const selection: MeterSelection = {
    search: "",
    carrier: "all",
    enterprise: "all",
    state: "all",
    column: "rate",
    descending: true,
  };

  it("put what is unknown last, whichever way they are turned", () => {
    const rows = [meter("a", "e1", null), meter("b", "e1", 2), meter("c", "e2", 10)];
    expect(selectMeters(rows, new Map(), selection, 0)).toEqual(["c", "b", "a"]);
    expect(selectMeters(rows, new Map(), { ...selection, descending: false }, 0)).toEqual(["b", "c", "a"]);
  });

  it("find a meter by its id or its enterprise", () => {
    const rows = [meter("m1", "e1", 1), meter("m2", "e2", 1), meter("own", null, 1)];
    const owners = new Map([["e2", { ...enterprise("e2", 1), name: "锦澜纺织" }]]);
    expect(selectMeters(rows, owners, { ...selection, search: "锦澜" }, 0)).toEqual(["m2"]);
    expect(selectMeters(rows, owners, { ...selection, search: "M1" }, 0)).toEqual(["m1"]);
    expect(selectMeters(rows, owners, { ...selection, enterprise: "" }, 0)).toEqual(["own"]);
  });

  it("rank enterprises with the unknown and the park's own at the end", () => {
    const rows = [enterprise(null, 1, 99), enterprise("a", 1, null), enterprise("b", 1, 5), enterprise("c", 1, 7)];
    expect(selectEnterprises(rows, "power", "all", "", "zh-CN").map((row) => row.id)).toEqual(["c", "b", "a", null]);
    expect(selectEnterprises(rows, "name", "all", "b", "zh-CN").map((row) => row.id)).toEqual(["b"]);
  });
});

describe("reconnecting", () => {
  it("begins at once, doubles to a cap, and never ends", () => {
    expect(retryDelayMs(0, 1)).toBeLessThanOrEqual(100);
    expect(retryDelayMs(1, 1)).toBe(500);
    expect(retryDelayMs(3, 1)).toBe(2_000);
    expect(retryDelayMs(1_000_000, 1)).toBe(5_000);
    expect(retryDelayMs(50, 0)).toBe(3_750);
  });
});
