import { computed, type ComputedRef, type WritableComputedRef } from "vue";
import { useRoute, useRouter } from "vue-router";
import type { FactorScope } from "@/api/accountShapes";
import { comparedWith, formatAccountPeriod, newestAccount, parseAccountPeriod, type AccountPeriod } from "@/time/accounting";
import type { CompareWith } from "./periodRoute";

/** What an accounts screen looks at, kept in the address: `?period=2026-Q3&compare=year&scope=national`. */
export interface AccountRoute {
  readonly period: WritableComputedRef<AccountPeriod>;
  readonly periodText: ComputedRef<string>;
  readonly compareWith: WritableComputedRef<CompareWith>;
  readonly before: ComputedRef<AccountPeriod | null>;
  readonly scope: WritableComputedRef<FactorScope>;
}

const Scopes: readonly FactorScope[] = ["provincial", "regional", "national"];

/** Reads and writes the address; without a period it is the newest month that is over. */
export function useAccountRoute(now: () => number, zone: () => string): AccountRoute {
  const route = useRoute();
  const router = useRouter();
  // Compared as text: the newest month is one value all month long, although the clock ticks.
  const newest = computed(() => formatAccountPeriod(newestAccount("month", now(), zone())));

  function replace(query: Record<string, string | undefined>): void {
    void router.replace({ query: { ...route.query, figure: undefined, ...query } });
  }

  const period = computed<AccountPeriod>({
    get: () => {
      const text = route.query["period"];
      const wanted = typeof text === "string" ? parseAccountPeriod(text) : null;
      return wanted ?? parseAccountPeriod(newest.value) ?? newestAccount("month", now(), zone());
    },
    set: (next) => {
      const text = formatAccountPeriod(next);
      replace({ period: text === newest.value ? undefined : text });
    },
  });
  const compareWith = computed<CompareWith>({
    get: () => {
      const text = route.query["compare"];
      return text === "previous" || text === "year" ? text : "none";
    },
    set: (next) => replace({ compare: next === "none" ? undefined : next }),
  });
  const scope = computed<FactorScope>({
    get: () => Scopes.find((one) => one === route.query["scope"]) ?? "provincial",
    set: (next) => replace({ scope: next === "provincial" ? undefined : next }),
  });
  return {
    period,
    periodText: computed(() => formatAccountPeriod(period.value)),
    compareWith,
    before: computed(() => (compareWith.value === "none" ? null : comparedWith(period.value, compareWith.value))),
    scope,
  };
}
