import type { UsageSpan } from "./api/client";
import type { MeterLive, Usage } from "./api/shapes";
import type { TableColumn, TableRow } from "./tables";

/** One meter's quarter-hours, as they came. */
export interface MeterSeries {
  readonly meter: Pick<MeterLive, "id" | "name" | "unit">;
  readonly usage: Usage;
}

/** What the columns are called. */
export interface UsageFileTexts {
  readonly time: string;
  readonly estimated: (meter: string) => string;
}

/** The most meters in one file: two columns each beside the time, of at most 64. */
export const MostMeters = 31;

/** The columns of a file of quarter-hours: the time, and for each meter its amount and the part of it that was interpolated. */
export function usageColumns(
  meters: readonly Pick<MeterLive, "id" | "name" | "unit">[],
  texts: UsageFileTexts,
): readonly TableColumn[] {
  return [
    { key: "time", title: texts.time },
    ...meters.flatMap((meter) => [
      { key: meter.id, title: meter.name ?? meter.id, unit: meter.unit, number: true },
      { key: `${meter.id} estimated`, title: texts.estimated(meter.name ?? meter.id), unit: meter.unit, number: true },
    ]),
  ];
}

/** A row for each quarter-hour that has begun; what is not known is an empty cell, never 0. */
export function usageRows(series: readonly MeterSeries[], until: number): readonly TableRow[] {
  const rows = new Map<string, Record<string, string | number | null>>();
  for (const { meter, usage } of series) {
    for (const row of usage.values) {
      if (Date.parse(row.start) >= until) {
        continue;
      }
      let cells = rows.get(row.start);
      if (cells === undefined) {
        cells = { time: row.start };
        rows.set(row.start, cells);
      }
      cells[meter.id] = row.value;
      cells[`${meter.id} estimated`] = row.value === null || row.measured === null ? null : rounded(row.value - row.measured);
    }
  }
  return [...rows.values()].sort((left, right) => Date.parse(String(left["time"])) - Date.parse(String(right["time"])));
}

/** Fetches the quarter-hours of meters one after the other, so that a large enterprise does not flood the host. */
export async function usageOf(
  meters: readonly Pick<MeterLive, "id" | "name" | "unit">[],
  span: UsageSpan,
  load: (meter: string, span: UsageSpan) => Promise<Usage>,
): Promise<readonly MeterSeries[]> {
  const series: MeterSeries[] = [];
  for (const meter of meters) {
    series.push({ meter, usage: await load(meter.id, span) });
  }
  return series;
}

/** Amounts have at most six decimals; a difference of two must not show more. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
