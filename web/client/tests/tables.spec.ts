import { describe, expect, it } from "vitest";
import { fileName, tableBody } from "@/tables";

describe("a table to take along", () => {
  it("has its cells in the order of its columns, and nothing where nothing is known", () => {
    const made = tableBody(
      "表计 2026-11-20",
      "xlsx",
      [{ key: "meter", title: "表计" }, { key: "value", title: "读数", unit: "kWh", number: true }, { key: "none", title: "无" }],
      [
        { value: "4533.8500", meter: "=cmd" },
        { value: null, meter: "m2", other: 1 },
        { value: Number.NaN, meter: "m3" },
      ],
    );
    expect(made.columns).toEqual([
      { title: "表计", unit: null, number: false },
      { title: "读数", unit: "kWh", number: true },
      { title: "无", unit: null, number: false },
    ]);
    expect(made.rows).toEqual([
      ["=cmd", "4533.8500", null],
      ["m2", null, null],
      ["m3", null, null],
    ]);
  });

  it("has a name that a file system takes and the host too", () => {
    expect(fileName("青山湖 a/b: 10\n月", "csv")).toBe("青山湖 a-b- 10 月.csv");
    expect(tableBody("x".repeat(300), "csv", [], []).name.length).toBe(100);
  });
});
