/** A stand-in for POST /api/tables: CSV of what was sent, whichever format is asked for. */
export function table(body) {
  const cell = (value) => `"${String(value ?? "").replaceAll('"', '""')}"`;
  const head = body.columns.map((one) => cell(one.unit ? `${one.title} (${one.unit})` : one.title)).join(",");
  return { status: 200, type: "text/csv", text: ["\uFEFF" + head, ...body.rows.map((row) => row.map(cell).join(","))].join("\r\n") };
}
