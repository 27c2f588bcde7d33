import type { AmountUnit } from "@/api/shapes";
import type { Locale } from "@/state/settings";
import type { Slot } from "@/time/slots";
import { amountQuantity, amountScale, quantityText, rateQuantity, rateUnitOf, shareText } from "@/units";
import type { ChartOption } from "./echarts";
import { frame } from "./frame";
import { single, WholeFrom } from "./loadOption";
import { faded, type Palette } from "./palette";
import { tooltipElement, type TooltipRow } from "./tooltip";

/** The texts of the usage chart; `title` names a slot, `mean` wraps a rate. */
export interface UsageTexts {
  readonly series: string;
  readonly before: string;
  readonly noData: string;
  readonly estimated: string;
  readonly completeness: string;
  readonly title: (slot: Slot) => string;
  readonly label: (slot: Slot) => string;
  /** When the compared slot was. */
  readonly beforeTitle: (slot: Slot) => string;
  readonly mean: (rate: string) => string;
}

/** What the chart shows: the slots of a period and, where compared, those of another under the same keys. */
export interface UsageSeries {
  readonly slots: readonly Slot[];
  readonly before: readonly Slot[] | null;
  readonly unit: AmountUnit;
  readonly quarterHours: boolean;
  /** On a phone bars of quarter-hours touch: gaps of half a pixel would look like hatching. */
  readonly narrow: boolean;
}

/** Amounts as bars: measured solid, estimated faint on top, hatched where incomplete, a gap where nothing is known. */
export function usageOption(series: UsageSeries, palette: Palette, texts: UsageTexts, locale: Locale): ChartOption {
  const { slots, unit } = series;
  const before = series.before === null ? null : new Map(series.before.map((slot) => [slot.key, slot]));
  const largest = Math.max(0, ...[...slots, ...(series.before ?? [])].map((slot) => Math.abs(slot.row.value ?? 0)));
  const scale = amountScale(largest, unit, locale);
  const labels = slots.map(texts.label);
  const base = frame(palette, labels, (index) =>
    series.quarterHours ? /^(00|03|06|09|12|15|18|21):00$/.test(slots[index]?.key ?? "") : true,
  );
  const radius = series.quarterHours ? 0 : 2;
  const bar = (value: number | null, slot: Slot, faint: boolean) => ({
    value: value === null ? null : value / scale.divisor,
    itemStyle: {
      color: faint ? faded(palette.series, 0.35) : palette.series,
      ...(slot.row.completeness < WholeFrom ? { decal: hatch(palette.surface), opacity: faint ? 1 : 0.75 } : {}),
    },
  });
  return {
    ...base,
    yAxis: { ...single(base.yAxis), name: scale.unit },
    tooltip: {
      ...single(base.tooltip),
      axisPointer: { type: "shadow", shadowStyle: { color: faded(palette.muted, 0.12) } },
      formatter: (parameters) => {
        const first = Array.isArray(parameters) ? parameters[0] : parameters;
        const slot = slots[first?.dataIndex ?? 0];
        return slot === undefined
          ? ""
          : tooltipElement(texts.title(slot), tipRows(slot, before, series, palette, texts, locale));
      },
    },
    series: [
      {
        type: "bar",
        name: texts.series,
        stack: "now",
        barCategoryGap: !series.quarterHours ? "35%" : series.narrow ? "0%" : "20%",
        barMaxWidth: 44,
        data: slots.map((slot) => bar(slot.row.measured ?? slot.row.value, slot, false)),
        itemStyle: { borderRadius: radius },
      },
      {
        type: "bar",
        name: texts.estimated,
        stack: "now",
        barMaxWidth: 44,
        data: slots.map((slot) => bar(estimatedOf(slot), slot, true)),
        itemStyle: { borderRadius: radius },
      },
      ...(before === null
        ? []
        : [
            {
              type: "line" as const,
              name: texts.before,
              step: "middle" as const,
              symbol: "none",
              data: slots.map((slot) => {
                const value = before.get(slot.key)?.row.value ?? null;
                return value === null ? null : value / scale.divisor;
              }),
              lineStyle: { color: palette.before, width: 1.5 },
              z: 4,
            },
          ]),
    ],
  };
}

/** The estimated part of a slot; null where nothing is known or all of it is measured. */
export function estimatedOf(slot: Slot): number | null {
  const { value, measured } = slot.row;
  return value === null || measured === null || value === measured ? null : value - measured;
}

function tipRows(
  slot: Slot,
  before: ReadonlyMap<string, Slot> | null,
  series: UsageSeries,
  palette: Palette,
  texts: UsageTexts,
  locale: Locale,
): TooltipRow[] {
  const { value, completeness } = slot.row;
  const estimated = estimatedOf(slot);
  const amount = (of: number | null) => (of === null ? texts.noData : quantityText(amountQuantity(of, series.unit, locale)));
  const rows: TooltipRow[] = [{ mark: "solid", colour: palette.series, name: texts.series, value: amount(value) }];
  if (value !== null && series.quarterHours) {
    const rate = value / ((slot.end - slot.start) / 3_600_000);
    rows.push({
      mark: "none",
      colour: "",
      name: "",
      value: texts.mean(quantityText(rateQuantity(rate, rateUnitOf(series.unit)))),
    });
  }
  if (estimated !== null) {
    rows.push({ mark: "faint", colour: palette.series, name: texts.estimated, value: amount(estimated) });
  }
  if (value !== null && completeness < WholeFrom) {
    rows.push({ mark: "none", colour: "", name: texts.completeness, value: shareText(completeness) });
  }
  if (before !== null) {
    const other = before.get(slot.key);
    rows.push({
      mark: "line",
      colour: palette.before,
      name: texts.before,
      value: amount(other?.row.value ?? null),
      note: other === undefined ? undefined : texts.beforeTitle(other),
    });
  }
  return rows;
}

function hatch(colour: string) {
  return {
    symbol: "rect",
    color: colour,
    dashArrayX: [1, 0] as [number, number],
    dashArrayY: [2, 3] as [number, number],
    rotation: -Math.PI / 4,
  };
}
