import { describe, expect, it } from "vitest";
import type { LiveFactor, MapFeature, ParkMap } from "@/api/map";
import { screenAddress } from "@/api/screens";
import { takeKioskToken } from "@/api/kiosk";
import type { EnterpriseLive, Line, Role } from "@/api/shapes";
import { detour } from "@/guard";
import { branchesOf } from "@/map/flowPicture";
import { flowsOf, selfConsumption, selfSufficiency } from "@/map/flows";
import { breaksOf, carbonOf, classOf, HealthBreaks, measureOf, measureText } from "@/map/measures";
import { placesOf } from "@/map/places";
import { pathOf, planOf } from "@/map/plan";
import { rampOf } from "@/map/colours";
import { fitOf, nextPark, rotationOf } from "@/map/screenScale";

function line(role: Role, rate: number | null, more: Partial<Line> = {}): Line {
  return {
    carrier: "electricity",
    role,
    unit: "kWh",
    rateUnit: "kW",
    meters: 1,
    freshMeters: 1,
    rate,
    today: null,
    yesterdaySoFar: null,
    yesterday: null,
    ...more,
  };
}

function row(lines: readonly Line[], more: Partial<EnterpriseLive> = {}): EnterpriseLive {
  return {
    id: "e1",
    name: null,
    industry: null,
    landMu: null,
    floorM2: 2_000,
    sequence: 1,
    lines,
    meters: 4,
    staleMeters: 1,
    lastAt: null,
    ...more,
  };
}

describe("electric flows", () => {
  const lines = [
    line("grid-import", 100),
    line("grid-export", 10),
    line("generation", 60, { carrier: "pv" }),
    line("storage-charge", 20),
    line("storage-discharge", 0),
    line("submeter", 999),
    line("reactive", 999, { rateUnit: "kvar" }),
  ];

  it("make the load of what comes in less what goes out, without submeters", () => {
    expect(flowsOf(lines)).toMatchObject({ grid: 100, fedIn: 10, pv: 60, load: 130 });
  });

  it("are unknown where what is bought is unknown, never 0", () => {
    expect(flowsOf([line("grid-import", null), line("generation", 5, { carrier: "pv" })]).load).toBeNull();
    expect(flowsOf([]).grid).toBeNull();
  });

  it("say how much of the load is one's own and how much of the PV stays", () => {
    expect(selfSufficiency(flowsOf(lines))).toBeCloseTo(50 / 130);
    expect(selfConsumption(flowsOf(lines))).toBeCloseTo(50 / 60);
    expect(selfConsumption(flowsOf([line("grid-import", 1), line("generation", 0, { carrier: "pv" })]))).toBeNull();
  });

  it("become branches with a way, of which a still one has none", () => {
    const branches = branchesOf(flowsOf(lines));
    expect(branches.map((one) => [one.id, one.power, one.way])).toEqual([
      ["grid", 90, "in"],
      ["pv", 60, "in"],
      ["storage", 20, "out"],
      ["load", 130, "out"],
    ]);
    expect(branchesOf(flowsOf([])).every((one) => one.way === "still" && one.power === null)).toBe(true);
  });
});

