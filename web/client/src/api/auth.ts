import { call, get } from "./client";

/** What a role may do, as the host names it; what it may be done to is the account's scope. */
export const Rights = [
  "readLive",
  "readAccounts",
  "readPark",
  "readParkAccounts",
  "readCity",
  "readReference",
  "readQuarantine",
  "readUnclaimed",
  "changeRegistry",
  "declare",
  "lockReports",
  "workOnFlags",
  "answerFlags",
  "commentOnFlags",
  "workOnAlarms",
  "publishReference",
  "readDevices",
  "manageDevices",
  "readPeople",
  "manageAccounts",
  "manageScreens",
  "readAudit",
  "readStatus",
  "ownAccount",
] as const;
export type Right = (typeof Rights)[number];

export const RoleWords = ["operator", "platform", "enterprise", "auditor", "admin", "screen"] as const;
export type RoleWord = (typeof RoleWords)[number];

/** Who is signed in: `GET /api/auth/me`. */
export interface Me {
  readonly user: string;
  readonly name: string | null;
  readonly role: RoleWord;
  /** The parks that exist for it; null for all. */
  readonly parks: readonly string[] | null;
  /** The park of its enterprise; null where it is of no enterprise. */
  readonly park: string | null;
  readonly enterprise: string | null;
  readonly mustChangePassword: boolean;
  readonly csrf: string;
  readonly rights: readonly Right[];
}

/** An account of the demo park, with its password: it is meant to be used by whoever looks. */
export interface DemoAccount {
  readonly user: string;
  readonly password: string;
  readonly role: RoleWord;
  readonly name: string | null;
  readonly nameZh: string | null;
}

/** An outside identity provider that is configured. */
export interface Provider {
  readonly id: string;
  readonly name: string;
}

/** What a password must be like, as far as a page can check it; what everybody tries first only the host can tell. Unit: characters. */
export interface PasswordRules {
  readonly minLength: number;
  readonly maxLength?: number;
}

/** What the sign-in screen needs before anybody is signed in: `GET /api/auth/options`. */
export interface AuthOptions {
  readonly demoAccounts?: readonly DemoAccount[];
  readonly providers?: readonly Provider[];
  readonly passwordRules?: PasswordRules;
  /** Whether this browser is signed in; absent on a host that does not say. */
  readonly signedIn?: boolean;
}

/** A token of one's own for a program; `token` is there once, when it is made. */
export interface OwnToken {
  readonly id: string;
  readonly name: string;
  readonly createdAt?: string | null;
  readonly expiresAt: string | null;
  readonly lastUsedAt?: string | null;
  readonly token?: string;
}

/** The routes of one's own sign-in. */
export const authApi = {
  options: () => get<AuthOptions>("/api/auth/options", undefined),
  me: () => get<Me>("/api/auth/me", undefined),
  signIn: (user: string, password: string) => send<Me>("/api/auth/sign-in", "POST", { user, password }),
  signOut: () => send<unknown>("/api/auth/sign-out", "POST"),
  changePassword: (current: string, next: string) => send<unknown>("/api/auth/password", "POST", { current, new: next }),
  tokens: (signal?: AbortSignal) => get<{ readonly tokens: readonly OwnToken[] }>("/api/auth/tokens", signal),
  makeToken: (name: string, days: number) => send<OwnToken>("/api/auth/tokens", "POST", { name, days }),
  revokeToken: (id: string) => send<unknown>(`/api/auth/tokens/${encodeURIComponent(id)}`, "DELETE"),
  revokeAll: () => send<unknown>("/api/auth/revoke", "POST"),
};

/** Where the sign-in at an outside provider begins; the browser goes there itself. */
export function providerUrl(provider: string, returnTo: string): string {
  return `/api/auth/external/${encodeURIComponent(provider)}?${new URLSearchParams({ returnUrl: returnTo }).toString()}`;
}

/** Sends a request with a JSON body, or none; throws as {@link call} does. */
export function send<T>(path: string, method: string, body?: unknown): Promise<T> {
  return call<T>(
    path,
    undefined,
    body === undefined
      ? { method }
      : { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
  );
}
