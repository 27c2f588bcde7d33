import {
  HubConnection,
  HubConnectionBuilder,
  HubConnectionState,
  HttpTransportType,
  LogLevel,
  type IHttpConnectionOptions,
} from "@microsoft/signalr";
import type { AlarmsChange } from "./alarms";
import { credentials, CsrfHeader } from "./credentials";
import type { ParkChange, ParkSnapshot } from "./shapes";

/** From this attempt on the wait is as long as it gets. */
const LongestWaitAttempt = 5;

/** Whether the hub is feeding us: `watching` means that a snapshot came and changes follow. */
export type HubState = "connecting" | "watching" | "down";

/** What the hub client tells its owner. */
export interface HubListener {
  snapshot(snapshot: ParkSnapshot): void;
  change(change: ParkChange): void;
  alarms(change: AlarmsChange): void;
  state(state: HubState): void;
  /** The hub refused to watch this park; the text is the hub's own. */
  refused(park: string, message: string): void;
  /** The hub wants somebody signed in; it is not asked again before {@link TwinHub.hurry}. */
  signedOut(): void;
}

/**
 * The one hub client of the page. It connects, watches one park, and after any loss tries again without end: at once, then 0.5 s,
 * doubling to 5 s, with a quarter of jitter. One loop serves the first connection and every later one.
 */
export class TwinHub {
  private readonly connection: HubConnection;
  private park: string | null = null;
  private attempt = 0;
  private running = false;
  private waiting = false;
  private retryTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly listener: HubListener,
    url = "/hubs/twin",
  ) {
    this.connection = new HubConnectionBuilder().withUrl(url, connectionOptions()).configureLogging(LogLevel.None).build();
    this.connection.on("parkChanged", (change: ParkChange) => this.listener.change(change));
    this.connection.on("alarmsChanged", (change: AlarmsChange) => this.listener.alarms(change));
    // An account that was changed is asked for again as the hub is; a browser with too many connections waits the longest.
    this.connection.on("accessEnded", (end: { readonly reason: string }) => {
      this.attempt = end.reason === "tooManyConnections" ? LongestWaitAttempt : 0;
    });
    this.connection.onclose(() => {
      this.listener.state("down");
      this.retry();
    });
  }

  /** Connects before it is known which park is wanted. */
  open(): void {
    if (!this.running) {
      this.running = true;
      void this.connect();
    }
  }

  /** Watches a park instead of the one before. Safe to call in any state. */
  watch(park: string): void {
    const before = this.park;
    if (before === park) {
      return;
    }
    this.park = park;
    if (this.connection.state === HubConnectionState.Connected) {
      void this.change(before, park);
    } else {
      this.open();
    }
  }

  /** Tries at once instead of waiting for the next attempt: the network came back, the page is shown again, somebody signed in. */
  hurry(): void {
    if (this.retryTimer !== null || this.waiting) {
      this.attempt = 0;
      this.waiting = false;
      clearTimeout(this.retryTimer ?? undefined);
      this.retryTimer = null;
      void this.connect();
    }
  }

  private async connect(): Promise<void> {
    if (this.connection.state !== HubConnectionState.Disconnected) {
      return;
    }
    this.listener.state("connecting");
    try {
      await this.connection.start();
    } catch (thrown) {
      // Expected while the host is away; the owner shows the state and polls meanwhile.
      this.listener.state("down");
      if (isSignedOut(thrown)) {
        this.waiting = true;
        this.listener.signedOut();
      } else {
        if (/problems\/csrf/.test(String(thrown))) {
          // Somebody signed in again in another window: the proof is another one.
          await credentials.renew();
        }
        this.retry();
      }
      return;
    }
    this.attempt = 0;
    await this.takeSnapshot();
  }

  private async change(before: string | null, after: string): Promise<void> {
    if (before !== null) {
      // A failed Unwatch costs nothing but events that are dropped by their park's name.
      await this.connection.invoke("Unwatch", before).catch(() => undefined);
    }
    if (this.park === after) {
      await this.takeSnapshot();
    }
  }

  private async takeSnapshot(): Promise<void> {
    const park = this.park;
    if (park === null) {
      return;
    }
    try {
      const snapshot = await this.connection.invoke<ParkSnapshot>("Watch", park);
      if (this.park === park) {
        this.listener.snapshot(snapshot);
        this.listener.state("watching");
      }
    } catch (thrown) {
      if (this.connection.state === HubConnectionState.Connected && this.park === park) {
        this.listener.refused(park, thrown instanceof Error ? thrown.message : "");
        this.listener.state("down");
        this.retryWatch(park);
      }
    }
  }

  private retryWatch(park: string): void {
    setTimeout(() => {
      if (this.park === park && this.connection.state === HubConnectionState.Connected) {
        void this.takeSnapshot();
      }
    }, 5_000);
  }

  private retry(): void {
    if (this.retryTimer !== null) {
      return;
    }
    const delayMs = retryDelayMs(this.attempt, Math.random());
    this.attempt++;
    this.retryTimer = setTimeout(() => {
      this.retryTimer = null;
      void this.connect();
    }, delayMs);
  }
}

/**
 * How the hub is reached. A screen's link reaches it by plain requests: a WebSocket could carry its token in the address alone, where
 * it would be written into logs.
 */
export function connectionOptions(): IHttpConnectionOptions {
  return credentials.bearer === null
    ? { headers: proofHeaders() }
    : {
        transport: HttpTransportType.LongPolling,
        withCredentials: false,
        headers: { authorization: `Bearer ${credentials.bearer}` },
      };
}

/** The headers of the hub's own requests; read at each of them, because a later sign-in has another proof. */
export function proofHeaders(): Record<string, string> {
  return Object.defineProperty({}, CsrfHeader, { enumerable: true, get: () => credentials.csrf ?? "" });
}

/** The client tells a refused negotiation by its text alone. */
function isSignedOut(thrown: unknown): boolean {
  return /status code (returned from negotiate )?'401'/i.test(String(thrown));
}

/** The wait before attempt `attempt` (0 is the first after a loss); `chance` is 0..1. Unit: ms. */
export function retryDelayMs(attempt: number, chance: number): number {
  if (attempt === 0) {
    return Math.round(100 * chance);
  }
  const base = Math.min(5_000, 500 * 2 ** Math.min(attempt - 1, 8));
  return Math.round(base * (0.75 + 0.25 * chance));
}
