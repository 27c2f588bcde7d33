import { computed, onBeforeUnmount, onMounted, shallowRef, watch, watchEffect, type ComputedRef, type Ref, type ShallowRef } from "vue";

/** Rows that come into the window within this many pixels are followed already. */
const Near = "200px";

/** Whether an element is in the window or just beside it; true until that is known. */
export function useInSight(host: Readonly<Ref<HTMLElement | null>>): Readonly<ShallowRef<boolean>> {
  const inSight = shallowRef(true);
  let observer: IntersectionObserver | null = null;
  onMounted(() => {
    observer = new IntersectionObserver((entries) => (inSight.value = entries.at(-1)?.isIntersecting ?? true), {
      rootMargin: Near,
    });
    watch(
      host,
      (now) => {
        observer?.disconnect();
        if (now !== null) {
          observer?.observe(now);
        }
      },
      { immediate: true },
    );
  });
  onBeforeUnmount(() => observer?.disconnect());
  return inSight;
}

/** How often what nobody sees follows. Unit: ms. */
const UnseenMs = 5_000;

/** The clock as rows need it: each second in sight, else every {@link UnseenMs}. */
export function useCalmClock(inSight: Readonly<Ref<boolean>>, now: () => number): ComputedRef<number> {
  return computed(() => (inSight.value ? now() : Math.floor(now() / UnseenMs) * UnseenMs));
}

/**
 * The live rows behind keys: anew with each change of one of them while their place is in sight, and with the calm clock alone where
 * nobody looks. A park of a thousand enterprises changes ten times a second.
 */
export function useRows<T>(
  inSight: Readonly<Ref<boolean>>,
  keys: () => readonly string[],
  row: (key: string) => T | undefined,
  clock: () => number,
): Readonly<ShallowRef<readonly T[]>> {
  const rows = shallowRef<readonly T[]>([]);
  const look = () => {
    rows.value = keys().flatMap((key) => row(key) ?? []);
  };
  watchEffect(() => {
    if (inSight.value) {
      look();
    }
  });
  watch([keys, clock, inSight], () => {
    if (!inSight.value) {
      look();
    }
  });
  return rows;
}
