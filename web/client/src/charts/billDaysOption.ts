import type { BandWord, BillDay } from "@/api/bill";
import { BandOrder } from "@/bill";
import { formatNumber } from "@/units";
import type { ChartOption } from "./echarts";
import { frame } from "./frame";
import { single } from "./loadOption";
import type { Palette } from "./palette";
import { tooltipElement, type TooltipRow } from "./tooltip";

/** The texts of the chart; `band` names a band, `title` a day. */
export interface BillDaysTexts {
  readonly noData: string;
  readonly completeness: string;
  readonly unit: string;
  readonly band: (band: BandWord) => string;
  readonly title: (day: BillDay) => string;
  readonly money: (value: number) => string;
}

/** The days of a month as bars, stacked by time band in the fixed colours; a day of which nothing is known is a gap. */
export function billDaysOption(
  days: readonly BillDay[],
  colours: Readonly<Record<BandWord, string>>,
  palette: Palette,
  texts: BillDaysTexts,
): ChartOption {
  const bands = BandOrder.filter((band) => days.some((day) => day.bands[band] !== undefined));
  const labels = days.map((day) => String(Number(day.day.slice(8))));
  const base = frame(palette, labels, (index) => index === 0 || (index + 1) % 5 === 0);
  return {
    ...base,
    yAxis: { ...single(base.yAxis), name: texts.unit },
    tooltip: {
      ...single(base.tooltip),
      axisPointer: { type: "shadow" },
      formatter: (parameters) => {
        const first = Array.isArray(parameters) ? parameters[0] : parameters;
        const day = days[first?.dataIndex ?? 0];
        return day === undefined ? "" : tooltipElement(texts.title(day), rows(day, bands, colours, texts));
      },
    },
    series: [...bands].reverse().map((band) => ({
      type: "bar" as const,
      name: texts.band(band),
      stack: "day",
      barCategoryGap: "28%",
      barMaxWidth: 34,
      itemStyle: { color: colours[band] },
      data: days.map((day) => (day.kwh === null ? null : (day.bands[band] ?? 0))),
    })),
  };
}

function rows(
  day: BillDay,
  bands: readonly BandWord[],
  colours: Readonly<Record<BandWord, string>>,
  texts: BillDaysTexts,
): TooltipRow[] {
  if (day.kwh === null) {
    return [{ mark: "none", colour: "", name: "", value: texts.noData }];
  }
  const of = bands
    .filter((band) => day.bands[band] !== undefined)
    .map<TooltipRow>((band) => ({
      mark: "solid",
      colour: colours[band],
      name: texts.band(band),
      value: `${formatNumber(day.bands[band] ?? 0, 0)} ${texts.unit}`,
    }));
  return [
    ...of,
    {
      mark: "none",
      colour: "",
      name: "",
      value: `${formatNumber(day.kwh, 0)} ${texts.unit}`,
      note: day.cost === null ? undefined : texts.money(day.cost),
    },
  ];
}
