import type { Amount } from "@/api/accountShapes";
import type { Standing, Standings } from "@/api/platformShapes";
import { changeOf } from "./units";

/** What a list of enterprises leaves; an empty text leaves all. `grade` is 1 to 5 or `none`, `level` 1 to 3 or `none`. */
export interface StandingFilter {
  readonly park: string;
  readonly industry: string;
  readonly grade: string;
  readonly level: string;
  readonly flagged: boolean;
  readonly text: string;
}

export const NoFilter: StandingFilter = { park: "", industry: "", grade: "", level: "", flagged: false, text: "" };

/** What enterprises can be ordered by. */
export type StandingOrder = "name" | "grade" | "l" | "k" | "tco2" | "change" | "tce" | "completeness" | "flags";

/** The word of a class in an address: its number, or `none` where it is not known. */
export function classWord(value: Amount): string {
  return value === null ? "none" : String(value);
}

/** The rows that a filter leaves. */
export function filterStandings(rows: readonly Standing[], filter: StandingFilter): readonly Standing[] {
  const text = filter.text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (filter.park === "" || row.park === filter.park) &&
      (filter.industry === "" || divisionOf(row.industry) === filter.industry) &&
      (filter.grade === "" || classWord(row.grade) === filter.grade) &&
      (filter.level === "" || classWord(row.level) === filter.level) &&
      (!filter.flagged || row.openFlags > 0) &&
      (text === "" || row.name.toLowerCase().includes(text) || row.enterprise.toLowerCase().includes(text)),
  );
}

/** The division of an industry's code, `C1751` → `C17`; `none` where no industry is stated. */
export function divisionOf(industry: string | null): string {
  return industry === null || industry === "" ? "none" : industry.slice(0, 3);
}

/** How carbon moved against the compared period; null where either is unknown. */
export function standingChange(row: Standing): number | null {
  return changeOf(row.tco2, row.tco2Before);
}

/** The rows in an order; what is unknown comes last, whichever way. */
export function sortStandings(rows: readonly Standing[], by: StandingOrder, descending: boolean): readonly Standing[] {
  const sign = descending ? -1 : 1;
  if (by === "name") {
    return [...rows].sort((one, other) => sign * one.name.localeCompare(other.name, "zh-CN") || tie(one, other));
  }
  const value = (row: Standing): number | null => {
    switch (by) {
      case "change":
        return standingChange(row);
      case "flags":
        return row.openFlags;
      default:
        return row[by];
    }
  };
  return [...rows].sort((one, other) => {
    const left = value(one);
    const right = value(other);
    if (left === null || right === null) {
      return left === right ? tie(one, other) : left === null ? 1 : -1;
    }
    return sign * (left - right) || tie(one, other);
  });
}

function tie(one: Standing, other: Standing): number {
  return one.park.localeCompare(other.park) || one.enterprise.localeCompare(other.enterprise);
}

/** How many are in each class, and how much of the carbon is theirs. */
export interface ClassCount {
  /** `1`… or `none`. */
  readonly word: string;
  readonly count: number;
  /** Known carbon, tCO2; null where none is known. */
  readonly tco2: number | null;
}

/** The distribution over the classes `1` to `last`, and those without one. */
export function distribution(rows: readonly Standing[], of: "grade" | "level", last: number): readonly ClassCount[] {
  return [...Array.from({ length: last }, (_, at) => String(at + 1)), "none"].map((word) => {
    const mine = rows.filter((row) => classWord(row[of]) === word);
    return { word, count: mine.length, tco2: sumOf(mine.map((row) => row.tco2)) };
  });
}

/** The sum of what is known; null where nothing is. */
export function sumOf(values: readonly Amount[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** The id that opens a figure of a row. */
export function figureOf(head: Standings, row: Standing, name: string): string | undefined {
  const key = head.keys[name];
  return key === undefined
    ? undefined
    : [row.park, row.enterprise, head.period, head.scope, key, ...(row.version === null ? [] : [String(row.version)])].join("~");
}
