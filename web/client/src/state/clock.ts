import { computed, onScopeDispose, shallowRef, type ComputedRef } from "vue";
import { formatPeriod, parsePeriod, periodAt, type Period } from "@/time/period";
import { live } from "./live";

const seconds = shallowRef(Date.now());
const slow = shallowRef(0);
let users = 0;
let timer: ReturnType<typeof setTimeout> | null = null;

/** The host's present instant, Unix ms, whatever is shown; ticks once a second while somebody uses {@link useClock}. */
export const presentNow = computed(() => seconds.value + live.head.clockOffsetMs);

/**
 * The instant that the screens speak of, Unix ms: the present one, or the end of the past quarter-hour that is shown. A quarter-hour
 * that ends a day stays in it.
 */
export const hostNow = computed(() =>
  live.head.past === null ? presentNow.value : endWithinDay(live.head.past, live.head.park?.timeZone ?? "UTC"),
);

/** Rises every second while a clock is used; what orders long lists depends on this and not on every change. */
export const orderTick = slow;

/**
 * The day of {@link hostNow} in a zone. It is made anew when the day changes and not with every second, so that what is drawn or
 * fetched for a day stays as it is.
 */
export function useDay(zone: () => string): ComputedRef<Period> {
  const text = computed(() => formatPeriod(periodAt("day", hostNow.value, zone())));
  return computed(() => parsePeriod(text.value) as Period);
}

function endWithinDay(at: number, zone: string): number {
  const end = at + 900_000;
  const day = (instant: number) => formatPeriod(periodAt("day", instant, zone));
  return day(end) === day(at) ? end : end - 1;
}

function tick(): void {
  seconds.value = Date.now();
  slow.value++;
  timer = setTimeout(tick, 1_000 - (Date.now() % 1_000) + 5);
}

/** Keeps the clock ticking for the life of the calling component. */
export function useClock(): typeof hostNow {
  users++;
  if (timer === null) {
    tick();
  }
  onScopeDispose(() => {
    users--;
    if (users === 0 && timer !== null) {
      clearTimeout(timer);
      timer = null;
    }
  });
  return hostNow;
}
