import type { FlowKind, FlowPicture } from "@/balanceFlow";
import type { ChartOption } from "./echarts";
import { faded, type Palette } from "./palette";
import { tooltipElement } from "./tooltip";

/** What the flow picture says, in the reader's language. */
export interface FlowTexts {
  amount(value: number): string;
  share(part: number, whole: number): string;
}

/** A flow picture: from what comes in to where it goes, what nobody counts hatched apart in its own colour. */
export function flowOption(
  picture: FlowPicture,
  palette: Palette,
  colours: Readonly<Record<FlowKind, string>>,
  texts: FlowTexts,
): ChartOption {
  const names = new Map(picture.nodes.map((node) => [node.id, node]));
  const through = new Map<string, number>();
  for (const node of picture.nodes) {
    const into = sum(picture.links.filter((link) => link.target === node.id).map((link) => link.value));
    const out = sum(picture.links.filter((link) => link.source === node.id).map((link) => link.value));
    through.set(node.id, Math.max(into, out));
  }
  return {
    textStyle: { fontFamily: palette.font },
    animationDuration: 300,
    animationDurationUpdate: 0,
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
        const one = (Array.isArray(item) ? item[0] : item) as { dataType?: string; data: unknown };
        if (one.dataType === "edge") {
          const link = one.data as { source: string; target: string; value: number };
          return tooltipElement(`${names.get(link.source)?.name ?? ""} → ${names.get(link.target)?.name ?? ""}`, [
            {
              mark: "none",
              colour: "",
              name: texts.amount(link.value),
              value: texts.share(link.value, through.get(link.source) ?? 0),
            },
          ]);
        }
        const node = names.get((one.data as { name: string }).name);
        return tooltipElement(node?.name ?? "", [
          { mark: "none", colour: "", name: "", value: texts.amount(through.get(node?.id ?? "") ?? 0) },
        ]);
      },
    },
    series: [
      {
        type: "sankey",
        left: 4,
        right: 190,
        top: 8,
        bottom: 8,
        nodeWidth: 14,
        nodeGap: 15,
        draggable: false,
        emphasis: { focus: "adjacency" },
        lineStyle: { color: "source", opacity: 0.28, curveness: 0.5 },
        label: {
          color: palette.text,
          fontSize: 12,
          width: 230,
          overflow: "truncate",
          formatter: (item) => {
            const node = names.get(item.name);
            return `${node?.name ?? ""}  ${texts.amount(through.get(item.name) ?? 0)}`;
          },
        },
        data: picture.nodes.map((node) => ({
          name: node.id,
          itemStyle: {
            color: node.kind === "unmetered" ? faded(colours.unmetered, 0.85) : colours[node.kind],
            borderColor: node.kind === "unmetered" ? colours.unmetered : palette.surface,
            borderType: node.kind === "unmetered" ? ("dashed" as const) : ("solid" as const),
            borderWidth: 1,
          },
        })),
        links: picture.links.map((link) => ({ ...link })),
      },
    ],
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((left, right) => left + right, 0);
}
