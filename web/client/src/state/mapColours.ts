import { computed, shallowRef, toRaw, watch, type ComputedRef } from "vue";
import type { LiveFactor } from "@/api/map";
import { groundOf, rampOf } from "@/map/colours";
import { breaksOf, classOf, HealthBreaks, measureOf, type Measure } from "@/map/measures";
import type { Theme } from "./settings";
import { orderTick } from "./clock";
import { live } from "./live";

/** The classes hold still this long, so that colours change because figures do. Unit: ticks of the clock, s. */
const LimitsForTicks = 60;

/** One class of a legend. */
export interface LegendClass {
  readonly colour: string;
  /** Where it begins; null for the first. */
  readonly from: number | null;
  /** Where it ends; null for the last. */
  readonly to: number | null;
  readonly count: number;
}

/** What the map shows of each enterprise. */
export interface MapColours {
  readonly values: ComputedRef<ReadonlyMap<string, number | null>>;
  readonly fills: ComputedRef<ReadonlyMap<string, string>>;
  readonly legend: ComputedRef<readonly LegendClass[]>;
  /** How many enterprises have no figure. */
  readonly unknown: ComputedRef<number>;
}

/** Colours the enterprises of the live store by a measure; looks at the store once a second and not at every change. */
export function useMapColours(measure: () => Measure, theme: () => Theme, factors: () => readonly LiveFactor[]): MapColours {
  const limits = shallowRef<readonly number[]>([]);
  const values = computed(() => {
    // The rows are looked at together, when the second, the park or the moment changes.
    void [orderTick.value, live.head.epoch, live.enterprises.size, Math.floor((live.head.at ?? 0) / 60_000)];
    const found = new Map<string, number | null>();
    for (const row of toRaw(live.enterprises).values()) {
      if (row.id !== null) {
        found.set(row.id, measureOf(measure(), row, factors()));
      }
    }
    return found as ReadonlyMap<string, number | null>;
  });
  watch(
    [
      measure,
      factors,
      () => live.head.park?.id,
      () => values.value.size,
      () => Math.floor(orderTick.value / LimitsForTicks),
      () => [...values.value.values()].some((value) => value !== null),
    ],
    () => {
      limits.value = measure() === "health" ? HealthBreaks : breaksOf([...values.value.values()]);
    },
    { immediate: true },
  );
  const ramp = computed(() => rampOf(measure(), theme(), limits.value.length + 1));
  const fills = computed(() => {
    const colours = new Map<string, string>();
    for (const [id, value] of values.value) {
      const at = classOf(value, limits.value);
      colours.set(id, at === null ? groundOf(theme()).unknown : (ramp.value[at] as string));
    }
    return colours as ReadonlyMap<string, string>;
  });
  const legend = computed(() =>
    ramp.value.map((colour, index) => ({
      colour,
      from: index === 0 ? null : (limits.value[index - 1] ?? null),
      to: limits.value[index] ?? null,
      count: [...values.value.values()].filter((value) => classOf(value, limits.value) === index).length,
    })),
  );
  const unknown = computed(() => [...values.value.values()].filter((value) => value === null).length);
  return { values, fills, legend, unknown };
}
