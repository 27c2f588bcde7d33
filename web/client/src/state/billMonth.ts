import { computed, type ComputedRef, type WritableComputedRef } from "vue";
import { useRoute, useRouter } from "vue-router";
import { formatAccountPeriod, parseAccountPeriod, toAccountKind, type AccountPeriod } from "@/time/accounting";
import { wallTime } from "@/time/zone";

/** Which month a bill is shown of, kept in the address: `?period=2026-10`. */
export interface BillMonthRoute {
  readonly period: WritableComputedRef<AccountPeriod>;
  readonly text: ComputedRef<string>;
}

/** Reads and writes the address; without a period it is the month that runs. A longer period is taken by its last month. */
export function useBillMonth(now: () => number, zone: () => string): BillMonthRoute {
  const route = useRoute();
  const router = useRouter();
  const present = computed(() => presentMonth(now(), zone()));
  const text = computed(() => {
    const wanted = route.query["period"];
    const period = typeof wanted === "string" ? parseAccountPeriod(wanted) : null;
    return period === null ? present.value : formatAccountPeriod(toAccountKind(period, "month"));
  });
  const period = computed<AccountPeriod>({
    get: () => parseAccountPeriod(text.value) as AccountPeriod,
    set: (next) => {
      const month = formatAccountPeriod(toAccountKind(next, "month"));
      void router.replace({ query: { ...route.query, figure: undefined, period: month === present.value ? undefined : month } });
    },
  });
  return { period, text };
}

/** The month that runs, as the API writes it. */
export function presentMonth(nowMs: number, zone: string): string {
  const wall = wallTime(nowMs, zone);
  return formatAccountPeriod({ kind: "month", year: wall.year, month: wall.month });
}
