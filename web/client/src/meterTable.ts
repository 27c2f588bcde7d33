import type { MeterLive } from "@/api/shapes";
import type { useNames } from "@/i18n/names";
import { isStale } from "@/state/staleness";
import type { TableColumn, TableRow } from "@/tables";
import { stampText } from "@/time/format";
import { unitText } from "@/units";

/** The columns of a list of meters that is taken along: a value and its unit apart, because units differ from row to row. */
export function meterColumns(t: (key: string) => string, withEnterprise: boolean, isPast = false): readonly TableColumn[] {
  const unit = (key: string) => `${t(`meters.column.${key}`)} · ${t("exporting.unit")}`;
  return [
    { key: "meter", title: t("meters.column.meter") },
    { key: "name", title: t("exporting.name") },
    ...(withEnterprise ? [{ key: "enterprise", title: t("meters.column.enterprise") }] : []),
    { key: "kind", title: t("meters.column.kind") },
    { key: "rate", title: t("meters.column.rate"), number: true },
    { key: "rateUnit", title: unit("rate") },
    ...(isPast
      ? []
      : [
          { key: "value", title: t("meters.column.value"), number: true },
          { key: "valueUnit", title: unit("value") },
        ]),
    { key: "today", title: t(`meters.column.today${isPast ? "Then" : ""}`), number: true },
    { key: "todayUnit", title: unit("today") },
    ...(isPast ? [] : [{ key: "at", title: t("meters.column.at") }]),
    { key: "judged", title: t("meters.column.judged") },
    ...(isPast
      ? []
      : [
          { key: "quality", title: t("meter.column.quality") },
          { key: "alarm", title: t("meters.column.alarm") },
        ]),
  ];
}

/** One meter as a row; what is not known is an empty cell. */
export function meterRow(
  meter: MeterLive,
  enterprise: string,
  names: ReturnType<typeof useNames>,
  zone: string,
  now: number,
  alarm: string | null = null,
): TableRow {
  return {
    meter: meter.id,
    name: meter.name,
    enterprise,
    kind: names.line(meter),
    rate: meter.rate,
    rateUnit: unitText(meter.rateUnit),
    value: meter.lastValue,
    valueUnit: unitText(meter.meterUnit),
    today: meter.today,
    todayUnit: unitText(meter.unit),
    at: meter.lastAt === null ? null : stampText(Date.parse(meter.lastAt), zone),
    judged: isStale(meter, now) ? names.stale() : names.verdict(meter.verdict),
    quality: names.quality(meter.quality),
    alarm,
  };
}
