import { computed, shallowReactive, watch, type ComputedRef } from "vue";
import { alarmRoutes, type Alarm, type AlarmCounts, type AlarmLimit, type AlarmsChange } from "@/api/alarms";
import { alarmsByMeter, countsOf, isFinished, merged } from "@/alarms";
import { asProblem, type Problem } from "@/api/problem";
import { auth } from "./auth";
import { live } from "./live";

/** A change in one alarm may change the groups of others: the list is asked for again this long after the last. Unit: ms. */
const RegroupMs = 2_000;
/** A list that is this old is asked for again when a screen opens. Unit: ms. */
const FreshMs = 30_000;

const state = shallowReactive({
  park: null as string | null,
  list: null as readonly Alarm[] | null,
  counts: null as AlarmCounts | null,
  limits: [] as readonly AlarmLimit[],
  ruleVersion: 0,
  problem: null as Problem | null,
});

let fetchedAt = 0;
let running: AbortController | null = null;
let regroup: ReturnType<typeof setTimeout> | null = null;

/** The unfinished alarms of the watched park, as far as the account sees them; finished ones stay until the list is asked for again. */
export const alarms: Readonly<typeof state> = state;

/** Follows the alarms of a park from now on. */
export function watchAlarms(park: string): void {
  if (state.park !== park) {
    Object.assign(state, { park, list: null, counts: null, problem: null });
    fetchedAt = 0;
  }
  if (Date.now() - fetchedAt > FreshMs) {
    void refreshAlarms();
  }
}

/** Asks for the list again; an older answer never overwrites a newer one. */
export async function refreshAlarms(): Promise<void> {
  const park = state.park;
  if (park === null) {
    return;
  }
  running?.abort();
  const mine = new AbortController();
  running = mine;
  fetchedAt = Date.now();
  try {
    const { alarms: list, counts, limits, ruleVersion } = await alarmRoutes.list(park, null, mine.signal);
    if (running === mine && state.park === park) {
      Object.assign(state, { list, counts, limits, ruleVersion, problem: null });
    }
  } catch (thrown) {
    if (running === mine && state.park === park) {
      fetchedAt = 0;
      state.problem = asProblem(thrown);
    }
  }
}

/** Takes the hub's event. */
export function takeAlarms(change: AlarmsChange): void {
  if (change.park !== state.park || state.list === null) {
    return;
  }
  state.list = merged(state.list, change.alarms);
  state.counts = change.counts;
  if (regroup !== null) {
    clearTimeout(regroup);
  }
  regroup = setTimeout(() => void refreshAlarms(), RegroupMs);
}

/** What a step has answered stands at once. */
export function takeAlarm(next: Alarm): void {
  if (state.list !== null) {
    state.list = merged(state.list, [next]);
    void refreshAlarms();
  }
}

/** How many alarms of a park, or of one enterprise of it, wait for somebody; null while that is not known. */
export function useOpenAlarms(park: () => string, enterprise: () => string | null = () => null): ComputedRef<number | null> {
  watch(park, (next) => watchAlarms(next), { immediate: true });
  return computed(() => {
    if (state.park !== park() || state.counts === null || state.list === null) {
      return null;
    }
    const own = enterprise();
    return own === null ? state.counts.open : countsOf(state.list.filter((alarm) => !isFinished(alarm.state)), own).open;
  });
}

/** The gravest alarm that waits at each meter of a park; none where a past moment is shown, whose own are not known here. */
export function useMeterAlarms(park: () => string): ComputedRef<ReadonlyMap<string, Alarm>> {
  watch(park, (next) => watchAlarms(next), { immediate: true });
  return computed(() => alarmsByMeter(live.head.past !== null || state.park !== park() ? [] : (state.list ?? [])));
}

watch(
  () => [live.head.epoch, auth.renewals],
  () => {
    if (state.park !== null && state.park === live.head.park?.id) {
      void refreshAlarms();
    }
  },
);
