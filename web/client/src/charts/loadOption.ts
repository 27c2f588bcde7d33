import type { LineSeriesOption } from "echarts/charts";
import type { ForecastRow } from "@/api/forecast";
import type { RateUnit } from "@/api/shapes";
import { expectedOf, rateOf, settledSlots, type Expected } from "@/loadTable";
import type { Slot } from "@/time/slots";
import { quantityText, rateQuantity, rateScale, shareText, formatNumber } from "@/units";
import type { ChartOption } from "./echarts";
import { frame } from "./frame";
import { faded, type Palette } from "./palette";
import { tooltipElement, type TooltipRow } from "./tooltip";

/** From this completeness on a step counts as whole; the rest is rounding of clocks. */
export const WholeFrom = 0.9995;

/** Below this completeness a step is dashed: one silent meter of forty is said in words, a third of the park missing is seen. */
const DashedBelow = 0.9;

/** The texts of the load curve. */
export interface LoadTexts {
  readonly today: string;
  readonly yesterday: string;
  readonly forecast: string;
  readonly noData: string;
  readonly completeness: string;
}

/**
 * Today's curve over yesterday's: mean rates of quarter-hours, dashed where data are incomplete, a gap where there are none; behind it
 * what is expected of the rest of the day, within the band in which eight of ten back-tested quarter-hours lay.
 */
export function loadOption(
  today: readonly Slot[],
  yesterday: readonly Slot[],
  unit: RateUnit,
  palette: Palette,
  texts: LoadTexts,
  nowMs: number,
  forecast: readonly ForecastRow[] = [],
): ChartOption {
  const expected = expectedOf(today, forecast);
  const settled = settledSlots(today, nowMs);
  const rates = settled.map(rateOf);
  const before = new Map(yesterday.map((slot) => [slot.key, slot]));
  const ratesBefore = today.map((slot) => rateOf(before.get(slot.key) ?? null));
  const scale = rateScale(Math.max(0, ...[...rates, ...ratesBefore, ...expected.map((row) => row?.high ?? null)].map((rate) => Math.abs(rate ?? 0))), unit);
  const scaled = (rate: number | null) => (rate === null ? null : rate / scale.divisor);
  const whole = settled.map((slot) => slot !== null && slot.row.completeness >= DashedBelow);
  const keys = today.map((slot) => slot.key);
  const base = frame(palette, keys, (index) => /^(00|03|06|09|12|15|18|21):00$/.test(keys[index] ?? ""));
  return {
    ...base,
    yAxis: { ...single(base.yAxis), name: scale.unit },
    tooltip: {
      ...single(base.tooltip),
      formatter: (parameters) => {
        const first = Array.isArray(parameters) ? parameters[0] : parameters;
        const index = first?.dataIndex ?? 0;
        return tooltipElement(keys[index] ?? "", [
          tipRow(settled[index] ?? null, unit, palette.series, texts.today, "solid", texts),
          tipRow(before.get(keys[index] ?? "") ?? null, unit, palette.before, texts.yesterday, "line", texts),
          ...forecastRow(expected[index] ?? null, unit, palette.series, texts),
        ]);
      },
    },
    series: [
      ...(forecast.length === 0 ? [] : band(expected, scaled, palette, texts)),
      {
        type: "line",
        name: texts.yesterday,
        data: ratesBefore.map(scaled),
        symbol: "none",
        lineStyle: { color: palette.before, width: 1.5 },
        z: 1,
      },
      {
        type: "line",
        name: texts.today,
        data: rates.map((rate, index) => (whole[index] === true ? scaled(rate) : null)),
        symbol: "none",
        lineStyle: { color: palette.series, width: 2 },
        areaStyle: { color: faded(palette.series, 0.1) },
        z: 3,
      },
      {
        type: "line",
        name: texts.today,
        // An incomplete step is joined to its neighbours, so that the dashes meet the solid line.
        data: rates.map((rate, index) => {
          const dashed = [index - 1, index, index + 1].some((near) => rates[near] != null && whole[near] !== true);
          return dashed ? scaled(rate) : null;
        }),
        symbol: "none",
        lineStyle: { color: palette.series, width: 1.5, type: [4, 4] },
        z: 2,
      },
    ],
  };
}

function band(
  expected: readonly (Expected | null)[],
  scaled: (rate: number | null) => number | null,
  palette: Palette,
  texts: LoadTexts,
): LineSeriesOption[] {
  const line = { type: "line" as const, name: texts.forecast, symbol: "none", silent: true };
  return [
    { ...line, stack: "band", data: expected.map((row) => scaled(row?.low ?? null)), lineStyle: { opacity: 0 }, z: 0 },
    {
      ...line,
      stack: "band",
      data: expected.map((row) => (row === null || row.low === null || row.high === null ? null : scaled(row.high - row.low))),
      lineStyle: { opacity: 0 },
      areaStyle: { color: faded(palette.series, 0.12) },
      z: 0,
    },
    { ...line, data: expected.map((row) => scaled(row?.value ?? null)), lineStyle: { color: palette.series, width: 1.5, type: [2, 4] }, z: 1 },
  ];
}

function forecastRow(expected: Expected | null, unit: RateUnit, colour: string, texts: LoadTexts): TooltipRow[] {
  if (expected === null) {
    return [];
  }
  const text = (rate: number) => quantityText(rateQuantity(rate, unit));
  const note = expected.low === null || expected.high === null ? undefined : `${text(expected.low)} – ${text(expected.high)}`;
  return [{ mark: "faint", colour, name: texts.forecast, value: text(expected.value), note }];
}

function tipRow(
  slot: Slot | null,
  unit: RateUnit,
  colour: string,
  name: string,
  mark: TooltipRow["mark"],
  texts: LoadTexts,
): TooltipRow {
  const rate = rateOf(slot);
  return {
    mark,
    colour,
    name,
    value: rate === null ? texts.noData : quantityText(rateQuantity(rate, unit)),
    note:
      slot !== null && rate !== null && slot.row.completeness < WholeFrom
        ? `${texts.completeness} ${shareText(slot.row.completeness)}`
        : undefined,
  };
}

/** An option that may be a list, as the one it is. */
export function single<T>(option: T | T[] | undefined): T | Record<string, never> {
  return Array.isArray(option) ? (option[0] ?? {}) : (option ?? {});
}

/** An axis figure without needless decimals. */
export function axisText(value: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : Math.abs(value) < 1 ? 2 : 1);
}
