import type { Directive } from "vue";
import "@/styles/stacked.css";

/** The role that each part of a table has by itself, and keeps by name where a phone lays it out as cards. */
const Parts = { THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row" } as const;

/**
 * Names the roles of a table's parts, and says at each cell the word of its column: `styles/stacked.css` makes cards of the rows on a
 * phone, which takes a table's meaning from whoever hears it unless the roles stand there.
 */
export const vStacked: Directive<HTMLTableElement, undefined, "roles"> = {
  mounted: (table, { modifiers }) => name(table, modifiers.roles !== true),
  updated: (table, { modifiers }) => name(table, modifiers.roles !== true),
};

/** Roles for every part, and for the cells (not a row's own head) the word of the column that each stands in. */
export function name(table: HTMLTableElement, withLabels = true): void {
  set(table, "role", "table");
  const labels: string[] = [];
  for (const row of table.rows) {
    const group = row.parentElement;
    if (group !== null && group.tagName in Parts) {
      set(group, "role", Parts[group.tagName as keyof typeof Parts]);
    }
    set(row, "role", Parts.TR);
    const isHead = group?.tagName === "THEAD";
    let column = 0;
    for (const cell of row.cells) {
      set(cell, "role", isHead ? "columnheader" : cell.tagName === "TH" ? "rowheader" : "cell");
      if (isHead) {
        labels[column] = wordOf(cell);
      } else if (withLabels && cell.tagName === "TD" && cell.colSpan === 1) {
        set(cell, "data-label", labels[column] ?? "");
      }
      column += cell.colSpan;
    }
  }
}

/** What a head says; a mark that is only drawn, as the arrow of an order, is no part of it. `data-word` says it otherwise, or nothing. */
function wordOf(head: HTMLElement): string {
  const own = head.getAttribute("data-word");
  if (own !== null) {
    return own;
  }
  const drawn = [...head.querySelectorAll("[aria-hidden=true]")].map((one) => one.textContent ?? "");
  return drawn.reduce((text, mark) => (mark === "" ? text : text.replace(mark, "")), head.textContent ?? "").trim();
}

function set(element: Element, attribute: string, value: string): void {
  if (element.getAttribute(attribute) !== value) {
    element.setAttribute(attribute, value);
  }
}