describe("measures of the map", () => {
  const factors: readonly LiveFactor[] = [
    { carrier: "electricity", unit: "kWh", kgCo2PerUnit: 0.5, factors: [], provisional: false },
    { carrier: "gas", unit: "m3", kgCo2PerUnit: 2, factors: [], provisional: false },
  ];
  const gas = line("consumption", 10, { carrier: "gas", unit: "m3", rateUnit: "m3/h" });

  it("are power, power per floor, CO2 of what is bought and burned, and the share of meters that report", () => {
    const one = row([line("grid-import", 100), line("generation", 40, { carrier: "pv" }), gas]);
    expect(measureOf("power", one, factors)).toBe(140);
    expect(measureOf("intensity", one, factors)).toBe(70);
    expect(measureOf("carbon", one, factors)).toBe(70);
    expect(measureOf("health", one, factors)).toBe(75);
  });

  it("are unknown without floor, without factor, without meters", () => {
    expect(measureOf("intensity", row([line("grid-import", 1)], { floorM2: null }), factors)).toBeNull();
    expect(carbonOf(row([line("grid-import", 1)]), [])).toBeNull();
    expect(measureOf("health", row([], { meters: 0 }), factors)).toBeNull();
  });

  it("are classed by fifths that can be read, and unknown ones by none", () => {
    const limits = breaksOf([null, ...Array.from({ length: 100 }, (_, index) => index + 0.37)]);
    expect(limits).toEqual([20, 40, 60, 80]);
    expect([classOf(null, limits), classOf(3, limits), classOf(20, limits), classOf(99, limits)]).toEqual([null, 0, 1, 4]);
    expect(breaksOf([5, 5, 5])).toEqual([5]);
    expect(breaksOf([])).toEqual([]);
    expect([49, 99, 100].map((share) => classOf(share, HealthBreaks))).toEqual([0, 1, 2]);
  });

  it("are written as whole only where they are whole, and never as 0 where they are unknown", () => {
    expect([measureText("health", 99.7), measureText("health", 100), measureText("power", null)]).toEqual(["99", "100", "—"]);
    expect([measureText("power", 412.4), measureText("intensity", 41.24)]).toEqual(["412", "41.2"]);
  });

  it("have as many colours as classes", () => {
    for (const classes of [1, 2, 3, 4, 5]) {
      expect(rampOf("power", "dark", classes)).toHaveLength(classes);
      expect(rampOf("carbon", "light", classes).every((colour) => /^#[0-9a-f]{6}$/.test(colour))).toBe(true);
    }
  });
});

describe("the plan", () => {
  const square: MapFeature["geometry"] = {
    type: "Polygon",
    coordinates: [
      [
        [119.7, 30.2],
        [119.71, 30.2],
        [119.71, 30.21],
        [119.7, 30.2],
      ],
    ],
  };
  const feature = (id: string, enterprise: string | null): MapFeature => ({
    type: "Feature",
    geometry: square,
    properties: { kind: "building", id, enterprise, name: null, height: null, width: null },
  });

  it("is in metres with the north above", () => {
    const plan = planOf({ bounds: [119.7, 30.2, 119.71, 30.21] });
    expect(plan.width).toBeCloseTo(962, 0);
    expect(plan.height).toBeCloseTo(1113.2, 0);
    expect(pathOf(square, plan)).toMatch(/^M0 1113\.2L962(\.\d)? 1113\.2L962(\.\d)? 0L0 1113\.2Z$/);
  });

  it("knows where each enterprise stands, and leaves out what is nobody's", () => {
    const map: ParkMap = {
      source: "a test",
      center: [0, 0],
      bounds: [0, 0, 1, 1],
      features: { type: "FeatureCollection", features: [feature("a", "e1"), feature("b", "e1"), feature("c", null)] },
    };
    const places = placesOf(map);
    expect([...places.keys()]).toEqual(["e1"]);
    expect(places.get("e1")).toMatchObject({ height: 8, middle: [119.705, 30.205] });
  });
});

describe("a big screen", () => {
  it("fills the window with 16:9, and is a page where it would be too small", () => {
    expect(fitOf(1_920, 1_080)).toEqual({ scale: 1, left: 0, top: 0 });
    expect(fitOf(3_840, 2_400)).toEqual({ scale: 2, left: 0, top: 120 });
    expect(fitOf(390, 844)).toBeNull();
  });

  it("goes round the parks at the pace of its address", () => {
    expect([rotationOf("30"), rotationOf("3"), rotationOf("99999"), rotationOf("x"), rotationOf(undefined)]).toEqual([30, 10, 3_600, null, null]);
    expect([nextPark("a", ["a", "b"]), nextPark("b", ["a", "b"]), nextPark("a", ["a"]), nextPark("a", [])]).toEqual(["b", "a", null, null]);
  });

  it("has its token behind # alone", () => {
    const address = screenAddress("https://twin.example", null, 30, "ptk_a~b");
    expect(address).toBe("https://twin.example/screen?rotate=30#token=ptk_a~b");
    expect(new URL(address).search).not.toContain("ptk_");
    expect(screenAddress("https://twin.example", ["q sh"], 30, "t")).toBe("https://twin.example/screen/q%20sh#token=t");
  });

  it("takes the token out of the address, keeps it for its window, and takes none on other addresses", () => {
    const kept = new Map<string, string>();
    const replaced: string[] = [];
    const at = (pathname: string, hash: string) => ({
      location: { pathname, search: "?rotate=30", hash },
      sessionStorage: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) },
      history: { state: null, replaceState: (_: unknown, __: string, url?: string | URL | null) => void replaced.push(String(url)) },
    });
    expect(takeKioskToken(at("/screen/qsh", "#token=secret"))).toBe("secret");
    expect(replaced).toEqual(["/screen/qsh?rotate=30"]);
    expect(takeKioskToken(at("/screen/qsh", ""))).toBe("secret");
    expect(takeKioskToken(at("/parks/qsh", "#token=secret"))).toBeNull();
    expect(takeKioskToken(at("/screens", "#token=secret"))).toBeNull();
  });

  it("opens nothing but itself by its link", () => {
    const wanted = (name: string) => ({ name, fullPath: `/${name}`, meta: {}, query: {} });
    for (const status of ["in", "out", "unknown"] as const) {
      expect(detour(wanted("enterprise"), { status, me: null, kiosk: true })).toEqual({ name: "screen" });
      expect(detour(wanted("screen"), { status, me: null, kiosk: true })).toBeNull();
    }
  });
});
