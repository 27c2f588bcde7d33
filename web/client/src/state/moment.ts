import { reactive, readonly } from "vue";
import type { RouteLocationNormalized, RouteLocationRaw, Router } from "vue-router";
import { twin } from "@/api/client";
import { Problem, asProblem } from "@/api/problem";
import type { ParkSnapshot, Usage } from "@/api/shapes";
import { boundsOf, formatPeriod, periodAt, shift } from "@/time/period";
import { offsetMs, wallTime } from "@/time/zone";
import { presentNow } from "./clock";
import { QuarterMs, frameView, reelOf, type Reel } from "./frames";
import { live } from "./live";

/** Quarter-hours a second while playing. */
export const Speeds = [1, 2, 4, 8] as const;
export type Speed = (typeof Speeds)[number];

/** The screens that can show the past. */
export const MomentScreens: ReadonlySet<string> = new Set(["park", "park-map", "enterprise", "meter"]);

/** Up to this many meters whole views are fetched ahead while playing; beyond it meters have figures where the play rests. */
const WholeUpTo = 1_000;
/** Whole views kept, and fetched ahead at once. */
const KeptViews = 120;
const AtOnce = 2;
/** A drag is not over before this. Unit: ms. */
const SettleMs = 160;
const KeptReels = 6;
const RetryMs = 2_000;

const state = reactive({
  /** The park whose past is shown; null while the present is. */
  park: null as string | null,
  /** Start of the quarter-hour that is shown, Unix ms; null for the present. */
  at: null as number | null,
  playing: false,
  speed: 2 as Speed,
  /** True while the wanted quarter-hour is not on the screen yet. */
  waiting: false,
  /** Why the past, or the way back, does not come. */
  problem: null as Problem | null,
  /** Rises when a day has come. */
  reels: 0,
});

/** Whether the page shows now or a past quarter-hour. */
export const moment = readonly(state);

const views = new Map<string, ParkSnapshot>();
const reels = new Map<string, { reel: Reel; fetchedAt: number }>();
const running = new Map<string, AbortController>();
let base: ParkSnapshot | null = null;
let playTimer: ReturnType<typeof setTimeout> | null = null;
let settleTimer: ReturnType<typeof setTimeout> | null = null;
let retryTimer: ReturnType<typeof setTimeout> | null = null;

/** The newest quarter-hour that has ended, its start, Unix ms. */
export function newestQuarter(): number {
  return Math.floor(presentNow.value / QuarterMs) * QuarterMs - QuarterMs;
}

/** Shows a past quarter-hour; one that has not ended yet becomes the newest that has. */
export function seek(park: string, wanted: number): void {
  const at = Math.min(Math.floor(wanted / QuarterMs) * QuarterMs, newestQuarter());
  stop(retryTimer);
  if (state.park !== park) {
    forget();
    state.park = park;
  }
  if (live.head.past === null && live.head.park?.id === park) {
    base = present();
  }
  live.leave(at);
  state.at = at;
  state.problem = null;
  display(park, at);
}

/** One or more quarter-hours on, or back where `by` is negative. */
export function step(by: number): void {
  pause();
  if (state.park !== null && state.at !== null) {
    seek(state.park, state.at + by * QuarterMs);
  }
}

export function setSpeed(speed: Speed): void {
  state.speed = speed;
}

/** Plays on from where it is, up to the present. */
export function play(): void {
  if (state.park === null || state.at === null || state.playing) {
    return;
  }
  state.playing = true;
  playOn();
}

export function pause(): void {
  stop(playTimer);
  if (state.playing) {
    state.playing = false;
    if (state.park !== null && state.at !== null) {
      display(state.park, state.at);
    }
  }
}

/**
 * Back to the present: a fresh view first, so that nothing of the past stays among it.
 * @param next The park that is shown then; where it is another one its own first view comes by itself.
 */
export function backToNow(next: string | null = state.park): void {
  const park = state.park;
  pause();
  stop(settleTimer);
  stop(retryTimer);
  state.at = null;
  state.park = null;
  state.waiting = false;
  state.problem = null;
  forget();
  if (park !== null && park === next) {
    void resume(park);
  } else {
    live.expect();
  }
}

