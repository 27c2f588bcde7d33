import { computed, type ComputedRef, type WritableComputedRef } from "vue";
import { useRoute, useRouter } from "vue-router";
import { formatPeriod, parsePeriod, periodAt, shift, yearBefore, type Period } from "@/time/period";

export type CompareWith = "none" | "previous" | "year";

/** The period and comparison of a screen, kept in the address (`?period=2026-11&compare=year`), so that a link shows the same. */
export function usePeriodRoute(
  now: () => number,
  zone: () => string,
): {
  present: ComputedRef<Period>;
  period: WritableComputedRef<Period>;
  compareWith: WritableComputedRef<CompareWith>;
  before: ComputedRef<Period | null>;
} {
  const route = useRoute();
  const router = useRouter();
  // Compared as text: the present day is one value all day long, although the clock ticks.
  const presentText = computed(() => formatPeriod(periodAt("day", now(), zone())));
  const present = computed(() => parsePeriod(presentText.value) ?? periodAt("day", now(), zone()));

  const period = computed<Period>({
    get: () => {
      const text = route.query["period"];
      return (typeof text === "string" ? parsePeriod(text) : null) ?? present.value;
    },
    set: (next) => {
      const text = formatPeriod(next);
      // Today is the default and keeps following the calendar; it is left out of the address.
      void router.replace({ query: { ...route.query, period: text === presentText.value ? undefined : text } });
    },
  });
  const compareWith = computed<CompareWith>({
    get: () => {
      const text = route.query["compare"];
      return text === "previous" || text === "year" ? text : "none";
    },
    set: (next) => void router.replace({ query: { ...route.query, compare: next === "none" ? undefined : next } }),
  });
  const before = computed(() => {
    switch (compareWith.value) {
      case "none":
        return null;
      case "previous":
        return shift(period.value, -1);
      case "year":
        return yearBefore(period.value);
    }
  });
  return { present, period, compareWith, before };
}
