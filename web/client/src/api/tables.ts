import { fileName, tableBody, type TableColumn, type TableFormat, type TableRow } from "@/tables";
import { file } from "./client";

/** Has the host make a file of a table, which leaves an entry in the audit trail, and hands it to the browser to keep. */
export async function takeTable(
  name: string,
  format: TableFormat,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): Promise<void> {
  const made = await file("/api/tables", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(tableBody(name, format, columns, rows)),
  });
  keep(made, fileName(name, format));
}

/** Offers bytes as a download. */
export function keep(made: Blob, name: string): void {
  const address = URL.createObjectURL(made);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the address by then; the bytes are let go a while later, when it has read them.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
