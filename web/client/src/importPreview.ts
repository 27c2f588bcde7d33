import type { BadCell, DeclaredBody, ImportResult } from "@/api/accountShapes";
import { FigureNames } from "./declaredForm";

/** A cell of the preview; `problem` marks what cannot be taken. */
export interface PreviewCell {
  readonly text: string;
  readonly problem: string | null;
}

/** One row of the file as it was read. */
export interface PreviewRow {
  readonly row: number;
  readonly change: string | null;
  readonly cells: Readonly<Record<string, PreviewCell>>;
}

/** The preview of an import: the columns that hold something, the rows in the file's order, and faults that belong to no row. */
export interface Preview {
  readonly columns: readonly string[];
  readonly rows: readonly PreviewRow[];
  readonly other: readonly BadCell[];
  readonly bad: number;
}

/** The row number of a cell's address, `C5` → 5; null where it is none. */
export function rowOf(address: string): number | null {
  const match = /^[A-Z]{1,3}([1-9]\d*)$/.exec(address);
  return match === null ? null : Number(match[1]);
}

/** The column that a head of the file names: its first word, which is the key in the template's heads `output 产值 (万元)`. */
export function columnOf(head: string): string {
  const plain = head.trim();
  const [word = ""] = plain.split(/\s+/);
  return /^[a-zA-Z][\w:-]*$/.test(word) ? word : plain;
}

/** Lays what was read beside what could not be: good rows with their figures, bad cells at their place, marked. */
export function previewOf(result: Pick<ImportResult, "rows" | "badCells">): Preview {
  const rows = new Map<number, { change: string | null; cells: Record<string, PreviewCell> }>();
  const other: BadCell[] = [];
  for (const row of result.rows) {
    const cells: Record<string, PreviewCell> = { enterprise: good(row.enterprise), period: good(row.period) };
    for (const [name, text] of figuresOf(row.figures)) {
      cells[name] = good(text);
    }
    rows.set(row.row, { change: row.change, cells });
  }
  for (const bad of result.badCells) {
    const at = rowOf(bad.cell);
    // A fault of the heads, or of the whole file, belongs to no row.
    if (at === null || at <= 1 || bad.header === null) {
      other.push(bad);
      continue;
    }
    const row = rows.get(at) ?? { change: null, cells: {} };
    const name = columnOf(bad.header);
    const before = row.cells[name]?.problem ?? null;
    row.cells[name] = { text: bad.value, problem: before === null ? bad.problem : `${before} ${bad.problem}` };
    rows.set(at, row);
  }
  const used = new Set([...rows.values()].flatMap((row) => Object.keys(row.cells)));
  const first = ["enterprise", "period", ...FigureNames].filter((name) => used.has(name));
  return {
    columns: [...first, ...[...used].filter((name) => !first.includes(name)).sort()],
    rows: [...rows.entries()].sort(([left], [right]) => left - right).map(([row, of]) => ({ row, ...of })),
    other,
    bad: result.badCells.length,
  };
}

function figuresOf(body: DeclaredBody): [string, string][] {
  return [
    ...FigureNames.filter((name) => body[name] !== null).map((name) => [name, String(body[name])] as [string, string]),
    ...body.activities.map((one) => [one.flow, `${one.amount ?? ""} ${one.unit}`] as [string, string]),
    ...body.products.map((one) => [`product:${one.product}`, `${one.quantity ?? ""} ${one.unit}`] as [string, string]),
    ...(body.certificates.length === 0
      ? []
      : [["certificates", body.certificates.map((one) => `${one.number}=${one.mwh ?? ""}`).join("; ")] as [string, string]]),
  ];
}

function good(text: string): PreviewCell {
  return { text, problem: null };
}
