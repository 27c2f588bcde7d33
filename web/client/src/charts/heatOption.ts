import type { UsageRow } from "@/api/shapes";
import type { ChartOption } from "./echarts";
import { faded, type Palette } from "./palette";
import { tooltipElement } from "./tooltip";

/** What the calendar says, in the reader's language. */
export interface HeatTexts {
  readonly noData: string;
  readonly completeness: string;
  readonly locale: "zh-CN" | "en";
  amount(value: number): string;
  day(date: string): string;
  share(value: number): string;
}

const Empty = 0.06;

/** A year of days, the more the deeper; a day of which nothing is known stays blank, one half known is fainter. */
export function heatOption(
  year: number,
  days: ReadonlyMap<string, UsageRow>,
  palette: Palette,
  texts: HeatTexts,
  cell: number,
): ChartOption {
  const own = [...days].filter(([date, row]) => date.startsWith(`${year}-`) && row.value !== null);
  const values = own.map(([, row]) => row.value ?? 0);
  // The middle ninety-eight of a hundred span the colours: one spike must not blanch the year.
  const sorted = [...values].sort((left, right) => left - right);
  const least = Math.max(0, sorted[Math.floor(sorted.length * 0.01)] ?? 0);
  const most = Math.max(sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0, least + 1e-9);
  return {
    textStyle: { fontFamily: palette.font },
    animation: false,
    tooltip: {
      trigger: "item",
      confine: true,
      transitionDuration: 0,
      padding: 0,
      borderWidth: 0,
      backgroundColor: "transparent",
      extraCssText: "box-shadow:none",
      className: "chart-tip-box",
      formatter: (item) => {
        const one = (Array.isArray(item) ? item[0] : item) as { value: unknown };
        const [date, value] = one.value as [string, number];
        const row = days.get(date);
        return tooltipElement(texts.day(date), [
          {
            mark: "solid",
            colour: palette.series,
            name: row?.value === null ? texts.noData : "",
            value: texts.amount(value),
            note: row === undefined || row.completeness >= 0.9995 ? undefined : `${texts.completeness} ${texts.share(row.completeness)}`,
          },
        ]);
      },
    },
    visualMap: {
      show: false,
      min: least,
      max: most,
      inRange: { color: [faded(palette.series, 0.14), faded(palette.series, 0.5), palette.series] },
    },
    calendar: {
      range: String(year),
      left: 34,
      right: 6,
      top: 22,
      bottom: 4,
      cellSize: ["auto", cell],
      splitLine: { show: true, lineStyle: { color: palette.line, width: 1 } },
      itemStyle: { color: faded(palette.before, Empty), borderColor: palette.surface, borderWidth: 2 },
      dayLabel: { firstDay: 1, color: palette.muted, fontSize: 11, nameMap: texts.locale === "zh-CN" ? "ZH" : "EN" },
      monthLabel: { color: palette.muted, fontSize: 11.5, nameMap: texts.locale === "zh-CN" ? "ZH" : "EN" },
      yearLabel: { show: false },
    },
    series: [{ type: "heatmap", coordinateSystem: "calendar", data: own.map(([date, row]) => [date, row.value ?? 0]) }],
  };
}
