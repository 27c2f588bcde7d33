/** A column of a table that can be taken along. */
export interface TableColumn {
  /** The key of its values in the rows. */
  readonly key: string;
  readonly title: string;
  /** Written behind the title in brackets. */
  readonly unit?: string;
  /** Whether decimal texts in it are numbers too; a number is one anyway. */
  readonly number?: boolean;
}

/** A row as the button takes it: null, or no value at all, is an empty cell and never 0. */
export type TableRow = Readonly<Record<string, string | number | null | undefined>>;

export type TableFormat = "csv" | "xlsx";

/** What `POST /api/tables` takes. */
export interface TableBody {
  readonly name: string;
  readonly format: TableFormat;
  readonly columns: readonly { readonly title: string; readonly unit: string | null; readonly number: boolean }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Characters of a name, a title or a unit, as the host takes them. */
const MostName = 100;

/** The body for a table; what is no number that JSON knows (NaN, an infinity) is an empty cell. */
export function tableBody(
  name: string,
  format: TableFormat,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): TableBody {
  return {
    name: plain(name),
    format,
    columns: columns.map((one) => ({
      title: plain(one.title),
      unit: one.unit === undefined || one.unit === "" ? null : plain(one.unit),
      number: one.number === true,
    })),
    rows: rows.map((row) => columns.map((column) => cellOf(row[column.key]))),
  };
}

/** The name of the file: what file systems refuse is a dash. */
export function fileName(name: string, format: TableFormat): string {
  return `${plain(name).replaceAll(/[<>:"/\\|?*]/g, "-")}.${format}`;
}

function cellOf(value: string | number | null | undefined): string | number | null {
  return value === undefined || (typeof value === "number" && !Number.isFinite(value)) ? null : value;
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim().slice(0, MostName);
}
