import { call, get, parkPath } from "./client";

/** A big screen with a link of its own; `token` is there once, when it is made. */
export interface ScreenLink {
  readonly user: string;
  readonly name: string;
  readonly parks: readonly string[] | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly token: string | null;
}

/** What a big screen shows of an alarm. */
export interface ScreenAlarm {
  readonly id: string;
  readonly kind: string;
  readonly severity: string;
  readonly state: string;
  readonly enterprise: string | null;
  readonly meter: string | null;
  readonly openedAt: string;
}

/** The routes of big screens. */
export const screensApi = {
  list: async (signal?: AbortSignal) =>
    (await get<{ readonly screens: readonly ScreenLink[] }>("/api/screens", signal)).screens,
  add: (body: { readonly name: string; readonly parks: readonly string[] | null; readonly days: number }) =>
    call<ScreenLink>("/api/screens", undefined, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  remove: (user: string) => call<unknown>(`/api/screens/${encodeURIComponent(user)}`, undefined, { method: "DELETE" }),
  alarms: async (park: string, signal?: AbortSignal) =>
    (await get<{ readonly alarms: readonly ScreenAlarm[] }>(`${parkPath(park)}/alarms?state=open`, signal)).alarms,
};

/** The address of a screen: its token stands behind `#`, which no browser sends. */
export function screenAddress(origin: string, parks: readonly string[] | null, rotateSeconds: number | null, token: string): string {
  const first = parks?.length === 1 ? `/${encodeURIComponent(parks[0] as string)}` : "";
  const rotate = rotateSeconds === null || parks?.length === 1 ? "" : `?rotate=${rotateSeconds}`;
  return `${origin}/screen${first}${rotate}#token=${encodeURIComponent(token)}`;
}
