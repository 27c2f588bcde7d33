import { describe, expect, it } from "vitest";
import type { BadCell, DeclaredBody, ImportRow } from "@/api/accountShapes";
import { bandEditions, quartersOf, runsOf } from "@/bands";
import { bodyOf, changesBetween, formOf, numberOf, placeFaults } from "@/declaredForm";
import { columnOf, previewOf, rowOf } from "@/importPreview";
import { entriesOf } from "@/referenceEntries";

const nothing: DeclaredBody = {
  output: null,
  valueAdded: null,
  tax: null,
  landMu: null,
  floorM2: null,
  headcount: null,
  researchAndDevelopment: null,
  emissions: null,
  activities: [],
  products: [],
  certificates: [],
};

describe("the form of a declaration", () => {
  it.each([
    ["1,234.5", 1234.5],
    [" １８０００ ", 18000],
    ["−12", -12],
    ["", null],
    ["0", 0],
    ["12 t", undefined],
    ["1e5", undefined],
    ["1.2.3", undefined],
  ])("reads '%s'", (text, value) => {
    expect(numberOf(text)).toBe(value);
  });

  it("gives back what it was filled with", () => {
    const body: DeclaredBody = {
      ...nothing,
      output: 18000,
      activities: [{ flow: "diesel", amount: 12, unit: "t" }],
      certificates: [{ number: "GEC-1", mwh: 3 }],
    };
    expect(bodyOf(formOf(body))).toEqual({ body, bad: {} });
  });

  it("leaves empty rows out and names the place of what is no number as the host would", () => {
    const form = formOf(nothing);
    form.figures.tax = "many";
    form.activities.push({ flow: "gas", amount: "", unit: "Nm3" }, { flow: "diesel", amount: "x", unit: "t" });
    const { body, bad } = bodyOf(form);
    expect(body.activities).toHaveLength(1);
    expect(bad).toEqual({ tax: "many", "activities[0].amount": "x" });
  });

  it("puts the host's sentences beside their fields", () => {
    expect(
      placeFaults([
        "output: -3 万元 is below zero; give 0 or more.",
        "activities[1].unit: 't' does not fit gas; use Nm3.",
        "certificates[0].number: 'GEC-1' is retired by another firm.",
        "The period begins too far ahead.",
      ]),
    ).toEqual({
      byPlace: {
        output: ["-3 万元 is below zero; give 0 or more."],
        "activities[1].unit": ["'t' does not fit gas; use Nm3."],
        "certificates[0].number": ["'GEC-1' is retired by another firm."],
      },
      rest: ["The period begins too far ahead."],
    });
  });

  it("says what a version changed", () => {
    const after: DeclaredBody = {
      ...nothing,
      tax: 860,
      activities: [{ flow: "diesel", amount: 12, unit: "t" }],
      products: [{ product: "cloth", quantity: 3, unit: "t" }],
    };
    expect(changesBetween({ ...nothing, tax: 800, output: 1 }, after)).toEqual([
      { name: "output", from: 1, to: null, isList: false },
      { name: "tax", from: 800, to: 860, isList: false },
      { name: "activity.diesel", from: null, to: 12, isList: false },
      { name: "products", from: null, to: null, isList: true },
    ]);
    expect(changesBetween(after, after)).toEqual([]);
  });
});

describe("the preview of an import", () => {
  const row: ImportRow = {
    row: 2,
    enterprise: "e01",
    name: "A",
    period: "2026-10",
    change: "new",
    version: 0,
    figures: { ...nothing, output: 100, activities: [{ flow: "diesel", amount: 2, unit: "t" }] },
  };
  const bad = (cell: string, header: string | null, value: string): BadCell => ({
    sheet: null,
    cell,
    header,
    value,
    problem: "is no number.",
  });

  it("marks bad cells where they stand, in the file's order", () => {
    const preview = previewOf({
      rows: [row],
      badCells: [bad("C4", "output 产值 (万元)", "many"), bad("E3", "tax 税收 (万元)", "?")],
    });
    expect(preview.columns).toEqual(["enterprise", "period", "output", "tax", "diesel"]);
    expect(preview.rows.map((one) => one.row)).toEqual([2, 3, 4]);
    expect(preview.rows[0]?.cells["diesel"]).toEqual({ text: "2 t", problem: null });
    expect(preview.rows[2]?.cells["output"]).toEqual({ text: "many", problem: "is no number." });
    expect(preview.bad).toBe(2);
  });

  it("keeps faults of the heads and of the whole file apart", () => {
    const preview = previewOf({ rows: [], badCells: [bad("B1", "turnover", "turnover"), bad("A5", null, "")] });
    expect(preview.other).toHaveLength(2);
    expect(preview.rows).toHaveLength(0);
  });

  it("reads addresses and heads", () => {
    expect(rowOf("AB12")).toBe(12);
    expect(rowOf("12")).toBeNull();
    expect(columnOf("valueAdded 增加值 (万元)")).toBe("valueAdded");
    expect(columnOf("产值")).toBe("产值");
  });
});

describe("time bands", () => {
  const document = {
    holidays: [{ name: "labour-day", nameZh: "劳动节" }],
    bandTables: [
      {
        id: "zj",
        nameZh: "浙江",
        nameEn: "Zhejiang",
        editions: [
          {
            from: "2026-07-01",
            citation: "112",
            confidence: "confirmed",
            ratios: { peak: 1.85 },
            seasons: [{ months: [1, 7], hours: { peak: ["16:00-23:00"], valley: ["00:00-07:00"] } }],
            holidays: [{ names: ["labour-day"], hours: { "deep-valley": ["09:00-15:00"] } }],
          },
        ],
      },
    ],
  };

  it("cover the quarter-hours of their months, and others stay without", () => {
    const [edition] = bandEditions(document);
    expect(edition?.months[0]?.[64]).toBe("peak");
    expect(edition?.months[0]?.[63]).toBeNull();
    expect(edition?.months[1]?.every((band) => band === null)).toBe(true);
    expect(edition?.holidays[0]?.names).toBe("劳动节");
    expect(runsOf(edition?.months[6] ?? []).map((run) => [run.band, run.from, run.to])).toEqual([
      ["valley", 0, 28],
      [null, 28, 64],
      ["peak", 64, 92],
      [null, 92, 96],
    ]);
  });

  it.each([
    ["23:00-24:00", [92, 96]],
    ["10:30-14:00", [42, 56]],
    ["14:00-10:00", null],
    ["10:10-11:00", null],
    ["9-10", null],
  ])("read the span %s", (span, quarters) => {
    expect(quartersOf(span)).toEqual(quarters);
  });

  it("are none in a document of another shape", () => {
    expect(bandEditions(null)).toEqual([]);
    expect(bandEditions({ bandTables: "x" })).toEqual([]);
  });
});

describe("entries of a reference document", () => {
  it("are rows with their marks, and an unknown value stays unknown", () => {
    const entries = entriesOf({
      version: "v1",
      notes: ["n"],
      factors: [{ id: "f1", nameZh: "因子", value: null, unit: "kgce/kWh", confidence: "not-found" }],
    });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ id: "f1", nameZh: "因子", nameEn: "f1", value: null, confidence: "not-found" });
  });

  it("give several limits by their keys", () => {
    expect(entriesOf({ carbonCode: [{ id: "c", lowUpTo: 0.6, gradesUpTo: [0.6, 0.8] }] })[0]?.parts).toEqual([
      { key: "lowUpTo", text: "0.6" },
      { key: "gradesUpTo", text: "0.6 / 0.8" },
    ]);
  });
});
