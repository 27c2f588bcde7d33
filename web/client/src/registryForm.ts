import type { MeterBody } from "./api/registryEdits";
import { offsetMs } from "./time/zone";
import type { Carrier, MeterEventEntry, MeterKind, MeterRegistration, MeterUnit, Role } from "./api/shapes";

export const Carriers: readonly Carrier[] = ["electricity", "gas", "water", "heat", "pv"];
export const Roles: readonly Role[] = [
  "grid-import",
  "grid-export",
  "generation",
  "consumption",
  "submeter",
  "storage-charge",
  "storage-discharge",
  "reactive",
];
export const Kinds: readonly MeterKind[] = ["register", "interval", "gauge"];

/** Units that a carrier's meters report in; rates are for gauges. */
export function unitsFor(carrier: Carrier, kind: MeterKind, role: Role): readonly MeterUnit[] {
  if (role === "reactive") {
    return ["kvarh"];
  }
  const energy: readonly MeterUnit[] = kind === "gauge" ? ["kW", "MW", "W"] : ["kWh", "MWh", "Wh"];
  const volume: readonly MeterUnit[] = kind === "gauge" ? ["m3/h"] : ["m3", "L", "dm3"];
  switch (carrier) {
    case "electricity":
    case "pv":
      return energy;
    case "gas":
      return [...volume, ...energy];
    case "water":
      return volume;
    case "heat":
      return kind === "gauge" ? ["GJ/h", ...energy] : ["GJ", "t", ...energy];
  }
}

/** Events that a person writes by hand; a confirmation is given at the reading it is about. */
export type EventKind = "replacement" | "change" | "reset";
export const EventKinds: readonly EventKind[] = ["replacement", "change", "reset"];

/** An event as it is being written; texts as they are typed. */
export interface EventDraft {
  kind: EventKind;
  /** Local wall time of the park, `2026-11-21T10:00`. */
  at: string;
  final: string;
  initial: string;
  ratio: string;
  digits: string;
  note: string;
}

const Id = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

/** What stands against a number, or nothing; empty is no number and right. */
export function isNumber(text: string): boolean {
  return text.trim() === "" || /^[+-]?\d+(\.\d+)?$/.test(text.trim());
}

export function isId(text: string): boolean {
  return Id.test(text);
}

/** The fields of an event that are wrong. */
export function eventFaults(draft: EventDraft): ReadonlySet<keyof EventDraft> {
  const faults = new Set<keyof EventDraft>();
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(draft.at)) {
    faults.add("at");
  }
  for (const key of ["final", "initial", "ratio", "digits"] as const) {
    if (!isNumber(draft[key])) {
      faults.add(key);
    }
  }
  if (draft.kind === "change" && draft.ratio.trim() === "" && draft.digits.trim() === "") {
    faults.add("ratio");
  }
  return faults;
}

/** The event as the host takes it; `at` is the instant with the park's offset. */
export function eventBody(draft: EventDraft, at: string): Partial<MeterEventEntry> {
  const number = (text: string) => (text.trim() === "" ? null : Number(text));
  const swaps = draft.kind !== "change";
  const all: Record<string, string | number | null> = {
    at,
    kind: draft.kind,
    final: swaps ? number(draft.final) : null,
    initial: swaps ? number(draft.initial) : null,
    ratio: draft.kind === "reset" ? null : number(draft.ratio),
    digits: draft.kind === "reset" ? null : number(draft.digits),
    note: draft.note.trim() === "" ? null : draft.note.trim(),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as Partial<MeterEventEntry>;
}

/** A park's wall time as it is typed, with the park's offset: `2026-11-21T10:00:00+08:00`. */
export function instantText(wall: string, zone: string): string {
  const read = Date.parse(`${wall.length === 16 ? `${wall}:00` : wall}Z`);
  const offset = offsetMs(read - offsetMs(read, zone), zone);
  const minutes = Math.abs(Math.trunc(offset / 60_000));
  const pad = (value: number) => String(value).padStart(2, "0");
  const sign = offset < 0 ? "-" : "+";
  return `${new Date(read).toISOString().slice(0, 19)}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** What the list of meters is narrowed to. */
export interface RegistryFilter {
  readonly search: string;
  readonly carrier: Carrier | "";
  /** An enterprise's id, `~` for the park's own, empty for all. */
  readonly enterprise: string;
  readonly onlyWithEvents: boolean;
}

export type RegistryColumn = "id" | "enterprise" | "carrier" | "role" | "unit" | "ratio" | "interval" | "parent" | "events";

/** The meters that match, in order. */
export function selectMeters(
  meters: readonly MeterRegistration[],
  filter: RegistryFilter,
  column: RegistryColumn,
  descending: boolean,
  enterpriseName: (id: string | null) => string,
  locale: string,
): MeterRegistration[] {
  const wanted = filter.search.trim().toLocaleLowerCase();
  const matches = meters.filter(
    (meter) =>
      (filter.carrier === "" || meter.carrier === filter.carrier) &&
      (filter.enterprise === "" || (meter.enterprise ?? "~") === filter.enterprise) &&
      (!filter.onlyWithEvents || meter.events.length > 0) &&
      (wanted === "" ||
        `${meter.id} ${meter.name ?? ""} ${enterpriseName(meter.enterprise)}`.toLocaleLowerCase().includes(wanted)),
  );
  const collator = new Intl.Collator(locale, { numeric: true });
  const keys = new Map(matches.map((meter) => [meter.id, keyOf(meter, column, enterpriseName)]));
  const sign = descending ? -1 : 1;
  return matches.sort((left, right) => {
    const [a, b] = [keys.get(left.id) ?? "", keys.get(right.id) ?? ""];
    const order = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
    return sign * order || collator.compare(left.id, right.id);
  });
}

function keyOf(meter: MeterRegistration, column: RegistryColumn, enterpriseName: (id: string | null) => string): string | number {
  switch (column) {
    case "id":
      return meter.name ?? meter.id;
    case "enterprise":
      return enterpriseName(meter.enterprise);
    case "ratio":
      return meter.ratio;
    case "interval":
      return meter.intervalSeconds;
    case "events":
      return meter.events.length;
    case "parent":
      return meter.parent ?? "";
    default:
      return meter[column];
  }
}

/** A meter's registration as a body that changes nothing but its name and decimals. */
export function renamed(meter: MeterRegistration, name: string, decimals: number | null): MeterBody {
  const body: Record<string, unknown> = { ...meter, name: name.trim() === "" ? null : name.trim(), decimals };
  delete body["events"];
  return body as MeterBody;
}
