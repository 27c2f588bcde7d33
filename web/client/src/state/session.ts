import { computed, reactive, readonly, watch } from "vue";
import { twin } from "@/api/client";
import { credentials } from "@/api/credentials";
import { TwinHub } from "@/api/hub";
import { Problem, asProblem } from "@/api/problem";
import type { ParkSummary } from "@/api/shapes";
import { takeAlarms } from "./alarms";
import { auth, renewAuth } from "./auth";
import { live } from "./live";

/**
 * How fresh the page is: `live` by the hub, `polling` by REST while the hub is away, `reconnecting` when neither answers but
 * there is something to show, `connecting` before the first snapshot.
 */
export type Connection = "connecting" | "live" | "polling" | "reconnecting";

/** How long the hub may take before REST helps out, and how often REST then asks. Unit: ms. */
const HubGraceMs = 1_200;
const PollMs = 5_000;

const state = reactive({
  parks: null as readonly ParkSummary[] | null,
  parksProblem: null as Problem | null,
  park: null as string | null,
  hub: "connecting" as "connecting" | "watching" | "down",
  polled: false,
  problem: null as Problem | null,
});

let hub: TwinHub | null = null;
let polledAt = 0;
let pollTimer: ReturnType<typeof setTimeout> | null = null;
let loading: Promise<void> | null = null;
let parksTimer: ReturnType<typeof setTimeout> | null = null;

/** What the shell and the views may know of the session. */
export const session = readonly(state);

export const connection = computed<Connection>(() => {
  if (live.head.park === null || live.head.park.id !== state.park) {
    return "connecting";
  }
  if (state.hub === "watching") {
    return "live";
  }
  return state.polled ? "polling" : "reconnecting";
});

/** Asks for what every screen needs, the parks and the hub, while the screen's own part of the page is still on its way. */
export function beginSession(): void {
  if (state.parks === null) {
    void loadParks();
  }
  hub ??= startHub();
  hub.open();
}

/** Loads the list of parks; tries again every 3 s until it has one. Asked twice at once, it asks the host once. */
export function loadParks(): Promise<void> {
  return (loading ??= askForParks().finally(() => (loading = null)));
}

async function askForParks(): Promise<void> {
  if (parksTimer !== null) {
    clearTimeout(parksTimer);
    parksTimer = null;
  }
  try {
    state.parks = await twin.parks();
    state.parksProblem = null;
  } catch (thrown) {
    state.parksProblem = asProblem(thrown);
    parksTimer = setTimeout(() => void loadParks(), 3_000);
  }
}

// Somebody has signed in again over the open screen: what was refused meanwhile is asked for again.
watch(
  () => auth.renewals,
  () => {
    hub?.hurry();
    if (state.parks === null) {
      void loadParks();
    }
  },
);

/** Watches a park from now on: hub first, REST every 5 s while the hub is away. */
export function watchPark(park: string): void {
  if (state.park === park) {
    return;
  }
  state.park = park;
  state.problem = null;
  state.polled = false;
  live.clear(park);
  hub ??= startHub();
  hub.watch(park);
  pollIn(HubGraceMs);
}

async function renewIfSignedIn(): Promise<void> {
  if (auth.status === "in" && !auth.ended) {
    await renewAuth();
  }
}

function startHub(): TwinHub {
  let lost = false;
  const made = new TwinHub({
    snapshot: (snapshot) => {
      if (snapshot.park.id === state.park) {
        live.snapshot(snapshot);
        state.problem = null;
      }
    },
    change: (change) => live.change(change),
    alarms: takeAlarms,
    state: (next) => {
      state.hub = next;
      if (next === "watching") {
        state.polled = false;
        if (lost) {
          // Whatever broke the connection may have been a change of the account: role and scope are asked for again.
          lost = false;
          void renewIfSignedIn();
        }
      } else if (next === "down") {
        lost = true;
        pollSoon();
      }
    },
    signedOut: () => credentials.lost(),
    refused: (park, message) => {
      if (park === state.park && live.head.park === null) {
        state.problem = new Problem("missing", null, null, message);
      }
    },
  });
  const hurry = () => {
    if (document.visibilityState === "visible") {
      made.hurry();
    }
  };
  document.addEventListener("visibilitychange", hurry);
  window.addEventListener("online", hurry);
  return made;
}

/** The hub is away: whether REST answers is worth knowing now, yet not more often than once a second. */
function pollSoon(): void {
  if (pollTimer !== null) {
    clearTimeout(pollTimer);
    pollTimer = null;
  }
  pollIn(Math.max(0, polledAt + 1_000 - Date.now()));
}

function pollIn(delayMs: number): void {
  pollTimer ??= setTimeout(() => {
    pollTimer = null;
    void poll();
  }, delayMs);
}

async function poll(): Promise<void> {
  const park = state.park;
  if (park === null || state.hub === "watching") {
    state.polled = false;
    return;
  }
  polledAt = Date.now();
  try {
    const snapshot = await twin.live(park);
    // The hub may have come up while REST was answering; then its state is the newer one.
    if (park === state.park && !hubWatching()) {
      live.snapshot(snapshot, !state.polled);
      state.polled = true;
      state.problem = null;
    }
  } catch (thrown) {
    if (park === state.park) {
      state.polled = false;
      state.problem = asProblem(thrown);
    }
  }
  pollIn(PollMs);
}

function hubWatching(): boolean {
  return state.hub === "watching";
}
