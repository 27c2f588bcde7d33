import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { effectScope, nextTick, shallowReactive, shallowRef } from "vue";
import type { EnterpriseLive, Line } from "@/api/shapes";
import { parseLineKey, lineKey, primaryLine, selectEnterprises, useLine } from "@/state/lines";
import { paced } from "@/state/live";
import { useRows } from "@/state/sight";

const electricity = { carrier: "electricity", role: "grid-import", unit: "kWh", rate: 5, today: 1, yesterdaySoFar: 1 } as unknown as Line;
const gas = { ...electricity, carrier: "gas", role: "consumption", unit: "m3", rate: 900 } as Line;

describe("what is shown of a burst of changes", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    vi.stubGlobal("requestAnimationFrame", (run: () => void) => setTimeout(run, 16));
    vi.stubGlobal("cancelAnimationFrame", (frame: ReturnType<typeof setTimeout>) => clearTimeout(frame));
    vi.stubGlobal("document", { visibilityState: "visible" });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("stands in the next frame at first, then at most five times a second", () => {
    const schedule = paced(200);
    const shown: number[] = [];
    let waiting = false;
    const start = performance.now();
    for (let change = 0; change < 20; change++) {
      if (!waiting) {
        waiting = true;
        schedule(() => {
          waiting = false;
          shown.push(performance.now() - start);
        });
      }
      vi.advanceTimersByTime(100);
    }
    expect(shown[0]).toBe(16);
    expect(shown.length).toBeGreaterThanOrEqual(6);
    expect(shown.length).toBeLessThanOrEqual(10);
    expect(shown.slice(1).every((at, index) => at - (shown[index] as number) >= 200)).toBe(true);
  });

  it("follows by a timer where the page is hidden while a change waits for its frame", () => {
    const schedule = paced(200);
    schedule(() => undefined);
    vi.advanceTimersByTime(16);
    const flush = vi.fn();
    schedule(flush);
    vi.stubGlobal("document", { visibilityState: "hidden" });
    vi.stubGlobal("requestAnimationFrame", () => 0);
    vi.advanceTimersByTime(1_200);
    expect(flush).toHaveBeenCalledOnce();
  });

  it("follows by a timer where the page is hidden", () => {
    vi.stubGlobal("document", { visibilityState: "hidden" });
    const flush = vi.fn();
    paced()(flush);
    vi.advanceTimersByTime(999);
    expect(flush).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(flush).toHaveBeenCalledOnce();
  });
});

describe("rows that nobody sees", () => {
  it("follow the clock and not each change", async () => {
    const held = shallowReactive(new Map([["a", 1]]));
    const [inSight, clock] = [shallowRef(true), shallowRef(0)];
    const scope = effectScope();
    const rows = scope.run(() =>
      useRows(
        inSight,
        () => ["a", "gone"],
        (key) => held.get(key),
        () => clock.value,
      ),
    );
    expect(rows?.value).toEqual([1]);
    held.set("a", 2);
    await nextTick();
    expect(rows?.value).toEqual([2]);
    inSight.value = false;
    await nextTick();
    held.set("a", 3);
    await nextTick();
    expect(rows?.value).toEqual([2]);
    clock.value++;
    await nextTick();
    expect(rows?.value).toEqual([3]);
    held.set("a", 4);
    inSight.value = true;
    await nextTick();
    expect(rows?.value).toEqual([4]);
    scope.stop();
  });
});

describe("lines", () => {
  it("stay the same object while only their figures change", () => {
    const line = shallowRef<Line | null>(electricity);
    const same = useLine(() => line.value);
    const first = same.value;
    line.value = { ...electricity, rate: 6 };
    expect(same.value).toBe(first);
    line.value = gas;
    expect(same.value).toEqual({ carrier: "gas", role: "consumption", unit: "m3" });
    line.value = null;
    expect(same.value).toBeNull();
    expect(parseLineKey(lineKey(electricity))).toEqual({ carrier: "electricity", role: "grid-import", unit: "kWh" });
  });

  it("rank an enterprise by its electricity, the bought one first, else by what it has", () => {
    const pv = { ...electricity, carrier: "pv", role: "generation" } as Line;
    const made = { ...electricity, role: "generation" } as Line;
    expect(primaryLine([gas, pv, made, electricity])).toBe(electricity);
    expect(primaryLine([gas, { ...electricity, role: "reactive" } as Line])).toBe(gas);
    expect(primaryLine([])).toBeNull();
    const row = (id: string | null, rate: number | null, name = id) => ({ id, name, meters: 1, staleMeters: 0, lines: [{ ...electricity, rate }] }) as unknown as EnterpriseLive;
    const rows = [row("e1", 1), row(null, 99), row("e2", null, "乙"), row("e3", 7), row("e10", 1, "e10"), row("e4", null, "甲")];
    expect(selectEnterprises(rows, "power", "all", "", "zh-CN").map((one) => one.id)).toEqual(["e3", "e1", "e10", "e4", "e2", null]);
  });
});
