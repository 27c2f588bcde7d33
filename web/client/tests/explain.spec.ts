import { describe, expect, it } from "vitest";
import type { FigureNode, NodeSource } from "@/api/accountShapes";
import { distinctNodes, flattenTree, measuredShare, meterParts, partsOf, withNumbers } from "@/explain";

function leaf(key: string, value: number | null, source: NodeSource, unit = "kWh"): FigureNode {
  return { key, figure: null, unit, value, reason: null, operation: "leaf", formula: null, inputs: [], source, more: false };
}

function of(key: string, operation: string, ...inputs: FigureNode[]): FigureNode {
  return { key, figure: null, unit: "tCO2", value: 1, reason: null, operation, formula: "f", inputs, source: null, more: false };
}

const factor = leaf("grid", 0.4974, { kind: "reference", id: "co2.electricity.zhejiang.2023", set: "v1" }, "kgCO2/kWh");
const meter = leaf("m1", 100, { kind: "meter", meter: "m1" });
const tree = of("carbon.total", "sum", of("carbon.scope1", "sum"), of("carbon.scope2", "product", meter, factor));

describe("the tree of a figure", () => {
  it("is flattened in reading order with its depth and a path of its own for each node", () => {
    const rows = flattenTree(tree);
    expect(rows.map((row) => [row.node.key, row.depth])).toEqual([
      ["carbon.total", 0],
      ["carbon.scope1", 1],
      ["carbon.scope2", 1],
      ["m1", 2],
      ["grid", 2],
    ]);
    expect(new Set(rows.map((row) => row.path)).size).toBe(rows.length);
  });

  it("lists a node that stands at two places at both", () => {
    const rows = flattenTree(of("a", "sum", meter, meter));
    expect(rows.map((row) => row.path)).toEqual(["0", "0.0", "0.1"]);
  });

  it("stops where a sheet would have no end", () => {
    const wide = of("park", "sum-of-known", ...Array.from({ length: 5_000 }, () => meter));
    expect(flattenTree(wide, 100)).toHaveLength(100);
  });

  it("names a factor once however often it stands there", () => {
    expect(distinctNodes([factor, factor, { ...factor, value: 0.5153 }])).toHaveLength(2);
  });

  it("writes an operation with its numbers", () => {
    const write = (value: number | null, unit: string) => `${value} ${unit}`;
    expect(withNumbers(of("x", "product", meter, factor), write)).toBe("100 kWh × 0.4974 kgCO2/kWh");
    expect(withNumbers(of("x", "chosen", meter, factor), write)).toBeNull();
    expect(withNumbers(of("x", "sum", meter), write)).toBeNull();
  });
});

describe("coverage", () => {
  it("never adds unlike units: the least measured one counts", () => {
    expect(
      measuredShare([
        { unit: "kWh", measured: 95, estimated: 5, declared: 0 },
        { unit: "Nm3", measured: 8, estimated: 2, declared: 0 },
      ]),
    ).toBeCloseTo(0.8);
  });

  it("is unknown where nothing is metered", () => {
    expect(measuredShare([{ unit: "t", measured: 0, estimated: 0, declared: 12 }])).toBeNull();
  });

  it("joins the spans of a meter", () => {
    expect(
      meterParts([
        {
          kind: "meter",
          meter: "m1",
          from: "2026-03-01T00:00:00+08:00",
          to: "2026-04-01T00:00:00+08:00",
          measured: 90,
          estimated: 10,
          completeness: 0.9,
        },
        {
          kind: "meter",
          meter: "m1",
          from: "2026-02-01T00:00:00+08:00",
          to: "2026-03-01T00:00:00+08:00",
          measured: 80,
          estimated: 0,
          completeness: 1,
        },
        { kind: "meter", meter: "m2" },
      ]),
    ).toEqual([
      {
        meter: "m1",
        from: "2026-02-01T00:00:00+08:00",
        to: "2026-04-01T00:00:00+08:00",
        measured: 170,
        estimated: 10,
        completeness: 0.9,
      },
      { meter: "m2", from: null, to: null, measured: null, estimated: null, completeness: null },
    ]);
  });
});

describe("a figure's id", () => {
  it("is taken apart, with and without a version", () => {
    expect(partsOf("qsh~e01~2026-Q3~provincial~carbon.total~2")).toEqual({
      park: "qsh",
      enterprise: "e01",
      period: "2026-Q3",
      scope: "provincial",
      key: "carbon.total",
      version: 2,
    });
    expect(partsOf("qsh~-~2026~national~carbon.total")?.version).toBeNull();
  });

  it.each(["", "qsh", "qsh~e01~2026~provincial", "qsh~e01~2026~provincial~k~0", "qsh~e01~2026~provincial~k~1~2"])(
    "is none: '%s'",
    (text) => {
      expect(partsOf(text)).toBeNull();
    },
  );
});
