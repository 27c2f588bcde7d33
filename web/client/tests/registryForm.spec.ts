import { describe, expect, it } from "vitest";
import type { MeterRegistration } from "@/api/shapes";
import { eventBody, eventFaults, instantText, renamed, selectMeters, unitsFor, type EventDraft } from "@/registryForm";

const draft: EventDraft = { kind: "replacement", at: "2026-11-21T10:00", final: "4533.85", initial: "0.12", ratio: "", digits: "", note: " swapped " };

function meter(id: string, more: Partial<MeterRegistration> = {}): MeterRegistration {
  return {
    id,
    name: null,
    enterprise: "e1",
    carrier: "electricity",
    role: "submeter",
    kind: "register",
    unit: "kWh",
    ratio: 1,
    digits: null,
    decimals: null,
    intervalSeconds: 900,
    stamp: "start",
    maxRate: null,
    parent: null,
    events: [],
    ...more,
  };
}

describe("an event", () => {
  it("carries what was written and nothing else", () => {
    expect(eventFaults(draft).size).toBe(0);
    expect(eventBody(draft, "t")).toEqual({ at: "t", kind: "replacement", final: 4533.85, initial: 0.12, note: "swapped" });
    expect(eventBody({ ...draft, kind: "change", ratio: "6000" }, "t")).toEqual({ at: "t", kind: "change", ratio: 6000, note: "swapped" });
  });

  it("is wrong without a time, with words for numbers, and as a change of nothing", () => {
    expect([...eventFaults({ ...draft, at: "" })]).toEqual(["at"]);
    expect([...eventFaults({ ...draft, final: "abc" })]).toEqual(["final"]);
    expect([...eventFaults({ ...draft, kind: "change" })]).toEqual(["ratio"]);
  });

  it("has the park's own time, wherever it is written", () => {
    expect(instantText("2026-11-21T10:00", "Asia/Shanghai")).toBe("2026-11-21T10:00:00+08:00");
    expect(instantText("2026-01-21T10:00", "America/New_York")).toBe("2026-01-21T10:00:00-05:00");
  });
});

describe("the list of meters", () => {
  const meters = [meter("m10"), meter("m9", { name: "空压站" }), meter("w", { carrier: "water", enterprise: null, events: [{ at: "", kind: "reset" }] })];
  const all = { search: "", carrier: "", enterprise: "", onlyWithEvents: false } as const;
  const select = (filter: object, column: "id" | "ratio" = "id", down = false) =>
    selectMeters(meters, { ...all, ...filter }, column, down, (id) => id ?? "own", "en").map((one) => one.id);

  it("is narrowed and ordered by numbers within names", () => {
    expect(select({ carrier: "electricity" }, "ratio")).toEqual(["m9", "m10"]);
    expect(select({ search: "空压" })).toEqual(["m9"]);
    expect(select({ enterprise: "~" })).toEqual(["w"]);
    expect(select({ onlyWithEvents: true })).toEqual(["w"]);
  });
});

it("a renamed meter keeps all that bears on past figures", () => {
  const body = renamed(meter("m", { ratio: 80 }), " 新名 ", 2);
  expect(body).toMatchObject({ id: "m", name: "新名", ratio: 80, decimals: 2 });
  expect(body).not.toHaveProperty("events");
});

it("units follow carrier and kind", () => {
  expect(unitsFor("water", "gauge", "consumption")).toEqual(["m3/h"]);
  expect(unitsFor("electricity", "register", "reactive")).toEqual(["kvarh"]);
});
