import { describe, expect, it } from "vitest";
import { hostFormula } from "@/formulaWords";
import { hostSentence, nameInEnglish } from "@/hostWords";
import { accountsEn } from "@/i18n/accounts/en";

nameInEnglish(accountsEn);
const English = new Map([
  [
    "No primary coal_equivalent of electricity for CN-33 in 2026 or before; publish one with PUT /api/reference/factors.",
    "No primary coal equivalent of electricity for Zhejiang (CN-33) in 2026 or before; publish one under Reference.",
  ],
  [
    "flatBase of tariff zj-two-part in 2026-10 (entry from 2024-03-01) is not known; enter it with PUT /api/reference/tariffs.",
    "flatBase of tariff zj-two-part in 2026-10 (entry from 2024-03-01) is not known; enter it under Reference.",
  ],
  [
    "grid-import: metered 1480862.46 kWh, declared 1640687 kWh; the meter counts.",
    "Bought electricity: metered 1,480,862.46 kWh, declared 1,640,687 kWh; the meter counts.",
  ],
  [
    "grid-import: metered 1298132.88 kWh, declared 1353634 kWh; the meter counts.",
    "Bought electricity: metered 1,298,132.88 kWh, declared 1,353,634 kWh; the meter counts.",
  ],
  [
    "carbon.scope1 leaves out 12 of 41 accounts where it is not known: e01, e02.",
    "Scope 1 leaves out 12 of 41 accounts where it is not known: e01, e02.",
  ],
  ["No carbon.total is allotted for 2026; enter it.", "No Total emissions is allotted for 2026; enter it."],
  ["2026-01 is 0 complete, below 0.9; send its readings or declare it.", "2026-01 is 0% complete, below 90%; send its readings or declare it."],
  ["valueAdded is not declared for 2026-10; declare it with PUT …/declared/2026-10.", "valueAdded is not declared for 2026-10; declare it under Declared."],
]);

describe("the host's sentences", () => {
  it.each([
    [
      "valueAdded is not declared for 2026-10; declare it with PUT …/declared/2026-10.",
      "2026-10 没有申报工业增加值；请在“申报”中填写。",
    ],
    [
      "No primary coal_equivalent of electricity for CN-33 in 2026 or before; publish one with PUT /api/reference/factors.",
      "没有 CN-33 2026 年及以前的电力等价值系数；请在“基础数据”中录入。",
    ],
    [
      "flatBase of tariff zj-two-part in 2026-10 (entry from 2024-03-01) is not known; enter it with PUT /api/reference/tariffs.",
      "电价 zj-two-part 在 2026-10 的平段基价未录入；请在“基础数据 › 电价”中录入。",
    ],
    [
      "The meters behind it count 75421.240000 kWh more than the meter itself; check ratios and coverage.",
      "分表合计比总表多 75421.24 kWh；请检查倍率与数据完整度。",
    ],
    [
      "grid-import: metered 1480862.46 kWh, declared 1640687 kWh; the meter counts.",
      "外购电力：表计 1,480,862.46 kWh，申报 1,640,687 kWh；以表计为准。",
    ],
    ["Base year 2025", "基准年 2025"],
    ["工业碳效码, grade 3 up to K = 1.2", "工业碳效码，3 级上限 K = 1.2"],
    [
      "carbon.scope1 leaves out 12 of 41 accounts where it is not known: e01, e02.",
      "范围一未计入 41 家中未知的 12 家：e01, e02。",
    ],
    [
      "-3 persons is below zero; give 0 or more, or leave it out where it is not known.",
      "-3 persons 小于 0；请填 0 或正数，未知请留空。",
    ],
    ["'t' does not fit gas (12); use Nm3, 万Nm3.", "“t”不适用于天然气；可用 Nm3, 万Nm3。"],
    [
      "grid-import: metered 1298132.88 kWh, declared 1353634 kWh; the meter counts.",
      "外购电力：表计 1,298,132.88 kWh，申报 1,353,634 kWh；以表计为准。",
    ],
    ["Not ranked: 单位GDP能耗, 单位GDP水耗 must be known.", "不参加排名：必备指标缺 单位GDP能耗、单位GDP水耗。"],
    ["No carbon.total is allotted for 2026; enter it.", "2026 年碳排放总量没有核定量；请在“基础数据”中录入。"],
    [
      "2026-01 is 0 complete, below 0.9; send its readings or declare it.",
      "2026-01 的完整度为 0%，低于 90%；请补读数或申报。",
    ],
    [
      "The total is not known: tax is not declared for 2026; declare it.",
      "总分未知：2026 没有申报税收；请在“申报”中填写。",
    ],
    ["Not ranked: 4 of 16 axes are known, 6 are needed.", "不参加排名：16 项指标中已知 4 项，至少须 6 项。"],
    ["不可评价: tax is not declared for 2026-10; declare it.", "2026-10 没有申报税收；请在“申报”中填写。"],
  ])("are said in Chinese: %s", (english, chinese) => {
    expect(hostSentence(english, "zh-CN")).toBe(chinese);
    // In English a sentence stands as it came, but for keys and routes, which are of programs.
    expect(hostSentence(english, "en")).toBe(English.get(english) ?? english);
  });

  it("say formulas in Chinese and leave standards as they are cited", () => {
    expect(hostFormula("bought kWh × grid average (GB/T 32151.34-2024 Table C.3)", "zh-CN")).toBe(
      "外购电量 × 电网平均因子 (GB/T 32151.34-2024 表 C.3)",
    );
    expect(hostFormula("floor area", "en")).toBe("floor area");
  });

  it("stand as they came where they are not known", () => {
    expect(hostSentence("Something new.", "zh-CN")).toBe("Something new.");
  });
});
