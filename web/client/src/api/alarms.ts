import { call, get, parkPath } from "./client";

/** What an alarm is about. */
export const AlarmKinds = ["offline", "frozen", "spike", "demand", "pv-underperformance", "imbalance"] as const;
export type AlarmKind = (typeof AlarmKinds)[number];

export type AlarmSeverity = "warning" | "critical";

/** `resolved` by a person, `cleared` by itself. */
export type AlarmState = "open" | "acknowledged" | "shelved" | "resolved" | "cleared";

/** What people do with an alarm. */
export type AlarmAction = "acknowledge" | "assign" | "comment" | "shelve" | "unshelve" | "resolve";

/** One step of an alarm; `by` is an account or `system`. */
export interface AlarmStep {
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly text: string | null;
  readonly state: AlarmState;
  readonly until: string | null;
}

/** One alarm; the shape is told in docs/formats/live.md. */
export interface Alarm {
  readonly id: string;
  readonly kind: AlarmKind;
  readonly severity: AlarmSeverity;
  readonly state: AlarmState;
  /** Null for the park's own meters. */
  readonly enterprise: string | null;
  /** Null where it is about the enterprise. */
  readonly meter: string | null;
  readonly openedAt: string;
  readonly changedAt: string;
  readonly clearedAt: string | null;
  readonly seenAt: string;
  readonly value: number | null;
  readonly limit: number | null;
  readonly unit: string;
  readonly ruleVersion: number;
  readonly detail: string | null;
  readonly active: boolean;
  readonly times: number;
  readonly group: string | null;
  readonly assignee: string | null;
  readonly shelvedUntil: string | null;
  readonly figure: string | null;
  readonly revision: number;
  readonly comments: readonly { readonly at: string; readonly by: string; readonly text: string }[];
  readonly steps: readonly AlarmStep[];
  readonly allowed: readonly AlarmAction[];
}

export interface AlarmCounts {
  readonly open: number;
  readonly acknowledged: number;
  readonly shelved: number;
  readonly critical: number;
}

/** One limit of the rules; a null kind is of all. */
export interface AlarmLimit {
  readonly kind: AlarmKind | null;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

export interface AlarmList {
  readonly park: string;
  readonly alarms: readonly Alarm[];
  readonly counts: AlarmCounts;
  readonly ruleVersion: number;
  readonly limits: readonly AlarmLimit[];
}

/** The hub's event `alarmsChanged`. */
export interface AlarmsChange {
  readonly park: string;
  readonly alarms: readonly Alarm[];
  readonly counts: AlarmCounts;
}

/** What goes with a step; `until` is Unix ms. */
export interface AlarmSaid {
  readonly text?: string;
  readonly assignee?: string;
  readonly until?: number;
}

export const alarmRoutes = {
  list: (park: string, state: string | null, signal?: AbortSignal) =>
    get<AlarmList>(`${parkPath(park)}/alarms${state === null ? "" : `?${new URLSearchParams({ state }).toString()}`}`, signal),
  act: (park: string, alarm: string, action: AlarmAction, said: AlarmSaid = {}) =>
    call<Alarm>(`${parkPath(park)}/alarms/${encodeURIComponent(alarm)}/${action}`, undefined, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...said, until: said.until === undefined ? undefined : new Date(said.until).toISOString() }),
    }),
};
