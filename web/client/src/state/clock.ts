import { computed, onScopeDispose, shallowRef } from "vue";
import { live } from "./live";

const seconds = shallowRef(Date.now());
const slow = shallowRef(0);
let users = 0;
let timer: ReturnType<typeof setTimeout> | null = null;

/** The host's present instant, Unix ms; ticks once a second while somebody uses {@link useClock}. */
export const hostNow = computed(() => seconds.value + live.head.clockOffsetMs);

/** Rises every second while a clock is used; what orders long lists depends on this and not on every change. */
export const orderTick = slow;

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
