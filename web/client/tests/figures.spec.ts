import { describe, expect, it } from "vitest";
import { exactNumber, figureNumber, figureQuantity, figureUnit, significant } from "@/figures";
import { NoNumber } from "@/units";

describe("figures", () => {
  it.each([
    ["tCO2", "zh-CN", "tCO₂"],
    ["tCO2/万元", "zh-CN", "tCO₂/万元"],
    ["tCO2/万元", "en", "tCO₂/10⁴ CNY"],
    ["tCO2/亩", "en", "tCO₂/mu"],
    ["kgce/m2", "en", "kgce/m²"],
    ["m3/万元", "zh-CN", "m³/万元"],
    ["CNY/kWh", "zh-CN", "元/kWh"],
    ["Nm3", "en", "Nm³"],
    ["1", "en", ""],
  ] as const)("sets the unit %s in %s as %s", (unit, locale, text) => {
    expect(figureUnit(unit, locale)).toBe(text);
  });

  it.each([
    ["emissions with three decimals", 914.1694, "tce", "914.169"],
    ["what is large with two", 12_345.6789, "tCO2", "12,345.68"],
    ["a small one by its digits", 0.0021345678, "tCO2", "0.0021346"],
    ["a ratio with five digits and no idle zeros", 0.61, "tCO2/万元", "0.61"],
    ["a grade as it is", 3, "1", "3"],
    ["zero as zero", 0, "tCO2", "0"],
    ["unknown never as zero", null, "tCO2", NoNumber],
  ])("writes %s", (_, value, unit, text) => {
    expect(figureNumber(value, unit)).toBe(text);
  });

  it("writes shares as per cent, and only those", () => {
    expect(figureQuantity(0.844444, "1", "intensity.selfConsumption", "en")).toEqual({ number: "84.44", unit: "%" });
    expect(figureQuantity(0.849215, "1", "grade.k", "en")).toEqual({ number: "0.84922", unit: "" });
  });

  it("counts large amounts as each reader does", () => {
    expect(figureQuantity(3_960_000, "kWh", "energy.loadKwh", "zh-CN")).toEqual({ number: "396.00", unit: "万kWh" });
    expect(figureQuantity(3_960_000, "kWh", "energy.loadKwh", "en")).toEqual({ number: "3,960.00", unit: "MWh" });
    expect(figureQuantity(242_652.5, "CNY", "cost.total", "zh-CN")).toEqual({ number: "24.27", unit: "万元" });
    expect(figureQuantity(242_652.5, "CNY", "cost.total", "en")).toEqual({ number: "242,652.50", unit: "CNY" });
  });

  it("keeps every digit in an explanation, without the noise of binary numbers", () => {
    expect(exactNumber(2_568.0249123)).toBe("2,568.0249123");
    expect(exactNumber(0.1 + 0.2)).toBe("0.3");
    expect(exactNumber(3_200_000)).toBe("3,200,000");
    expect(exactNumber(-55.28)).toBe("−55.28");
    expect(exactNumber(null)).toBe(NoNumber);
  });

  it("never writes a small number as nothing", () => {
    expect(significant(4.2e-9, 3)).toBe("4.20e−9");
  });
});
