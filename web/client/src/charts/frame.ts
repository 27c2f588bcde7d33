import type { ChartOption } from "./echarts";
import type { Palette } from "./palette";

/** What all charts share: quiet axes, no animation on refresh, a tooltip made of our own elements. */
export function frame(palette: Palette, categories: readonly string[], labelled: (index: number) => boolean): ChartOption {
  return {
    textStyle: { fontFamily: palette.font },
    animationDuration: 240,
    animationDurationUpdate: 0,
    grid: { left: 4, right: 10, top: 30, bottom: 2, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      type: "category",
      data: [...categories],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: {
        color: palette.muted,
        fontSize: 12,
        interval: (index: number) => labelled(index),
        hideOverlap: true,
      },
    },
    yAxis: {
      type: "value",
      splitNumber: 4,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: palette.line, type: "solid" } },
      axisLabel: { color: palette.muted, fontSize: 12 },
      nameTextStyle: { color: palette.muted, fontSize: 12, align: "left" },
      nameGap: 14,
    },
    tooltip: {
      trigger: "axis",
      confine: true,
      transitionDuration: 0,
      className: "chart-tip-box",
      padding: 0,
      borderWidth: 0,
      backgroundColor: "transparent",
      extraCssText: "box-shadow:none",
      axisPointer: { type: "line", lineStyle: { color: palette.muted, width: 1, type: "dashed" } },
    },
  };
}