/** The frames of the day that is shown and of the day before; null while they are not here. */
export function reelNow(): Reel | null {
  void state.reels;
  return state.park === null || state.at === null ? null : (reels.get(dayOf(state.at))?.reel ?? null);
}

async function resume(park: string): Promise<void> {
  try {
    const snapshot = await twin.live(park);
    if (state.at === null) {
      live.resume(snapshot);
      state.problem = null;
    }
  } catch (thrown) {
    if (state.at === null) {
      state.problem = asProblem(thrown);
      retryTimer = setTimeout(() => void resume(park), RetryMs);
    }
  }
}

function playOn(): void {
  playTimer = setTimeout(() => {
    const { park, at } = state;
    if (park === null || at === null || !state.playing) {
      return;
    }
    const next = at + QuarterMs;
    if (next > newestQuarter()) {
      pause();
      return;
    }
    const ready = views.has(key(park, next)) || reelWith(next) !== null;
    if (ready) {
      live.leave(next);
      state.at = next;
      display(park, next);
    } else {
      state.waiting = true;
      void loadReel(park, next);
    }
    playOn();
  }, 1_000 / state.speed);
}

/** Puts a quarter-hour on the screen with what is here, and asks for what is not. */
function display(park: string, at: number): void {
  const whole = views.get(key(park, at));
  const reel = reelWith(at);
  if (whole !== undefined) {
    live.show(at, whole);
  } else if (reel !== null && base !== null) {
    const frame = frameView(reel, at, dayBounds(at), base);
    if (frame !== null) {
      live.show(at, frame);
    }
  }
  state.waiting = whole === undefined;
  if (reel === null) {
    void loadReel(park, at);
  } else if (at - reel.start > 1.85 * 24 * 3_600_000 && at + 4 * 3_600_000 < newestQuarter()) {
    void loadReel(park, at + 4 * 3_600_000);
  }
  stop(settleTimer);
  if (state.playing) {
    if ((base?.meters.length ?? 0) <= WholeUpTo) {
      for (let ahead = 1; ahead <= 2 * state.speed && running.size < AtOnce + 1; ahead++) {
        void loadView(park, at + ahead * QuarterMs);
      }
    }
    state.waiting = false;
  } else if (whole === undefined) {
    settleTimer = setTimeout(() => void loadView(park, at), base === null ? 0 : SettleMs);
  }
}

async function loadView(park: string, at: number): Promise<void> {
  const of = key(park, at);
  if (views.has(of) || running.has(of) || at > newestQuarter()) {
    return;
  }
  await loading(of, async (signal) => {
    const snapshot = await twin.at(park, at, signal);
    views.set(of, snapshot);
    const oldest = views.keys().next();
    if (views.size > KeptViews && oldest.done !== true) {
      views.delete(oldest.value);
    }
    base ??= snapshot;
    if (state.park === park && state.at === at) {
      live.show(at, snapshot);
      state.waiting = false;
      state.problem = null;
      if (reelWith(at) === null) {
        void loadReel(park, at);
      }
    }
  });
}

async function loadReel(park: string, at: number): Promise<void> {
  if (base === null) {
    return; // The zone is not known before the first view; that view asks for its day.
  }
  const day = dayOf(at);
  const held = reels.get(day);
  const isWhole = held !== undefined && (at - held.reel.start) / QuarterMs < held.reel.count;
  if (isWhole || (held !== undefined && Date.now() - held.fetchedAt < RetryMs)) {
    return;
  }
  await loading(`${park}|${day}`, async (signal) => {
    const bounds = dayBounds(at);
    const reel = reelOf(await twin.frames(park, bounds.before, bounds.end, signal));
    reels.delete(day);
    reels.set(day, { reel, fetchedAt: Date.now() });
    const oldest = reels.keys().next();
    if (reels.size > KeptReels && oldest.done !== true) {
      reels.delete(oldest.value);
    }
    state.reels++;
    if (state.park === park && state.at !== null && !views.has(key(park, state.at)) && reelWith(state.at) !== null) {
      display(park, state.at);
    }
  });
}

