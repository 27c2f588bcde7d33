import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hostFormula } from "@/formulaWords";
import { hostSentence } from "@/hostWords";
import { literals } from "./literals.mjs";

/** The host's sources in which faults of something sent are written. */
const Sources = [
  "web/Api/Imports/CsvTable.cs",
  "web/Api/Imports/ExcelTable.cs",
  "web/Api/Imports/ExcelValues.cs",
  "web/Api/Imports/ImportCommit.cs",
  "web/Api/Imports/ImportFile.cs",
  "web/Api/Imports/ImportPlan.cs",
  "web/Api/Imports/RowDraft.cs",
  "web/Api/Meters/MeterTable.cs",
  "silo/ParkTwin.Domain/Declared/DeclarationRules.cs",
  "silo/ParkTwin.Domain/IdText.cs",
  "silo/ParkTwin.Storage/Registry/JsonFields.cs",
  "silo/ParkTwin.Storage/Registry/MeterRules.cs",
  "silo/ParkTwin.Storage/Registry/RegistryEditing.cs",
  "silo/ParkTwin.Storage/Registry/RegistryReferences.cs",
  "silo/ParkTwin.Storage/Registry/UnitRules.cs",
];

/** Parts of sentences that other literals are put into, and what is no sentence. */
const Parts = [
  /^a time with offset/,
  /^an (array|object), /,
  /^a whole number, 1 to 1$/,
  /^'1' does not fit 1, role 1, kind 1$/,
  /^ no 1,$/,
  /^ A volume of gas/,
  /^1(; no unit does|\. Write one of)/,
];

describe("faults of what was sent", () => {
  it.each(Sources)("are all said in Chinese: %s", (path) => {
    const source = readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
    const sentences = literals(source).filter((text) => text.trim().split(" ").length > 3 && !Parts.some((part) => part.test(text)));
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.filter((text) => !/[一-鿿]/.test(hostSentence(text, "zh-CN").replaceAll(text, "")))).toEqual([]);
  });

  it.each(["BillForecasts.cs", "DemandFigures.cs"])("and so are the formulas of a bill: %s", (file) => {
    const source = readFileSync(new URL(`../../../silo/ParkTwin.Domain/Billing/${file}`, import.meta.url), "utf8");
    const formulas = literals(source)
      .map((text) => text.replace("1 days before", "56 days before"))
      .filter((text) => text.trim().split(" ").length > 2 && !/[.;,] ?$|readings are in the| is not stated/.test(text));
    expect(formulas.length).toBeGreaterThan(5);
    expect(formulas.filter((text) => /[a-z]{3,}/.test(hostFormula(text, "zh-CN")))).toEqual([]);
  });

  it.each([
    ["'kWh' does not fit gas, role consumption, kind register. Write one of m3, kWh.", "单位 kWh 不适用于 gas（用途 consumption、类型 register）；可用 m3、kWh。"],
    ["carrier is 'elec'; it is one of electricity, gas.", "carrier 为“elec”；应为 electricity、gas 之一。"],
    ["intervalSeconds is missing; it is a whole number of seconds, 1 to 2678400.", "缺少 intervalSeconds；应为 1–2678400 的整数（秒）。"],
    ["meters[2].maxRate: This must be above 0, in unit per hour.", "第 3 条的 maxRate：须大于 0，单位为每小时；不按速率判断请留空。"],
    ["There is no meter 'm9' in this park. Did you mean 'm1'? Name the meter that this one is part of, or leave it out.", "园区没有表计“m9”；是否为 m1？请填上级表计的编号，或留空。"],
    ["0 is out of range: at least 1 of kVA.", "0 超出范围；应不小于 1。"],
    ["it is a number such as 18000 or 4200.5, or blank where it is not known; the column holds numbers in 万元.", "应为数字，如 18000 或 4200.5，未知请留空；本列单位为万元。"],
    ["the cell is formatted as a date; the column holds numbers in kWh.", "单元格是日期格式；本列应为数字，单位为kWh。"],
    ["The registry holds 8000, the file says 6000. That would alter past figures. Set it back to 8000 and add to this meter's 'events', with the time of the change: {\"ratio\":6000}", "登记为 8000，文件为 6000，这会改变过去的数据；请改回 8000，并以变更时刻添加表计事件，如 {\"ratio\":6000}"],
  ])("keep value, unit and limit: %s", (english, chinese) => {
    expect(hostSentence(english, "zh-CN")).toBe(chinese);
  });
});
