import { computed, type ComputedRef } from "vue";
import type { AmountUnit, Carrier, EnterpriseLive, Line, Role } from "@/api/shapes";

/** The order in which lines are read: what is bought, what is made, what is used, what is stored. */
const order: readonly string[] = [
  "electricity.grid-import",
  "electricity.consumption",
  "pv.generation",
  "electricity.generation",
  "electricity.grid-export",
  "pv.grid-export",
  "gas.consumption",
  "water.consumption",
  "heat.consumption",
  "electricity.storage-charge",
  "electricity.storage-discharge",
  "electricity.submeter",
  "electricity.reactive",
];

/** Where a carrier's role stands in {@link order}. */
const places = new Map<string, Map<string, number>>();
order.forEach((name, index) => {
  const [carrier = "", role = ""] = name.split(".");
  const roles = places.get(carrier) ?? new Map<string, number>();
  places.set(carrier, roles.set(role, index));
});

/** What tells lines apart. */
export interface LineKey {
  readonly carrier: Carrier;
  readonly role: Role;
  readonly unit: AmountUnit;
}

/** A line's key as text, for selection and the address bar. */
export function lineKey(line: LineKey): string {
  return `${line.carrier}.${line.role}.${line.unit}`;
}

/** Reads {@link lineKey}'s text. */
export function parseLineKey(text: string): LineKey {
  const [carrier, role, unit] = text.split(".");
  return { carrier, role, unit } as LineKey;
}

/**
 * A line by what tells it apart, the same object while that stays: a line's figures change ten times a second, and what is drawn or
 * fetched of it must not be made anew with them.
 */
export function useLine(line: () => LineKey | null): ComputedRef<LineKey | null> {
  const key = computed(() => {
    const of = line();
    return of === null ? null : lineKey(of);
  });
  return computed(() => (key.value === null ? null : parseLineKey(key.value)));
}

/** Lines in reading order; unknown ones last, as they came. */
export function ordered(lines: readonly Line[]): Line[] {
  return [...lines].sort((left, right) => place(left) - place(right));
}

function place(line: Line): number {
  return places.get(line.carrier)?.get(line.role) ?? order.length;
}

/** The line an enterprise is ranked by: its electricity, else its first. */
export function primaryLine(lines: readonly Line[]): Line | null {
  let [electricity, first] = [null as Line | null, null as Line | null];
  for (const line of lines) {
    if (first === null || place(line) < place(first)) {
      first = line;
    }
    if (line.carrier === "electricity" && line.role !== "reactive" && (electricity === null || place(line) < place(electricity))) {
      electricity = line;
    }
  }
  return electricity ?? first;
}

/** Columns for a number of cards on a wide screen: one row up to six, else two even rows; never fewer than three. */
export function columnsFor(cards: number): number {
  return Math.max(3, cards <= 6 ? cards : Math.ceil(cards / 2));
}

/** The same on a middling screen, where three or four fit. */
export function narrowColumnsFor(cards: number): number {
  return cards === 4 || cards === 7 || cards === 8 ? 4 : 3;
}

export type EnterpriseOrder = "power" | "today" | "change" | "staleness" | "name";
export type EnterpriseFilter = "all" | "stale" | "rising" | "silent";

/** Enterprises that match, ordered; the largest first, unknown last, the park's own meters at the end. */
export function selectEnterprises(
  rows: Iterable<EnterpriseLive>,
  by: EnterpriseOrder,
  filter: EnterpriseFilter,
  search: string,
  locale: string,
): EnterpriseLive[] {
  const wanted = search.trim().toLocaleLowerCase();
  const matches = [...rows].filter(
    (row) => (wanted === "" || `${row.name ?? ""} ${row.id ?? ""}`.toLocaleLowerCase().includes(wanted)) && passes(row, filter),
  );
  const collator = new Intl.Collator(locale, { numeric: true });
  // Measured once each: a comparison is asked some ten times as often as there are rows.
  return matches
    .map((row) => ({ row, own: row.id === null, name: row.name ?? row.id ?? "", of: by === "name" ? 0 : (measureOf(row, by) ?? -Infinity) }))
    .sort((left, right) => {
      if (left.own !== right.own) {
        return left.own ? 1 : -1;
      }
      const difference = right.of - left.of;
      return Number.isNaN(difference) || difference === 0 ? collator.compare(left.name, right.name) : difference;
    })
    .map(({ row }) => row);
}

function passes(row: EnterpriseLive, filter: EnterpriseFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "stale":
      return row.staleMeters > 0;
    case "rising":
      return (measureOf(row, "change") ?? 0) > 0;
    case "silent":
      return (primaryLine(row.lines)?.rate ?? 0) <= 0;
  }
}

function measureOf(row: EnterpriseLive, by: Exclude<EnterpriseOrder, "name">): number | null {
  const line = primaryLine(row.lines);
  switch (by) {
    case "power":
      return line?.rate ?? null;
    case "today":
      return line?.today ?? null;
    case "staleness":
      return row.staleMeters;
    case "change":
      return line === null || line.today === null || line.yesterdaySoFar === null || line.yesterdaySoFar <= 0
        ? null
        : line.today / line.yesterdaySoFar - 1;
  }
}
