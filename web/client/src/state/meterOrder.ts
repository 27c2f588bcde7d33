import type { Carrier, EnterpriseLive, MeterLive } from "@/api/shapes";
import { isStale } from "./staleness";

export type MeterColumn = "meter" | "enterprise" | "kind" | "rate" | "value" | "at" | "age" | "today" | "judged";
/** Columns of a single reading: a past quarter-hour knows amounts and no readings. */
export const OfReadings: ReadonlySet<MeterColumn> = new Set(["value", "at", "age"]);

export type MeterState = "all" | "stale" | "fresh" | "questionable";

/** What narrows and orders a list of meters. */
export interface MeterSelection {
  readonly search: string;
  readonly carrier: Carrier | "all";
  /** An enterprise's id, `""` for the park's own meters, `all` for any. */
  readonly enterprise: string;
  readonly state: MeterState;
  readonly column: MeterColumn;
  readonly descending: boolean;
}

/** The ids of the meters that match, in order; meters without a value for the column come last either way. */
export function selectMeters(
  meters: Iterable<MeterLive>,
  enterprises: ReadonlyMap<string, EnterpriseLive>,
  selection: MeterSelection,
  nowMs: number,
): string[] {
  const wanted = selection.search.trim().toLocaleLowerCase();
  const nameOf = (meter: MeterLive) => enterprises.get(meter.enterprise ?? "")?.name ?? meter.enterprise ?? "";
  const found: MeterLive[] = [];
  for (const meter of meters) {
    if (
      (selection.carrier === "all" || meter.carrier === selection.carrier) &&
      (selection.enterprise === "all" || (meter.enterprise ?? "") === selection.enterprise) &&
      inState(meter, selection.state, nowMs) &&
      (wanted === "" || `${meter.id} ${meter.name ?? ""} ${nameOf(meter)}`.toLocaleLowerCase().includes(wanted))
    ) {
      found.push(meter);
    }
  }
  const turn = selection.descending ? -1 : 1;
  return found
    .map((meter) => ({ id: meter.id, key: sortKey(meter, selection.column, nameOf) }))
    .sort((left, right) => {
      if (left.key === null || right.key === null) {
        return left.key === right.key ? compareText(left.id, right.id) : left.key === null ? 1 : -1;
      }
      const difference =
        typeof left.key === "number" && typeof right.key === "number"
          ? left.key - right.key
          : compareText(String(left.key), String(right.key));
      return difference === 0 ? compareText(left.id, right.id) : difference * turn;
    })
    .map(({ id }) => id);
}

const collator = new Intl.Collator("zh-CN", { numeric: true });

function compareText(left: string, right: string): number {
  return collator.compare(left, right);
}

function inState(meter: MeterLive, state: MeterState, nowMs: number): boolean {
  switch (state) {
    case "all":
      return true;
    case "stale":
      return isStale(meter, nowMs);
    case "fresh":
      return !isStale(meter, nowMs);
    case "questionable":
      return meter.verdict !== null && meter.verdict !== "accepted" && meter.verdict !== "roll-over";
  }
}

function sortKey(meter: MeterLive, column: MeterColumn, nameOf: (meter: MeterLive) => string): string | number | null {
  switch (column) {
    case "meter":
      return meter.id;
    case "enterprise":
      return nameOf(meter);
    case "kind":
      return `${meter.carrier} ${meter.role}`;
    case "rate":
      return meter.rate;
    case "value":
      return meter.lastValue;
    case "at":
      return meter.lastAt === null ? null : Date.parse(meter.lastAt);
    case "age":
      return meter.lastAt === null ? null : -Date.parse(meter.lastAt);
    case "today":
      return meter.today;
    case "judged":
      return meter.verdict;
  }
}
