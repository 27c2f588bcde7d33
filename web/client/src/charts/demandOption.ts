import { formatNumber } from "@/units";
import type { ChartOption } from "./echarts";
import { frame } from "./frame";
import { single } from "./loadOption";
import { faded, type Palette } from "./palette";
import { tooltipElement } from "./tooltip";

/** The greatest demand of a local day, kW, and when it was. */
export interface DayDemand {
  readonly day: string;
  readonly kw: number | null;
  readonly at: string | null;
}

/** The texts of the chart. */
export interface DemandTexts {
  readonly noData: string;
  readonly max: string;
  readonly contract: string;
  readonly title: (day: DayDemand) => string;
}

/** Each day's greatest demand as a bar, those above the contract in the alarm's colour, with the contract as a line across. */
export function demandOption(
  days: readonly DayDemand[],
  contract: number | null,
  alarm: string,
  palette: Palette,
  texts: DemandTexts,
): ChartOption {
  const base = frame(
    palette,
    days.map((day) => String(Number(day.day.slice(8)))),
    (index) => index === 0 || (index + 1) % 5 === 0,
  );
  return {
    ...base,
    yAxis: { ...single(base.yAxis), name: "kW", min: 0 },
    tooltip: {
      ...single(base.tooltip),
      axisPointer: { type: "shadow", shadowStyle: { color: faded(palette.muted, 0.12) } },
      formatter: (parameters) => {
        const first = Array.isArray(parameters) ? parameters[0] : parameters;
        const day = days[first?.dataIndex ?? 0];
        return day === undefined
          ? ""
          : tooltipElement(texts.title(day), [
              {
                mark: "solid",
                colour: colourOf(day),
                name: texts.max,
                value: day.kw === null ? texts.noData : `${formatNumber(day.kw, 0)} kW`,
              },
              ...(contract === null
                ? []
                : [
                    {
                      mark: "line" as const,
                      colour: palette.text,
                      name: texts.contract,
                      value: `${formatNumber(contract, 0)} kW`,
                    },
                  ]),
            ]);
      },
    },
    series: [
      {
        type: "bar",
        name: texts.max,
        barCategoryGap: "28%",
        barMaxWidth: 34,
        data: days.map((day) => ({ value: day.kw, itemStyle: { color: colourOf(day) } })),
      },
      ...(contract === null
        ? []
        : [
            {
              type: "line" as const,
              name: texts.contract,
              symbol: "none",
              data: days.map(() => contract),
              lineStyle: { color: palette.text, width: 1.5, type: "dashed" as const },
            },
          ]),
    ],
  };

  function colourOf(day: DayDemand): string {
    return contract !== null && (day.kw ?? 0) > contract ? alarm : palette.series;
  }
}
