import type { MeterLive } from "@/api/shapes";

/** A meter is stale when its newest reading is older than three intervals and two minutes, or when it has none. */
export function isStale(meter: MeterLive, nowMs: number): boolean {
  if (meter.stale || meter.lastAt === null) {
    return true;
  }
  return nowMs - Date.parse(meter.lastAt) > (3 * meter.intervalSeconds + 120) * 1_000;
}
