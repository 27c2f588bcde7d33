import { onScopeDispose, shallowReactive } from "vue";
import { twin } from "@/api/client";
import type { EnterpriseLive } from "@/api/shapes";
import { hostNow } from "./clock";
import { QuarterMs, hoursUpTo } from "./frames";
import { lineKey, primaryLine } from "./lines";
import { live } from "./live";
import { moment, reelNow } from "./moment";

const HourMs = 3_600_000;
/** A curve is asked for again after this time. Unit: ms. */
const KeepMs = 10 * 60_000;
/** Curves under way at once; the others wait. */
const AtOnce = 3;

/** Loads the last 24 hours of enterprises as their tiles are shown, a few at a time. */
export function useSparklines(park: () => string) {
  const curves = shallowReactive(new Map<string, readonly (number | null)[]>());
  const asked = new Map<string, number>();
  const waiting: EnterpriseLive[] = [];
  const stop = new AbortController();
  let running = 0;

  function want(enterprise: EnterpriseLive): void {
    const id = enterprise.id;
    if (id === null || live.head.past !== null || Date.now() - (asked.get(key(id)) ?? 0) < KeepMs) {
      return;
    }
    asked.set(key(id), Date.now());
    waiting.push(enterprise);
    pump();
  }

  function pump(): void {
    while (running < AtOnce) {
      const next = waiting.shift();
      if (next === undefined) {
        return;
      }
      running++;
      void load(next).finally(() => {
        running--;
        pump();
      });
    }
  }

  async function load(enterprise: EnterpriseLive): Promise<void> {
    const id = enterprise.id;
    const line = primaryLine(enterprise.lines);
    if (id === null || line === null || stop.signal.aborted) {
      return;
    }
    const to = Math.floor(hostNow.value / HourMs) * HourMs;
    try {
      const usage = await twin.enterpriseUsage(park(), id, line, { from: to - 24 * HourMs, to, step: "PT1H" }, stop.signal);
      curves.set(
        key(id),
        usage.values.map((row) => row.value),
      );
    } catch {
      asked.delete(key(id)); // A tile without its curve is whole; it is asked for again when next shown.
    }
  }

  function key(enterprise: string): string {
    return `${park()}/${enterprise}`;
  }

  /** In the past a tile's curve comes out of the frames of the day that is shown. */
  function pastOf(enterprise: string): readonly (number | null)[] | null {
    const reel = reelNow();
    const main = primaryLine(live.enterprises.get(enterprise)?.lines ?? []);
    const line = reel?.enterprises.get(enterprise)?.find((one) => main !== null && lineKey(one.of) === lineKey(main));
    return reel === null || line === undefined || moment.at === null
      ? null
      : hoursUpTo(line, Math.round((moment.at - reel.start) / QuarterMs));
  }

  onScopeDispose(() => stop.abort());
  return {
    want,
    of: (enterprise: string | null) =>
      enterprise === null ? null : live.head.past === null ? (curves.get(key(enterprise)) ?? null) : pastOf(enterprise),
  };
}
