import { describe, expect, it } from "vitest";
import { bodyOf, emptyForm, formText, numberOf, readForm } from "@/whatIfForm";
import { whatIfText } from "@/whatIfWords";

describe("the form of a trial", () => {
  it("takes numbers as they are typed, and no empty field for 0", () => {
    expect(["1,200.5", "１２０", " 7 ", ""].map(numberOf)).toEqual([1200.5, 120, 7, null]);
    expect(numberOf("12kW")).toBeNaN();
  });

  it("says what is missing before anything is asked", () => {
    const form = emptyForm();
    expect(bodyOf(form, "2026-10", "provincial", true)).toBe("nothing");
    form.pv.on = true;
    expect(bodyOf(form, "2026-10", "provincial", true)).toBe("enterprise");
    form.pv.kwp = "";
    expect(bodyOf(form, "2026-10", "provincial", false)).toBe("number");
  });

  it("sends shares, not percentages, and kWh, not MWh", () => {
    const form = emptyForm();
    form.shift.on = true;
    form.shift.amount = "12.3";
    form.newcomer.on = true;
    form.newcomer.name = "新材料";
    form.newcomer.yearMwh = "50,000";
    form.newcomer.industry = "c26";
    form.enterprise = "e1";
    expect(bodyOf(form, "2026-10", "provincial", true)).toEqual({
      period: "2026-10",
      scope: "provincial",
      enterprise: "e1",
      shifts: [{ fromBand: "peak", toBand: "valley", share: 0.123 }],
      newcomer: { name: "新材料", yearKwh: 50_000_000, pattern: "continuous", industry: "C26" },
    });
  });

  it("is kept in the address, as far as it differs from an empty one", () => {
    const form = emptyForm();
    form.pv.on = true;
    form.pv.kwp = "800";
    expect(formText(form)).toBe('{"pv":{"on":true,"kwp":"800"}}');
    expect(readForm(formText(form))).toEqual(form);
    expect(readForm('{"pv":{"kwp":5},"__proto__":{"x":1},"evil":true}')).toEqual(emptyForm());
    expect(readForm("{cut")).toEqual(emptyForm());
  });
});

describe("the sentences of a trial", () => {
  it("are Chinese for a Chinese reader, with their figures", () => {
    expect(whatIfText("6145.2 tce a year reach 5000 (designated-5000).", "zh-CN")).toContain("6145.2");
    expect(whatIfText("500 kWp × clear sky at 30° N, 1000 kWh per kWp and year", "zh-CN")).toBe("500 kWp × 北纬 30° 晴空曲线，年利用 1000 kWh/kWp");
    expect(whatIfText("Something new.", "zh-CN")).toBe("Something new.");
    expect(whatIfText("The peak is not known.", "en")).toBe("The peak is not known.");
  });
});
