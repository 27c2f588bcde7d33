import { describe, expect, it } from "vitest";
import { sidesOf } from "@/edges";
import { name } from "@/stackedTable";

/** So much of a table's part as naming its roles needs. */
class Part {
  readonly attributes = new Map<string, string>();
  rows: Part[] = [];
  cells: Part[] = [];
  drawn: Part[] = [];
  parentElement: Part | null = null;

  constructor(
    readonly tagName: string,
    readonly textContent = "",
    readonly colSpan = 1,
  ) {}

  getAttribute(key: string): string | null {
    return this.attributes.get(key) ?? null;
  }

  setAttribute(key: string, value: string): void {
    this.attributes.set(key, value);
  }

  querySelectorAll(): Part[] {
    return this.drawn;
  }
}

function row(group: Part, ...cells: Part[]): Part {
  const one = new Part("TR");
  one.parentElement = group;
  one.cells = cells;
  return one;
}

const [head, body] = [new Part("THEAD"), new Part("TBODY")];

function tableOf(...rows: Part[]): HTMLTableElement & Part {
  const table = new Part("TABLE");
  table.rows = rows;
  return table as unknown as HTMLTableElement & Part;
}

describe("a table whose rows are cards on a phone", () => {
  it("is a table to whoever hears it, part by part", () => {
    const heads = row(head, new Part("TH", "Firm"), new Part("TH", "Carbon"));
    const cells = row(body, new Part("TH", "Bosch"), new Part("TD", "12"));
    const table = tableOf(heads, cells);
    name(table);
    expect([table, head, heads, ...heads.cells, body, cells, ...cells.cells].map((one) => one.getAttribute("role"))).toEqual([
      ...["table", "rowgroup", "row", "columnheader", "columnheader"],
      ...["rowgroup", "row", "rowheader", "cell"],
    ]);
  });

  it("says at each cell the word of its column, and not the arrow that is only drawn", () => {
    const ordered = new Part("TH", "Carbon ▼");
    ordered.drawn = [new Part("SPAN", " ▼"), new Part("SPAN", "")];
    const silent = new Part("TH", "Share");
    silent.setAttribute("data-word", "");
    const cells = row(body, new Part("TH", "Bosch"), new Part("TD", "12"), new Part("TD", ""));
    name(tableOf(row(head, new Part("TH", "Firm"), ordered, silent), cells));
    expect(cells.cells.map((one) => one.getAttribute("data-label"))).toEqual([null, "Carbon", ""]);
  });

  it("counts columns over cells that span several, and leaves those without a word", () => {
    const wide = new Part("TD", "all", 2);
    const last = new Part("TD", "7");
    name(tableOf(row(head, new Part("TH", "a"), new Part("TH", "b"), new Part("TH", "c")), row(body, wide, last)));
    expect([wide.getAttribute("data-label"), last.getAttribute("data-label")]).toEqual([null, "c"]);
  });

  it("follows another language, and keeps its own words where only roles are asked for", () => {
    const cell = new Part("TD", "12");
    const of = (word: string) => tableOf(row(head, new Part("TH", word)), row(body, cell));
    name(of("用量"));
    name(of("Amount"));
    expect(cell.getAttribute("data-label")).toBe("Amount");
    name(of("else"), false);
    expect(cell.getAttribute("data-label")).toBe("Amount");
  });
});

describe("a box that scrolls sideways", () => {
  it("knows on which sides there is more", () => {
    const at = (scrollLeft: number) => sidesOf({ scrollLeft, clientWidth: 300, scrollWidth: 500 });
    expect([at(0), at(90), at(200)]).toEqual(["end", "start end", "start"]);
    expect(sidesOf({ scrollLeft: 0, clientWidth: 300, scrollWidth: 301 })).toBe("");
  });
});
