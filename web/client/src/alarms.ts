import type { Alarm, AlarmCounts, AlarmState } from "./api/alarms";

/** What the desk shows: the unfinished, one of their states, or what is over. */
export const AlarmFilters = ["todo", "open", "acknowledged", "shelved", "history"] as const;
export type AlarmFilter = (typeof AlarmFilters)[number];

/** One line of the desk: an alarm by itself, or several that are one matter. */
export interface AlarmLine {
  readonly key: string;
  readonly group: string | null;
  readonly alarms: readonly Alarm[];
}

/** What the desk leaves out; an empty text leaves nothing out, `~` is the park itself. */
export interface AlarmChoice {
  readonly show: AlarmFilter;
  readonly kind: string;
  readonly severity: string;
  readonly enterprise: string;
}

export function isFinished(state: AlarmState): boolean {
  return state === "resolved" || state === "cleared";
}

/** The newest of each alarm: an older revision never replaces a newer one. */
export function merged(held: readonly Alarm[], news: readonly Alarm[]): readonly Alarm[] {
  const byId = new Map(held.map((alarm) => [alarm.id, alarm]));
  for (const alarm of news) {
    const known = byId.get(alarm.id);
    if (known === undefined || known.revision <= alarm.revision) {
      byId.set(alarm.id, alarm);
    }
  }
  return [...byId.values()].sort(inOrder);
}

/** Critical first, then the newest. */
export function inOrder(left: Alarm, right: Alarm): number {
  if (left.severity !== right.severity) {
    return left.severity === "critical" ? -1 : 1;
  }
  const later = Date.parse(right.openedAt) - Date.parse(left.openedAt);
  return later !== 0 ? later : left.id < right.id ? -1 : 1;
}

/** The gravest alarm of each meter that waits for somebody or is being dealt with. */
export function alarmsByMeter(list: readonly Alarm[]): ReadonlyMap<string, Alarm> {
  const found = new Map<string, Alarm>();
  for (const alarm of [...list].sort(inOrder)) {
    if (alarm.meter !== null && (alarm.state === "open" || alarm.state === "acknowledged") && !found.has(alarm.meter)) {
      found.set(alarm.meter, alarm);
    }
  }
  return found;
}

export function matches(alarm: Alarm, choice: AlarmChoice): boolean {
  const state =
    choice.show === "todo"
      ? alarm.state === "open" || alarm.state === "acknowledged"
      : choice.show === "history"
        ? isFinished(alarm.state)
        : alarm.state === choice.show;
  return (
    state &&
    (choice.kind === "" || alarm.kind === choice.kind) &&
    (choice.severity === "" || alarm.severity === choice.severity) &&
    (choice.enterprise === "" || (alarm.enterprise ?? "~") === choice.enterprise)
  );
}

/** The lines of the desk, in the order of their first alarm; a group that is down to one alarm is that alarm. */
export function linesOf(alarms: readonly Alarm[]): readonly AlarmLine[] {
  const lines = new Map<string, Alarm[]>();
  for (const alarm of alarms) {
    const key = alarm.group ?? alarm.id;
    lines.set(key, [...(lines.get(key) ?? []), alarm]);
  }
  return [...lines].map(([key, members]) => ({ key, group: members.length > 1 ? key : null, alarms: members }));
}

/** The counts of one enterprise among the alarms that are known. */
export function countsOf(alarms: readonly Alarm[], enterprise: string): AlarmCounts {
  const own = alarms.filter((alarm) => (alarm.enterprise ?? "~") === enterprise);
  const of = (state: AlarmState) => own.filter((alarm) => alarm.state === state).length;
  return {
    open: of("open"),
    acknowledged: of("acknowledged"),
    shelved: of("shelved"),
    critical: own.filter((alarm) => alarm.severity === "critical" && (alarm.state === "open" || alarm.state === "acknowledged"))
      .length,
  };
}

/** How a duration reads: days and hours, hours and minutes, or minutes. Unit: ms. */
export function durationParts(ms: number): { readonly days: number; readonly hours: number; readonly minutes: number } {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return { days: Math.floor(minutes / 1_440), hours: Math.floor((minutes % 1_440) / 60), minutes: minutes % 60 };
}

/** The span of a curve around an instant, whole quarter-hours, never beyond now. Unit: ms. */
export function spanAround(seenMs: number, nowMs: number): { readonly from: number; readonly to: number } {
  const quarter = 900_000;
  const to = Math.min(Math.ceil((seenMs + 6 * 3_600_000) / quarter), Math.ceil(nowMs / quarter)) * quarter;
  return { from: to - 18 * 3_600_000, to };
}

/** When a shelf of so many hours ends, or tomorrow at eight in the morning of the browser's day for `null`. Unit: ms. */
export const ShelfHours = [1, 4, 8, 24, 72, 168] as const;
