import { credentials, CsrfHeader, isUnsafe } from "./credentials";
import { Problem, problemOf } from "./problem";
import type {
  AmountUnit,
  Carrier,
  Frames,
  MeterEventEntry,
  MeterRegistration,
  ParkSnapshot,
  ParkSummary,
  Quarantine,
  Readings,
  Registry,
  ReplayResult,
  ReplaySelection,
  Role,
  Status,
  Usage,
  UsageStep,
} from "./shapes";

/** A call that has no answer after this time is given up. Unit: ms. */
const TimeoutMs = 20_000;

/** A large table takes longer to send than to make. Unit: ms. */
const FileTimeoutMs = 120_000;

/** A span of usage: instants in Unix ms, `to` exclusive. */
export interface UsageSpan {
  readonly from: number;
  readonly to: number;
  readonly step: UsageStep;
}

/** Which sum of a carrier is meant; without role and unit the host chooses. */
export interface UsageLine {
  readonly carrier: Carrier;
  readonly role?: Role;
  readonly unit?: AmountUnit;
}

/** The REST side of the twin. Every method throws a {@link Problem}, or an `AbortError` when its signal fired. */
export const twin = {
  parks: (signal?: AbortSignal) => get<readonly ParkSummary[]>("/api/parks", signal),
  live: (park: string, signal?: AbortSignal) => get<ParkSnapshot>(`${parkPath(park)}/live`, signal),
  at: (park: string, time: number, signal?: AbortSignal) =>
    get<ParkSnapshot>(`${parkPath(park)}/at?${new URLSearchParams({ time: iso(time) }).toString()}`, signal),
  frames: (park: string, from: number, to: number, signal?: AbortSignal) =>
    get<Frames>(`${parkPath(park)}/frames?${new URLSearchParams({ from: iso(from), to: iso(to) }).toString()}`, signal),
  registry: (park: string, signal?: AbortSignal) => get<Registry>(parkPath(park), signal),
  parkUsage: (park: string, line: UsageLine, span: UsageSpan, signal?: AbortSignal) =>
    get<Usage>(`${parkPath(park)}/usage?${usageQuery(span, line)}`, signal),
  enterpriseUsage: (park: string, enterprise: string, line: UsageLine, span: UsageSpan, signal?: AbortSignal) =>
    get<Usage>(`${parkPath(park)}/enterprises/${encodeURIComponent(enterprise)}/usage?${usageQuery(span, line)}`, signal),
  meterUsage: (park: string, meter: string, span: UsageSpan, signal?: AbortSignal) =>
    get<Usage>(`${parkPath(park)}/meters/${encodeURIComponent(meter)}/usage?${usageQuery(span)}`, signal),
  readings: (park: string, meter: string, from: number, to: number, limit: number, signal?: AbortSignal) =>
    get<Readings>(
      `${parkPath(park)}/meters/${encodeURIComponent(meter)}/readings?` +
        new URLSearchParams({ from: iso(from), to: iso(to), limit: String(limit) }).toString(),
      signal,
    ),
  quarantine: (query: { limit: number; before?: number; reason?: string }, signal?: AbortSignal) => {
    const parameters = new URLSearchParams({ limit: String(query.limit) });
    if (query.before !== undefined) {
      parameters.set("before", String(query.before));
    }
    if (query.reason !== undefined) {
      parameters.set("reason", query.reason);
    }
    return get<Quarantine>(`/api/quarantine?${parameters.toString()}`, signal);
  },
  replay: (selection: ReplaySelection, signal?: AbortSignal) =>
    call<ReplayResult>("/api/quarantine/replay", signal, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(selection),
    }),
  addEvent: (park: string, meter: string, event: MeterEventEntry) =>
    call<MeterRegistration>(`${parkPath(park)}/meters/${encodeURIComponent(meter)}/events`, undefined, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(event),
    }),
  status: (signal?: AbortSignal) => get<Status>("/api/status", signal),
};

export function parkPath(park: string): string {
  return `/api/parks/${encodeURIComponent(park)}`;
}

/** A span of a line as a query. */
export function usageQuery(span: UsageSpan, line?: UsageLine): string {
  const parameters = new URLSearchParams();
  if (line !== undefined) {
    parameters.set("carrier", line.carrier);
    if (line.role !== undefined) {
      parameters.set("role", line.role);
    }
    if (line.unit !== undefined) {
      parameters.set("unit", line.unit);
    }
  }
  parameters.set("from", iso(span.from));
  parameters.set("to", iso(span.to));
  parameters.set("step", span.step);
  return parameters.toString();
}

function iso(unixMs: number): string {
  return new Date(unixMs).toISOString();
}

/** The header of who reads by the link of a screen. */
function bearerHeader(): Record<string, string> {
  return credentials.bearer === null ? {} : { authorization: `Bearer ${credentials.bearer}` };
}

/** Fetches a JSON answer; throws a {@link Problem}, or an `AbortError` when the signal fired. */
export function get<T>(path: string, signal: AbortSignal | undefined): Promise<T> {
  return call<T>(path, signal, {});
}

/** Sends a request and reads its JSON answer, undefined where there is none; throws as {@link get} does. */
export function call<T>(path: string, signal: AbortSignal | undefined, request: RequestInit): Promise<T> {
  return exchange(path, signal, request, async (response) => {
    const text = await response.text();
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    return body as T;
  });
}

/** Sends a request whose answer is a file; throws as {@link get} does. */
export function file(path: string, request: RequestInit): Promise<Blob> {
  return exchange(path, undefined, request, (response) => response.blob(), FileTimeoutMs);
}

async function exchange<T>(
  path: string,
  signal: AbortSignal | undefined,
  request: RequestInit,
  read: (response: Response) => Promise<T>,
  timeoutMs = TimeoutMs,
): Promise<T> {
  const ofAccounts = path.startsWith("/api/auth/");
  if (credentials.paused && !ofAccounts) {
    throw new Problem("signedOut", 401, null, null);
  }
  try {
    return await attempt(path, signal, request, read, timeoutMs);
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.isOf("csrf") && isUnsafe(request.method) && (await credentials.renew())) {
      return attempt(path, signal, request, read, timeoutMs);
    }
    if (thrown instanceof Problem && thrown.kind === "signedOut" && !ofAccounts) {
      credentials.lost();
    } else if (thrown instanceof Problem && thrown.isOf("must-change-password")) {
      credentials.mustChange();
    }
    throw thrown;
  }
}

async function attempt<T>(
  path: string,
  signal: AbortSignal | undefined,
  request: RequestInit,
  read: (response: Response) => Promise<T>,
  timeoutMs: number,
): Promise<T> {
  const limit = new AbortController();
  const abort = () => limit.abort(signal?.reason);
  signal?.addEventListener("abort", abort, { once: true });
  const timer = setTimeout(() => limit.abort(), timeoutMs);
  const proof = credentials.csrf !== null && isUnsafe(request.method) ? { [CsrfHeader]: credentials.csrf } : {};
  try {
    const response = await fetch(path, {
      ...request,
      credentials: credentials.bearer === null ? "same-origin" : "omit",
      headers: { accept: "application/json", ...request.headers, ...proof, ...bearerHeader() },
      signal: limit.signal,
    });
    if (!response.ok) {
      throw await problemOf(response);
    }
    return await read(response);
  } catch (thrown) {
    if (signal?.aborted === true || thrown instanceof Problem) {
      throw thrown;
    }
    throw new Problem("unreachable", null, null, thrown instanceof Error ? thrown.message : null);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}
