import { describe, expect, it } from "vitest";
import { hostSentence } from "@/hostWords";

describe("what a rule found", () => {
  it.each([
    ["The greatest quarter-hour of 2026-10 is 5163.6 kW, 99.3 % of the contracted 5200 kW. Level near.", "2026-10 最大需量 5,163.6 kW，为合同需量 5,200 kW 的 99.3%。触发档位：接近。"],
    ["grade.k is 1.2618 1 in 2025. Level grade-4.", "2025 碳效值为 1.2618。触发档位：4 级。"],
    ["carbon.total is 41636.454897 tCO2 in 2025. Level line-26000.", "2025 碳排放总量为 41,636.454897 tCO₂。触发档位：纳入线 26,000 吨。"],
    ["81.2 % of the metered time of 2026-09 is covered. Level completeness.", "2026-09 的计量时间 81.2% 有数据。触发档位：数据不完整。"],
    ["Meter m1 counts -3 in 2026-09, below zero. Meter m2 stands still in all of 2026-09, after counting in the month before. And 2 more.", "表计 m1 在 2026-09 计得 -3，小于 0。表计 m2 在 2026-09 全月不走，上月仍在计量。另有 2 项。"],
    [
      "0.31 tce/万元, the year before 0.28; value added 100 to 90. Value added falls, so the rise is not counted.",
      "0.31 tce/万元，上年同期 0.28；增加值由 100 变为 90。增加值下降，上升不计。",
    ],
    ["carbon.total of 2026-01 to 2026-09 is 900 tCO2; allotted are 800 tCO2 (A letter).", "2026-01 至 2026-09 碳排放总量为 900 tCO₂，核定 800（A letter）。"],
  ])("is said in Chinese: %s", (english, chinese) => expect(hostSentence(english, "zh-CN")).toBe(chinese));

  it("stands as it came where it is not known, and beside what is", () => {
    expect(hostSentence("Something else happened.", "zh-CN")).toBe("Something else happened.");
    expect(hostSentence("Nobody knows this one. Level near.", "zh-CN")).toBe("Nobody knows this one.触发档位：接近。");
  });
});
