import type { WhatIf } from "@/api/whatIf";
import { quantityText, rateQuantity, rateScale } from "@/units";
import type { ChartOption } from "./echarts";
import { frame } from "./frame";
import { single } from "./loadOption";
import { faded, type Palette } from "./palette";
import { tooltipElement } from "./tooltip";

type CategoryAxis = Extract<NonNullable<ChartOption["xAxis"]>, { type?: "category" }>;

/** The mean day of purchase before and after. */
export function whatIfOption(day: WhatIf["day"], palette: Palette, texts: { before: string; after: string; noData: string }): ChartOption {
  const keys = day.map((row) => `${String(row.hour).padStart(2, "0")}:00`);
  const scale = rateScale(Math.max(0, ...day.map((row) => Math.max(row.before ?? 0, row.after ?? 0))), "kW");
  const scaled = (rate: number | null) => (rate === null ? null : rate / scale.divisor);
  const base = frame(palette, keys, (index) => index % 3 === 0);
  const text = (rate: number | null) => (rate === null ? texts.noData : quantityText(rateQuantity(rate, "kW")));
  return {
    ...base,
    // Each hour is drawn whole, the last one too.
    xAxis: { ...(single(base.xAxis) as CategoryAxis), boundaryGap: true },
    yAxis: { ...single(base.yAxis), name: scale.unit },
    tooltip: {
      ...single(base.tooltip),
      formatter: (parameters) => {
        const first = Array.isArray(parameters) ? parameters[0] : parameters;
        const row = day[first?.dataIndex ?? 0];
        return tooltipElement(keys[first?.dataIndex ?? 0] ?? "", [
          { mark: "line", colour: palette.before, name: texts.before, value: text(row?.before ?? null), note: undefined },
          { mark: "solid", colour: palette.series, name: texts.after, value: text(row?.after ?? null), note: undefined },
        ]);
      },
    },
    series: [
      {
        type: "line", name: texts.before, data: day.map((row) => scaled(row.before)), symbol: "none", step: "middle",
        lineStyle: { color: palette.before, width: 1.5 },
      },
      {
        type: "line", name: texts.after, data: day.map((row) => scaled(row.after)), symbol: "none", step: "middle",
        lineStyle: { color: palette.series, width: 2 }, areaStyle: { color: faded(palette.series, 0.1) },
      },
    ],
  };
}
