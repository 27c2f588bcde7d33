/** One row of a chart's tooltip. */
export interface TooltipRow {
  readonly mark: "solid" | "faint" | "line" | "none";
  readonly colour: string;
  readonly name: string;
  readonly value: string;
  readonly note?: string | undefined;
}

/** Builds a tooltip as elements with classes: text from meters is never parsed as HTML, and no inline style is needed. */
export function tooltipElement(title: string, rows: readonly TooltipRow[]): HTMLElement {
  const root = document.createElement("div");
  root.className = "chart-tip";
  root.append(element("strong", "chart-tip-title", title));
  for (const row of rows) {
    const line = element("div", "chart-tip-row", "");
    const mark = element("i", `chart-tip-mark is-${row.mark}`, "");
    mark.style.setProperty("--mark", row.colour);
    line.append(mark, element("span", "chart-tip-name", row.name), element("span", "chart-tip-value", row.value));
    root.append(line);
    if (row.note !== undefined) {
      root.append(element("div", "chart-tip-note", row.note));
    }
  }
  return root;
}

function element(tag: string, name: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}
