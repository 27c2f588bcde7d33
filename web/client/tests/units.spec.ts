import { describe, expect, it } from "vitest";
import {
  amountQuantity,
  bytesText,
  changeOf,
  changeText,
  formatNumber,
  NoNumber,
  plainNumber,
  quantityText,
  rateQuantity,
  readingNumber,
  shareText,
} from "@/units";

describe("units", () => {
  it.each([
    ["below a megawatt it is kW", 999.94, "kW", "999.9 kW"],
    ["from a megawatt it is MW", 1_000, "kW", "1.00 MW"],
    ["export may be negative", -18_250.4, "kW", "−18.25 MW"],
    ["a flow is never scaled", 12_345.67, "m3/h", "12,345.7 m³/h"],
    ["zero is a number", 0, "kW", "0.0 kW"],
    ["unknown is no number", null, "kW", NoNumber],
  ] as const)("writes a rate: %s", (_, value, unit, text) => {
    expect(quantityText(rateQuantity(value, unit))).toBe(text);
  });

  it.each([
    [9_999.9, "kWh", "zh-CN", "9,999.9 kWh"],
    [10_000, "kWh", "zh-CN", "1.00 万kWh"],
    [402_331.2, "kWh", "zh-CN", "40.23 万kWh"],
    [123_456_789, "kWh", "zh-CN", "1.23 亿kWh"],
    [9_999.9, "kWh", "en", "9,999.9 kWh"],
    [402_331.2, "kWh", "en", "402.3 MWh"],
    [12_345_678, "kWh", "en", "12.35 GWh"],
    [99_999, "m3", "zh-CN", "99,999.0 m³"],
    [100_000, "m3", "zh-CN", "10.00 万m³"],
    [100_000, "m3", "en", "100,000.0 m³"],
    [null, "m3", "en", NoNumber],
  ] as const)("writes the amount %s %s in %s as %s", (value, unit, locale, text) => {
    expect(quantityText(amountQuantity(value, unit, locale))).toBe(text);
  });

  it("gives a value that rounds to nothing no sign", () => {
    expect(formatNumber(-0.04, 1)).toBe("0.0");
    expect(changeText(-0.0001)).toBe("0.0%");
    expect(changeText(0.0001)).toBe("0.0%");
  });

  it("never calls a part the whole", () => {
    expect(shareText(0.9999)).toBe("99.9%");
    expect(shareText(1)).toBe("100%");
    expect(shareText(0)).toBe("0.0%");
  });

  it("compares only with something above zero", () => {
    expect(changeOf(110, 100)).toBeCloseTo(0.1);
    expect(changeOf(110, 0)).toBeNull();
    expect(changeOf(null, 100)).toBeNull();
    expect(changeOf(100, null)).toBeNull();
    expect(changeText(null)).toBe(NoNumber);
    expect(changeText(0.0212)).toBe("+2.1%");
    expect(changeText(50)).toBe(">+999%");
  });

  it("keeps the decimals of a reading", () => {
    expect(readingNumber(12_345.67)).toBe("12,345.67");
    expect(readingNumber(12_345)).toBe("12,345");
    expect(readingNumber(1e-7)).toBe("1e-7");
    expect(readingNumber(null)).toBe(NoNumber);
    expect(plainNumber(null)).toBe(NoNumber);
  });

  it("writes bytes in steps of a thousand, as the host does", () => {
    expect(bytesText(512)).toBe("512 B");
    expect(bytesText(1_010)).toBe("1.0 kB");
    expect(bytesText(67_108_864)).toBe("67.1 MB");
  });
});
