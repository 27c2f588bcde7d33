import {
  BarChart,
  LineChart,
  type BarSeriesOption,
  type HeatmapSeriesOption,
  type LineSeriesOption,
  type SankeySeriesOption,
} from "echarts/charts";
import {
  GridComponent,
  TooltipComponent,
  type CalendarComponentOption,
  type GridComponentOption,
  type TooltipComponentOption,
  type VisualMapComponentOption,
} from "echarts/components";
import { init, use, type ComposeOption, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

/** The chart options that the page uses; loaded with this module, apart from the main bundle. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | SankeySeriesOption
  | HeatmapSeriesOption
  | CalendarComponentOption
  | VisualMapComponentOption
  | GridComponentOption
  | TooltipComponentOption
>;

export type ChartInstance = EChartsType;

export function createChart(element: HTMLElement): ChartInstance {
  return init(element, null, { renderer: "canvas" });
}
