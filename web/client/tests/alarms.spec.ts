import { describe, expect, it } from "vitest";
import type { Alarm } from "@/api/alarms";
import { alarmsByMeter, countsOf, durationParts, linesOf, matches, merged, spanAround, type AlarmChoice } from "@/alarms";
import { durationText, seenText, whatText } from "@/alarmText";

const base: Alarm = {
  id: "a", kind: "demand", severity: "warning", state: "open", enterprise: "e1", meter: null,
  openedAt: "2026-11-20T08:00:00+08:00", changedAt: "2026-11-20T08:00:00+08:00", clearedAt: null, seenAt: "2026-11-20T07:45:00+08:00",
  value: 1_100, limit: 1_000, unit: "kW", ruleVersion: 1, detail: "contract", active: true, times: 1, group: null, assignee: null,
  shelvedUntil: null, figure: null, revision: 1, comments: [], steps: [], allowed: [],
};
const of = (change: Partial<Alarm>): Alarm => ({ ...base, ...change });
const all: AlarmChoice = { show: "todo", kind: "", severity: "", enterprise: "" };
/** Shows a key with its values, so that a test sees what was put in. */
const say = (key: string, values: Record<string, unknown> = {}) => `${key} ${Object.values(values).join("|")}`;

describe("alarms that change", () => {
  it("replace what is held unless they are older", () => {
    const held = [of({ revision: 5, times: 2 })];
    expect(merged(held, [of({ revision: 4, times: 1 })])[0]?.times).toBe(2);
    expect(merged(held, [of({ revision: 6, times: 3 })])[0]?.times).toBe(3);
    expect(merged(held, [of({ id: "b" })])).toHaveLength(2);
  });

  it("stand with the critical first and then the newest", () => {
    const order = merged([], [
      of({ id: "old", openedAt: "2026-11-20T06:00:00+08:00" }),
      of({ id: "new" }),
      of({ id: "worst", severity: "critical", openedAt: "2026-11-19T06:00:00+08:00" }),
    ]);
    expect(order.map((alarm) => alarm.id)).toEqual(["worst", "new", "old"]);
  });
});

describe("the alarm of a meter", () => {
  it("is the gravest one that is not finished or put aside", () => {
    const found = alarmsByMeter([
      of({ id: "spike", kind: "spike", meter: "m1" }),
      of({ id: "silent", kind: "offline", severity: "critical", state: "acknowledged", meter: "m1" }),
      of({ id: "over", kind: "frozen", state: "cleared", meter: "m2" }),
      of({ id: "aside", kind: "frozen", state: "shelved", meter: "m3" }),
      of({ id: "firm" }),
    ]);
    expect([...found].map(([meter, alarm]) => [meter, alarm.id])).toEqual([["m1", "silent"]]);
  });
});

describe("the filters", () => {
  it("show what is to be done, one state, or what is over", () => {
    const states = ["open", "acknowledged", "shelved", "resolved", "cleared"] as const;
    const shown = (show: AlarmChoice["show"]) => states.filter((state) => matches(of({ state }), { ...all, show }));
    expect(shown("todo")).toEqual(["open", "acknowledged"]);
    expect(shown("shelved")).toEqual(["shelved"]);
    expect(shown("history")).toEqual(["resolved", "cleared"]);
  });

  it("take the park's own meters for the enterprise ~", () => {
    expect(matches(of({ enterprise: null }), { ...all, enterprise: "~" })).toBe(true);
    expect(matches(of({ enterprise: "e2" }), { ...all, enterprise: "e1" })).toBe(false);
    expect(matches(of({ kind: "spike" }), { ...all, kind: "demand" })).toBe(false);
    expect(matches(of({ severity: "critical" }), { ...all, severity: "warning" })).toBe(false);
  });
});

describe("groups", () => {
  it("are one line each, and one that is down to an alarm is that alarm", () => {
    const lines = linesOf([of({ id: "1", group: "g" }), of({ id: "2" }), of({ id: "3", group: "g" }), of({ id: "4", group: "h" })]);
    expect(lines.map((line) => [line.group, line.alarms.map((alarm) => alarm.id)])).toEqual([
      ["g", ["1", "3"]],
      [null, ["2"]],
      [null, ["4"]],
    ]);
  });
});

describe("the badge", () => {
  it("counts an enterprise's own", () => {
    const list = [of({}), of({ id: "2", state: "acknowledged", severity: "critical" }), of({ id: "3", enterprise: "e2" })];
    expect(countsOf(list, "e1")).toEqual({ open: 1, acknowledged: 1, shelved: 0, critical: 1 });
  });
});

describe("durations and spans", () => {
  it("are told in their two largest parts", () => {
    expect(durationParts(90 * 60_000)).toEqual({ days: 0, hours: 1, minutes: 30 });
    expect(durationText(59_000, say)).toBe("alarms.duration.minutes 0|0|0");
    expect(durationText(26 * 3_600_000, say)).toBe("alarms.duration.days 1|2|0");
  });

  it("end six hours behind the instant, or now", () => {
    const seen = Date.parse("2026-11-20T08:05:00Z");
    expect(new Date(spanAround(seen, seen + 30 * 3_600_000).to).toISOString()).toBe("2026-11-20T14:15:00.000Z");
    expect(new Date(spanAround(seen, seen + 60_000).to).toISOString()).toBe("2026-11-20T08:15:00.000Z");
  });
});

describe("what is said of an alarm", () => {
  it("names both numbers in the unit of its kind", () => {
    expect(whatText(base, say)).toBe("alarms.what.demand 1,100.0|1,000.0|110.0%");
    expect(whatText(of({ detail: "transformer" }), say)).toContain("demandTransformer");
    expect(whatText(of({ kind: "imbalance", value: -0.083, limit: -0.05, unit: "share", detail: "excess" }), say)).toBe("alarms.what.imbalance 8.3%|5.0%");
    expect(seenText(of({ kind: "spike", value: 99_999.5, limit: null, unit: "kWh" }), say)).toBe("99,999.5 kWh");
    expect(seenText(of({ kind: "offline", value: 81.2, limit: 47, unit: "min" }), say)).toContain("1|21");
  });

  it("never shows an unknown number as 0", () => {
    expect(seenText(of({ value: null, limit: null }), say)).toBe("— kW");
    expect(whatText(of({ value: null }), say)).toContain("—");
  });
});
