import { send, type RoleWord } from "./auth";
import { get, parkPath } from "./client";

/** An account as those who keep accounts see it. */
export interface Account {
  readonly user: string;
  readonly name: string | null;
  readonly role: RoleWord;
  readonly parks: readonly string[] | null;
  readonly park: string | null;
  readonly enterprise: string | null;
  readonly disabled: boolean;
  readonly mustChangePassword: boolean;
  readonly createdAt: string | null;
  readonly lastSignInAt: string | null;
  readonly lockedUntil: string | null;
  readonly externalId: string | null;
}

/** What is written of an account; `user` names a new one. */
export interface AccountBody {
  readonly user?: string;
  readonly name: string;
  readonly role: RoleWord;
  readonly parks: readonly string[] | null;
  readonly park: string | null;
  readonly enterprise: string | null;
  readonly disabled: boolean;
  readonly externalId: string | null;
}

/** An answer that shows a password, once. */
export interface Secret {
  readonly password: string;
}

/** What may publish the readings of a park. */
export interface Gateway {
  readonly gateway: string;
  /** Its MQTT user name, `park/gateway`. */
  readonly userName: string;
  /** The meters it may publish; null for all of the park. */
  readonly meters: readonly string[] | null;
  /** SHA-256 of its certificates, 64 hex digits each. */
  readonly thumbprints: readonly string[];
  readonly hasPassword: boolean;
  readonly disabled: boolean;
  readonly note: string | null;
  readonly changedAt: string | null;
  readonly connected: boolean;
  readonly lastSeen: string | null;
  /** Sign-ins and messages refused since the process started. */
  readonly refused: number;
}

/** What is written of a gateway. */
export interface GatewayBody {
  readonly meters: readonly string[] | null;
  readonly thumbprints: readonly string[];
  readonly note: string;
  readonly disabled: boolean;
}

/** A row of the audit trail. */
export interface AuditRow {
  readonly sequence: number;
  readonly at: string;
  readonly user: string;
  readonly role: string;
  readonly address: string;
  readonly action: string;
  readonly target: string;
  readonly outcome: number;
  readonly detail: string | null;
}

/** Some rows, newest first; `next` asks for the older ones. */
export interface AuditPage {
  readonly rows: readonly AuditRow[];
  readonly next: number | null;
}

/** Which rows of the audit trail; the instants are ISO 8601, `to` exclusive. */
export interface AuditFilter {
  readonly user?: string;
  readonly action?: string;
  readonly from?: string;
  readonly to?: string;
}

function accountPath(user: string): string {
  return `/api/accounts/${encodeURIComponent(user)}`;
}

function gatewayPath(park: string, gateway: string): string {
  return `${parkPath(park)}/gateways/${encodeURIComponent(gateway)}`;
}

/** The query of a filter; what is empty is left out. */
export function auditQuery(filter: AuditFilter, more: Readonly<Record<string, string>> = {}): string {
  const parameters = Object.entries({ ...filter, ...more }).filter((pair): pair is [string, string] => (pair[1] ?? "") !== "");
  return new URLSearchParams(parameters).toString();
}

/** The routes of those who keep accounts, gateways and the audit trail. */
export const admin = {
  accounts: async (signal?: AbortSignal) => (await get<{ readonly accounts: readonly Account[] }>("/api/accounts", signal)).accounts,
  create: (body: AccountBody) => send<Account & Secret>("/api/accounts", "POST", body),
  change: (user: string, body: AccountBody) => send<Account>(accountPath(user), "PUT", body),
  remove: (user: string) => send<unknown>(accountPath(user), "DELETE"),
  resetPassword: (user: string) => send<Secret>(`${accountPath(user)}/password`, "POST", {}),
  revoke: (user: string) => send<unknown>(`${accountPath(user)}/revoke`, "POST"),
  gateways: async (park: string, signal?: AbortSignal) =>
    (await get<{ readonly gateways: readonly Gateway[] }>(`${parkPath(park)}/gateways`, signal)).gateways,
  putGateway: (park: string, gateway: string, body: GatewayBody) => send<Gateway>(gatewayPath(park, gateway), "PUT", body),
  gatewayPassword: (park: string, gateway: string) => send<Secret>(`${gatewayPath(park, gateway)}/password`, "POST", {}),
  removeGateway: (park: string, gateway: string) => send<unknown>(gatewayPath(park, gateway), "DELETE"),
  audit: (filter: AuditFilter, before: number | null, count: number, signal?: AbortSignal) =>
    get<AuditPage>(
      `/api/audit?${auditQuery(filter, { count: String(count), ...(before === null ? {} : { before: String(before) }) })}`,
      signal,
    ),
  auditExportUrl: (filter: AuditFilter) => `/api/audit/export?${auditQuery(filter)}`,
};
