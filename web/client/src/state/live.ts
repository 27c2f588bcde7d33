import { reactive, shallowReactive } from "vue";
import type { EnterpriseLive, Line, MeterLive, ParkChange, ParkHead, ParkSnapshot } from "@/api/shapes";

/** How a burst of changes becomes one: runs the callback once, later. */
export type Schedule = (flush: () => void) => void;

/** Runs in the next frame, or by the clock where none comes: the page is hidden, or is being hidden just now. */
function inNextFrame(run: () => void): void {
  let frame = 0;
  const timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    run();
  }, HiddenEveryMs);
  if (document.visibilityState === "visible") {
    frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      run();
    });
  }
}

/** The key of the park's own meters among the enterprises. */
export const OwnKey = "";

/** The present view of the watched park. Rows are replaced whole, never changed in place. */
export interface LiveStore {
  readonly head: {
    /** The watched park; null until its first snapshot. */
    park: ParkHead | null;
    lines: readonly Line[];
    /** The host's instant of the newest state, Unix ms. */
    at: number | null;
    /** Host clock minus ours, ms; a late message never moves it back. */
    clockOffsetMs: number;
    /** Rises with every renewed connection: whoever shows curves fetches them again. */
    epoch: number;
    /** Start of the past quarter-hour that is shown or on its way, Unix ms; null for the present. */
    past: number | null;
  };
  readonly enterprises: Map<string, EnterpriseLive>;
  readonly meters: Map<string, MeterLive>;
  /** Takes a whole view; `renewed` is false for the next of a row of polls. */
  snapshot(snapshot: ParkSnapshot, renewed?: boolean): void;
  change(change: ParkChange): void;
  /** From now on a past quarter-hour is meant: what comes of the present is not shown. */
  leave(at: number): void;
  /** Shows a past quarter-hour; ignored once the present is meant again, or another quarter-hour. */
  show(at: number, snapshot: ParkSnapshot): void;
  /** The present is meant again; its next whole view is shown. */
  expect(): void;
  /** Takes a whole view of the present and shows it, with what came since it was made. */
  resume(snapshot: ParkSnapshot): void;
  /** Forgets what is shown, but not what is of the park that comes next: a past view of it may be here before the park is watched. */
  clear(next?: string): void;
}

interface Pending {
  readonly enterprise: EnterpriseLive;
  readonly meters: readonly MeterLive[];
}

/** No eye reads figures that change more often. Unit: ms. */
const ShownEveryMs = 200;
/** A page that is not shown follows this often. Unit: ms. */
const HiddenEveryMs = 1_000;

/**
 * The first change stands in the next frame, what follows at most five times a second. A hidden page has no frames, so there a timer
 * takes over.
 */
export function paced(everyMs: number = ShownEveryMs): Schedule {
  let last = -Infinity;
  return (flush) => {
    const wait = last + everyMs - performance.now();
    if (wait > 0 && document.visibilityState === "visible") {
      setTimeout(() => inNextFrame(run), wait);
    } else {
      inNextFrame(run);
    }

    function run(): void {
      last = performance.now();
      flush();
    }
  };
}

/** Makes a store. Changes are coalesced by enterprise, newest sequence first, so a burst costs one row each. */
export function createLiveStore(schedule: Schedule = paced(), now: () => number = Date.now): LiveStore {
  const head: LiveStore["head"] = reactive({ park: null, lines: [], at: null, clockOffsetMs: 0, epoch: 0, past: null });
  const enterprises = shallowReactive(new Map<string, EnterpriseLive>());
  const meters = shallowReactive(new Map<string, MeterLive>());
  const pending = new Map<string, Pending>();
  let pendingLines: { lines: readonly Line[]; at: number } | null = null;
  let scheduled = false;

  function flush(): void {
    scheduled = false;
    if (head.past !== null) {
      return; // Kept for the way back.
    }
    for (const [key, { enterprise, meters: rows }] of pending) {
      enterprises.set(key, Object.freeze(enterprise));
      for (const row of rows) {
        meters.set(row.id, Object.freeze(row));
      }
    }
    pending.clear();
    if (pendingLines !== null) {
      head.lines = pendingLines.lines;
      head.at = pendingLines.at;
      head.clockOffsetMs = Math.max(head.clockOffsetMs, pendingLines.at - now());
      pendingLines = null;
    }
  }

  function snapshot(next: ParkSnapshot, renewed = true): void {
    if (head.past !== null) {
      return;
    }
    pending.clear();
    pendingLines = null;
    put(next);
    head.clockOffsetMs = (head.at as number) - now();
    if (renewed) {
      head.epoch++;
    }
  }

  function put(next: ParkSnapshot): void {
    replace(enterprises, next.enterprises, keyOf);
    replace(meters, next.meters, (row) => row.id);
    head.park = next.park;
    head.lines = next.lines;
    head.at = Date.parse(next.at);
  }

  function leave(at: number): void {
    head.past = at;
  }

  function expect(): void {
    head.past = null;
  }

  function show(at: number, next: ParkSnapshot): void {
    if (head.past === at) {
      put(next);
    }
  }

  function resume(next: ParkSnapshot): void {
    const since = [...pending.values()];
    const lines = pendingLines;
    head.past = null;
    snapshot(next);
    for (const one of since) {
      const key = keyOf(one.enterprise);
      if (one.enterprise.sequence > (enterprises.get(key)?.sequence ?? -1)) {
        pending.set(key, one);
      }
    }
    pendingLines = lines !== null && lines.at > (head.at as number) ? lines : null;
    flush();
  }

  function change(next: ParkChange): void {
    if (next.park !== head.park?.id) {
      return;
    }
    const at = Date.parse(next.at);
    if (pendingLines === null || at >= pendingLines.at) {
      pendingLines = { lines: next.lines, at };
    }
    const byEnterprise = grouped(next.meters);
    for (const enterprise of next.enterprises) {
      const key = keyOf(enterprise);
      // In the past the rows shown say nothing of how new a change is.
      const held = pending.get(key)?.enterprise ?? (head.past === null ? enterprises.get(key) : undefined);
      if (held === undefined || enterprise.sequence >= held.sequence) {
        pending.set(key, { enterprise, meters: byEnterprise.get(key) ?? [] });
      }
    }
    if (!scheduled && head.past === null) {
      scheduled = true;
      schedule(flush);
    }
  }

  function clear(next?: string): void {
    if (next !== undefined && head.park?.id === next) {
      return;
    }
    pending.clear();
    pendingLines = null;
    enterprises.clear();
    meters.clear();
    Object.assign(head, { park: null, lines: [], at: null });
  }

  return { head, enterprises, meters, snapshot, change, leave, show, expect, resume, clear };
}

/** The key of an enterprise's row. */
export function keyOf(enterprise: EnterpriseLive): string {
  return enterprise.id ?? OwnKey;
}

/** The meters of each enterprise, in one pass: a change may bring a thousand enterprises and ten thousand meters. */
function grouped(meters: readonly MeterLive[]): Map<string, MeterLive[]> {
  const groups = new Map<string, MeterLive[]>();
  for (const row of meters) {
    const key = row.enterprise ?? OwnKey;
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [row]);
    } else {
      group.push(row);
    }
  }
  return groups;
}

function replace<T extends object>(held: Map<string, T>, rows: readonly T[], key: (row: T) => string): void {
  const keys = new Set(rows.map(key));
  for (const old of [...held.keys()]) {
    if (!keys.has(old)) {
      held.delete(old);
    }
  }
  for (const row of rows) {
    held.set(key(row), Object.freeze(row));
  }
}

/** The page's one store. */
export const live = createLiveStore();
