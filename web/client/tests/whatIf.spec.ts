import { describe, expect, it } from "vitest";
import { accountPhrases, plainTerms } from "@/accountWords";
import { sayAlso } from "@/hostWords";
import { bodyOf, emptyForm, formText, numberOf, readForm, tariffIds } from "@/whatIfForm";
import { checkSource, whatIfText } from "@/whatIfWords";

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
    form.newcomer.tariff = " demo-single-part ";
    form.enterprise = "e1";
    expect(bodyOf(form, "2026-10", "provincial", true)).toEqual({
      period: "2026-10",
      scope: "provincial",
      enterprise: "e1",
      shifts: [{ fromBand: "peak", toBand: "valley", share: 0.123 }],
      newcomer: { name: "新材料", yearKwh: 50_000_000, pattern: "continuous", industry: "C26", tariff: "demo-single-part" },
    });
  });

  it("offers the tariffs that are published", () => {
    expect(tariffIds({ kind: "tariffs", tariffs: [{ id: "zj-two-part" }, { id: "own" }, { name: "no id" }] })).toEqual(["zj-two-part", "own"]);
    expect(tariffIds(null)).toBeNull();
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
    expect(whatIfText("6145.2 tce a year reach 5000 (designated-5000).", "zh-CN")).toBe("每年 6,145.2 tce，达到门槛 5,000 tce，需要人工核查。");
    const named = (text: string, locale: "zh-CN" | "en") => checkSource(text, locale, (code) => `<${code}>`);
    expect(named("KEY_USER v1: 重点用能单位节能管理办法", "zh-CN")).toBe("<KEY_USER> v1：重点用能单位节能管理办法");
    expect(named("国家六大高耗能行业 C25 (check)", "zh-CN")).toBe("国家六大高耗能行业 C25（待核）");
    expect(whatIfText("500 kWp × clear sky at 30° N, 1000 kWh per kWp and year", "zh-CN")).toBe("500 kWp × 北纬 30° 晴空曲线，年利用 1000 kWh/kWp");
    expect(whatIfText("Something new.", "zh-CN")).toBe("Something new.");
    const unpriced = "Enterprise what-if-new has no tariff; state contract.tariff in the registry.";
    expect(whatIfText(unpriced, "zh-CN")).toBe("没有选择新企业的电价；请在表单中选择。");
    expect(whatIfText(unpriced, "en")).toBe("The new enterprise has no tariff; choose one in the form.");
    sayAlso(accountPhrases, plainTerms);
    expect(whatIfText("Enterprise e07 has no tariff; state contract.tariff in the registry.", "zh-CN")).toContain("企业 e07 没有登记电价");
    expect(whatIfText("The peak is not known.", "en")).toBe("The peak is not known.");
  });
});
