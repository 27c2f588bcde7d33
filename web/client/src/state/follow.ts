import { onScopeDispose, watch } from "vue";
import { live } from "./live";

/** The first follow-up waits this long, so that what belongs to one change is there. Unit: ms. */
const SettleMs = 50;

/** Runs something after a live figure has changed: soon after the first change, then at most once in `everyMs` however many follow. */
export function useFollow(figure: () => unknown, everyMs: number, run: () => void): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let ranAt = 0;
  watch(figure, (_, before) => {
    // The first figure is no change: it came with the view that has just been fetched.
    // Of the past nothing changes: its curves are there whole.
    if (before === undefined || timer !== null || live.head.past !== null) {
      return;
    }
    timer = setTimeout(
      () => {
        timer = null;
        ranAt = Date.now();
        run();
      },
      Math.max(SettleMs, ranAt + everyMs - Date.now()),
    );
  });
  onScopeDispose(() => {
    if (timer !== null) {
      clearTimeout(timer);
    }
  });
}