async function loading(of: string, run: (signal: AbortSignal) => Promise<void>): Promise<void> {
  if (running.has(of)) {
    return;
  }
  const mine = new AbortController();
  running.set(of, mine);
  try {
    await run(mine.signal);
  } catch (thrown) {
    if (!mine.signal.aborted) {
      state.problem = asProblem(thrown);
      state.playing = false;
    }
  } finally {
    running.delete(of);
  }
}

function present(): ParkSnapshot | null {
  return live.head.park === null
    ? null
    : {
        park: live.head.park,
        at: new Date(live.head.at ?? 0).toISOString(),
        lines: live.head.lines,
        enterprises: [...live.enterprises.values()],
        meters: [...live.meters.values()],
      };
}

function forget(): void {
  running.forEach((one) => one.abort());
  running.clear();
  views.clear();
  reels.clear();
  base = null;
}

function reelWith(at: number): Reel | null {
  const reel = base === null ? null : (reels.get(dayOf(at))?.reel ?? null);
  return reel !== null && (at - reel.start) / QuarterMs < reel.count ? reel : null;
}

function zone(): string {
  return base?.park.timeZone ?? live.head.park?.timeZone ?? "UTC";
}

function dayOf(at: number): string {
  return formatPeriod(periodAt("day", at, zone()));
}

/** First instants of the local day before, of the day, and of the next. */
export function dayBounds(at: number, of: string = zone()): { before: number; start: number; end: number } {
  const day = periodAt("day", at, of);
  const { from, to } = boundsOf(day, of);
  return { before: boundsOf(shift(day, -1), of).from, start: from, end: to };
}

function key(park: string, at: number): string {
  return `${park}@${at}`;
}

function stop(timer: ReturnType<typeof setTimeout> | null): void {
  if (timer !== null) {
    clearTimeout(timer);
  }
}

/** A series without what came after the quarter-hour that is shown; the present has all of it. */
export function untilMoment(usage: Usage | null): Usage | null {
  const past = live.head.past;
  if (usage === null || past === null || usage.step !== "PT15M") {
    return usage;
  }
  const values = usage.values.map((row) =>
    Date.parse(row.start) > past ? { ...row, value: null, measured: null, completeness: 0 } : row,
  );
  return { ...usage, values };
}

/** A quarter-hour as the address keeps it: `2026-11-20T08:15+08:00`, in the park's zone. */
export function momentText(at: number, of: string): string {
  const wall = wallTime(at, of);
  const offset = Math.round(offsetMs(at, of) / 60_000);
  const two = (value: number) => String(value).padStart(2, "0");
  const zoneText = `${offset < 0 ? "-" : "+"}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  return `${wall.year}-${two(wall.month)}-${two(wall.day)}T${two(wall.hour)}:${two(wall.minute)}${zoneText}`;
}

/** Reads {@link momentText}, also where a plus became a blank on its way; null where it names no instant. */
export function parseMoment(text: unknown): number | null {
  const at = typeof text === "string" && /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text.replace(" ", "+")) : NaN;
  return Number.isFinite(at) ? Math.floor(at / QuarterMs) * QuarterMs : null;
}

/** The address leads to the past, and the past goes along from one screen of a park to the next. */
export function installMoment(router: Router): void {
  router.beforeEach((to, from): RouteLocationRaw | undefined => {
    const isOther = to.path !== from.path && to.query["at"] === undefined;
    return isOther && state.at !== null && canShow(to) && to.params["park"] === state.park
      ? { path: to.path, hash: to.hash, query: { ...to.query, at: momentText(state.at, zone()) } }
      : undefined;
  });
  router.afterEach((to) => {
    const park = to.params["park"];
    const at = canShow(to) ? parseMoment(to.query["at"]) : null;
    if (at !== null && typeof park === "string") {
      if (at !== state.at || park !== state.park) {
        seek(park, at);
      }
    } else if (state.at !== null) {
      backToNow(typeof park === "string" ? park : state.park);
    }
  });
}

function canShow(to: RouteLocationNormalized): boolean {
  return MomentScreens.has(String(to.name));
}
