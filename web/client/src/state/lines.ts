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

/** Lines in reading order; unknown ones last, as they came. */
export function ordered(lines: readonly Line[]): Line[] {
  const place = (line: Line) => {
    const found = order.indexOf(`${line.carrier}.${line.role}`);
    return found < 0 ? order.length : found;
  };
  return [...lines].sort((left, right) => place(left) - place(right));
}

/** The line an enterprise is ranked by: its electricity, else its first. */
export function primaryLine(lines: readonly Line[]): Line | null {
  const sorted = ordered(lines);
  return sorted.find((line) => line.carrier === "electricity" && line.role !== "reactive") ?? sorted[0] ?? null;
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
  const nameOf = (row: EnterpriseLive) => row.name ?? row.id ?? "";
  return matches.sort((left, right) => {
    if ((left.id === null) !== (right.id === null)) {
      return left.id === null ? 1 : -1;
    }
    const difference = by === "name" ? 0 : (measureOf(right, by) ?? -Infinity) - (measureOf(left, by) ?? -Infinity);
    return Number.isNaN(difference) || difference === 0 ? collator.compare(nameOf(left), nameOf(right)) : difference;
  });
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
