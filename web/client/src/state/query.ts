import { onScopeDispose, shallowReactive, watch } from "vue";
import { asProblem, type Problem } from "@/api/problem";
import { auth } from "./auth";
import { live } from "./live";

/** A fetched thing: `data` of the last success stays while a refresh runs or fails. */
export interface Query<T> {
  data: T | null;
  problem: Problem | null;
  loading: boolean;
  refresh(): void;
}

/** A renewed connection does not fetch again what came this short a time ago. Unit: ms. */
const FreshMs = 1_500;

/**
 * Fetches whenever `key` changes (null: nothing to fetch), after every reconnect, and every `refreshMs` while the page is shown.
 * A new key drops the old data; an older answer never overwrites a newer one.
 */
export function useQuery<T>(
  key: () => string | null,
  load: (signal: AbortSignal) => Promise<T>,
  refreshMs: number | null = null,
): Query<T> {
  let running: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let fetchedAt = 0;
  const query: Query<T> = shallowReactive({ data: null, problem: null, loading: false, refresh: () => void run() });

  async function run(): Promise<void> {
    running?.abort();
    running = null;
    stopTimer();
    if (key() === null) {
      query.loading = false;
      return;
    }
    const mine = new AbortController();
    running = mine;
    query.loading = true;
    try {
      const data = await load(mine.signal);
      if (running === mine) {
        query.data = data;
        query.problem = null;
        fetchedAt = Date.now();
      }
    } catch (thrown) {
      if (running === mine) {
        query.problem = asProblem(thrown);
      }
    }
    if (running === mine) {
      query.loading = false;
      startTimer();
    }
  }

  function stopTimer(): void {
    if (timer !== null) {
      clearTimeout(timer);
      timer = null;
    }
  }

  function startTimer(): void {
    if (refreshMs !== null) {
      timer = setTimeout(() => (document.visibilityState === "visible" ? void run() : startTimer()), refreshMs);
    }
  }

  watch(
    key,
    () => {
      fetchedAt = 0;
      query.data = null;
      query.problem = null;
      void run();
    },
    { immediate: true },
  );
  watch(
    () => live.head.epoch,
    () => {
      if (!query.loading && Date.now() - fetchedAt > FreshMs) {
        void run();
      }
    },
  );
  watch(
    () => auth.renewals,
    () => void run(),
  );
  onScopeDispose(() => {
    running?.abort();
    stopTimer();
  });
  return query;
}
