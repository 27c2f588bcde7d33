import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { accountPhrases, betterPhrases, plainTerms } from "@/accountWords";
import { citationText } from "@/citationWords";
import { hostFormula } from "@/formulaWords";
import { stepName } from "@/figureSteps";
import { hostSentence, sayAlso } from "@/hostWords";
import { accountsZh } from "@/i18n/accounts/zh-CN";
import { parameterName } from "@/parameterNames";
import { quarantineText } from "@/quarantineWords";
import { whatIfText } from "@/whatIfWords";
import { literals } from "./literals.mjs";

sayAlso(accountPhrases, plainTerms, betterPhrases);

const root = new URL("../../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const isSaid = (chinese, text) => chinese !== text && /[一-鿿]/.test(chinese.replaceAll(text, ""));

describe("why a message was set aside", () => {
  it.each(["ingest/ParkTwin.Payloads/FaultText.cs", "ingest/ParkTwin.Ingest/Devices/TopicFault.cs", "ingest/ParkTwin.Ingest/Devices/PublishReceiver.cs"])(
    "is said in Chinese: %s",
    (path) => {
      // What a device is told of its own refusal is no reason on the page.
      const sentences = literals(read(path)).filter((text) => text.split(" ").length > 3 && !text.includes("may not publish to"));
      expect(sentences.length).toBeGreaterThan(2);
      expect(sentences.filter((text) => !isSaid(quarantineText(text, "zh-CN"), text))).toEqual([]);
    },
  );
});

/** Folders of the host in which figures, their formulas and the reasons of what is unknown are made. */
const Folders = ["Accounting", "Declared", "Tariffs", "Evaluation", "City", "Billing", "Budgets", "Baselines", "Forecasts", "WhatIf", "Diagnosing", "Portraits"];

/** What no reader of the page sees: programmers' faults, faults of a published file, and texts that stand beside their own Chinese. */
const Unseen = [
  /^(is|has|have|had|leave|gives|begins|or an alias|Time bands|Weights are|Year 1|Target 1|The cooling base)\b/,
  /(needs at least|is here twice|has weight|does not add to|rounded to two decimals|is not a (period|quarter)|has a daily mean)/,
  /^'1' (is no|must be said)|^a month \(2023-07\)|the power factor 1;|sum needs at least one account/,
];

/** Literals that others are put into: with these the host makes sentences which are held below, in its words. */
const Filled = /^(; (nothing|no reading of what) is 1|enter it with|1( is not known; 1\.|; send its readings| of tariff| 1; send| of 1 is not stated)|No 1 meter|The 1 period|Baseline '1' 1;|1 of the enterprise|the park itself|1 carry 1|Its own transformer$|The transformers of all contracts$|Contracted demand$|Transformer capacity$)/;

/** A formula's letters, units, keys of the registry, and names of documents. */
const Kept = /contract\.\w+|\b(MJ|tce|kWh|kvarh|kWp|kVA|kPa|MWh|GWP|kgce?|kgCO2e|MPa|tCO2|tCO(?=₂)|TCE|GHG|Protocol|BIPM|CNY|GDP|ISO|EnPI|EnB)\b/g;

function textsOf(folder) {
  const url = new URL(`silo/ParkTwin.Domain/${folder}/`, root);
  // Readers say what is wrong with a file that somebody publishes; flows and findings name themselves in both languages.
  const files = readdirSync(url).filter((file) => file.endsWith(".cs") && !/Reader|TariffNode|Flows|TimeBandTable|DeclarationRules/.test(file));
  const texts = files.flatMap((file) => literals(readFileSync(new URL(file, url), "utf8"), []));
  const isWanted = folder === "Diagnosing" || folder === "Portraits" ? /[×÷Σ]| less the | − / : /[a-zA-Z]{2,} [a-zA-Z(]|[×÷Σ−√]| \+ /;
  return texts.filter((text) => isWanted.test(text) && !Filled.test(text) && !Unseen.some((one) => one.test(text)));
}

describe("formulas and reasons of the host", () => {
  it.each(Folders)("are all said in Chinese: %s", (folder) => {
    const texts = textsOf(folder);
    expect(texts.length).toBeGreaterThan(0);
    const said = texts.map((text) => whatIfText(text, "zh-CN").replace(Kept, ""));
    expect(said.filter((text) => /[a-zA-Z]{3,}/.test(text))).toEqual([]);
  });

  it.each(Folders)("are all said in English: %s", (folder) => {
    const said = textsOf(folder).map((text) => hostSentence(hostFormula(text, "en"), "en"));
    expect(said.filter((text) => /[一-鿿]/.test(text.replace("(83)水电财字第215号", "")) || /\b(PUT|GET|POST) /.test(text))).toEqual([]);
  });
});

describe("shipped reference data", () => {
  const files = ["factors", "schemes", "thresholds", "tariffs", "benchmarks", "zones"];

  /** Citations, notes and conditions of entries; what a document says of itself as a whole stands in its own text. */
  function cited(of, depth = 0, key = "") {
    if (Array.isArray(of)) {
      return of.flatMap((one) => cited(one, depth, key));
    }
    if (typeof of === "object" && of !== null) {
      return Object.entries(of).flatMap(([name, value]) => cited(value, depth + 1, name));
    }
    return typeof of === "string" && depth > 1 && ["source", "note", "citation", "conditions"].includes(key) ? [of] : [];
  }

  it.each(files)("are cited in the reader's language: %s", (file) => {
    const texts = [...new Set(cited(JSON.parse(read(`silo/ParkTwin.Domain/Reference/${file}.json`))))];
    const chinese = texts.map((text) => hostSentence(citationText(text, "zh-CN"), "zh-CN"));
    expect(chinese.filter((text) => /\b[a-z]{3,}\b/.test(text.replace(/\w+\.(cn|com|net)\S*|tce/g, "")))).toEqual([]);
    const english = texts.map((text) => hostSentence(citationText(text, "en"), "en"));
    expect(english.filter((text) => /[一-鿿]/.test(text.replace(/[一-鿿]+〔\d+〕\d+号|\(83\)水电财字第215号/g, "")))).toEqual([]);
    if (file !== "zones") {
      expect(texts.length).toBeGreaterThan(0);
    }
  });

  it("are called by their names instead of their ids", () => {
    const factors = JSON.parse(read("silo/ParkTwin.Domain/Reference/factors.json")).factors;
    expect(factors.map((one) => [one.id, parameterName(one.id, "zh-CN")])).toEqual(factors.map((one) => [one.id, one.nameZh]));
    expect(factors.filter((one) => !/^[ -~₀-₉²³°]+$/.test(parameterName(one.id, "en") ?? ""))).toEqual([]);
    const { tariffs, bandTables } = JSON.parse(read("silo/ParkTwin.Domain/Reference/tariffs.json"));
    const named = [...tariffs, ...bandTables];
    expect(named.map((one) => parameterName(one.id, "zh-CN"))).toEqual(named.map((one) => one.nameZh));
    const { carbonCode, landScores } = JSON.parse(read("silo/ParkTwin.Domain/Reference/thresholds.json"));
    expect([...carbonCode, ...landScores].filter((one) => parameterName(one.id, "en") === null)).toEqual([]);
  });

  it("keep an id that nobody here knows", () => {
    expect(parameterName("our.own.factor", "zh-CN")).toBeNull();
    expect(citationText("Our own measurement", "zh-CN")).toBe("Our own measurement");
  });

  it("name constants and parts of an entry", () => {
    const constants = readdirSync(new URL("silo/ParkTwin.Domain/", root), { recursive: true })
      .filter((file) => file.endsWith(".cs"))
      .flatMap((file) => [...read(`silo/ParkTwin.Domain/${file}`).matchAll(/"(constant\.[a-zA-Z0-9-]+)"/g)].map((match) => match[1]));
    expect(constants.length).toBeGreaterThan(10);
    expect(constants.filter((key) => parameterName(key, "zh-CN") === null || parameterName(key, "en") === null)).toEqual([]);
    expect(parameterName("reference.zj-carbon-code.grade3", "zh-CN")).toBe("工业碳效码分档 · 3 级上限");
    expect(parameterName("tariff.zj-two-part.flatBase.2024-03-01", "zh-CN")).toBe("浙江工商业两部制 · 平段基价，2024-03-01 起");
    expect(parameterName("tariff.zj-industry.ratio.deep-valley.2026-07-01", "en")).toBe(
      "Zhejiang, time bands of industry and commerce · ratio of deep valley from 2026-07-01",
    );
    expect(parameterName("mean.C17.CN-33.2023", "zh-CN")).toBe("行业均值：纺织，C17，浙江，2023");
  });
});

describe("what is put into a sentence", () => {
  it.each([
    ["No primary coal_equivalent of electricity for CN-33 in 2026 or before; publish one with PUT /api/reference/factors.", "没有浙江 2026 年及以前的电力等价值系数；请在“基础数据”中录入。"],
    ["No ncv of natural_gas for CN-33 on 2026-01-31; publish one with PUT /api/reference/factors.", "没有浙江的天然气低位发热量；请在“基础数据”中录入。"],
    ["flatBase of tariff zj-two-part in 2026-10 (entry from 2024-03-01) is not known; enter it with PUT /api/reference/tariffs.", "电价“浙江工商业两部制”在 2026-10 的平段基价未录入；请在“基础数据 › 电价”中录入。"],
    ["co2.electricity.zhejiang.2023 is of 2023; no newer one is published, so what follows from it is provisional.", "2023年浙江省电力平均二氧化碳排放因子为 2023 年的数据，较新的尚未发布，由此得出的结果为暂定。"],
    ["No mean of industry C17 is entered for 2026; publish it with PUT /api/reference/industry-means.", "纺织（C17）行业在 2026 的平均碳排放强度未录入；请在“基础数据 › 行业均值”中录入。"],
    ["No enterprise has both: process-emissions is not declared for 2026-11, so 2026 is not covered; declare 2026-11.", "没有企业同时知道分子与分母：2026-11 没有申报工业过程排放，2026 不完整；请申报 2026-11。"],
    ["主导产业占比 of qingshanhu is not known for 2026-Q3; declare it.", "2026-Q3 的主导产业占比未知；请录入。"],
    ["2026-05 is not known; send its readings or declare it.", "2026-05 的数据未知；请补读数或申报。"],
    ["The reporting period is 0.248 complete, below 0.9; send the missing readings before a saving is claimed.", "报告期的完整度为 24.8%，低于 90%；请先补齐读数，再计算节能量。"],
    ["DATA_BAD blocks this rule: No meter counts in this period.", "数据质量不足时不判断本规则：本期没有计入的表计。"],
    ["scope 1 + scope 2 location-based; no reading of what is burned", "范围一 + 范围二（位置法）；燃烧部分没有读数"],
    ["Σ of the counted meters; left out, without a reading: gas, heat", "Σ 计入合计的表计；未计入（没有读数）：天然气、外购热力"],
  ])("is said with it: %s", (english, chinese) => expect(whatIfText(english, "zh-CN")).toBe(chinese));

  it("is named in English sentences too", () => {
    expect(hostSentence("co2.electricity.zhejiang.2023 is of 2023; no newer one is published, so what follows from it is provisional.", "en")).toBe(
      "Zhejiang grid average CO₂ factor 2023 is of 2023; no newer one is published, so what follows from it is provisional.",
    );
    expect(hostSentence("valueAdded is not declared for 2026-11, so 2026 is not covered; declare 2026-11.", "en")).toBe(
      "Value added is not declared for 2026-11, so 2026 is not covered; declare 2026-11.",
    );
    expect(hostSentence("不可评价: tax is not known; declare it.", "en")).toBe("Not assessable: tax is not known; declare it.");
    expect(hostSentence("没有无功表；登记无功表后自动计算力调电费。", "en")).toBe("没有无功表；登记无功表后自动计算力调电费。");
  });
});

describe("refusals of the host", () => {
  /** Where a reader's forms end; below, what programs alone are told there, descriptions, and what the page says by the title. */
  const Files = [
    "web/Api/Problems.cs",
    "web/Api/Access/AuthApi.cs",
    "web/Api/Access/OwnTokensApi.cs",
    "web/Api/Access/UserAccountsApi.cs",
    "web/Api/Screens/ScreensApi.cs",
    "web/Api/Devices/GatewaysApi.cs",
    "web/Api/Baselines/BaselinesApi.cs",
    "web/Api/Accounts/ReportsApi.cs",
    "web/Api/City/CityApi.cs",
    "web/Api/City/TargetsApi.cs",
    "silo/ParkTwin.Domain/Access/PasswordRules.cs",
    "silo/ParkTwin.Domain/Alarms/AlarmLifecycle.cs",
    "silo/ParkTwin.Domain/City/CityRules.cs",
    "silo/ParkTwin.Domain/Flags/FlagLifecycle.cs",
    "silo/ParkTwin.Grains/GatewayRules.cs",
    "silo/ParkTwin.Grains/InventoryGrain.cs",
    "silo/ParkTwin.Grains/ReferenceGrain.cs",
  ];
  const Told = /^(There is an account '1' already|'1' is the last administrator|Another account has the outside|10 000 accounts|1 GET 1|At once|Done too|Those that have|Who may publish|Its connections|Sign in first|Passwords, session cookies|The body is|a password has|A watcher|Ledger days|Enterprise 1 could|Ask for|There is no reference set yet|Files changed|(The|One) (user|password) name)/;

  it.each(Files)("are said in Chinese: %s", async (path) => {
    await import("@/problemWords");
    const source = read(path);
    // Raw texts describe the interface; titles stand beside a page's own.
    const texts = literals(source.replace(/"""[^]*?"""/g, '""'), []);
    const sentences = texts.filter((text) => /[.;]$/.test(text) && text.split(" ").length > 4 && !Told.test(text) && !isTitle(source, text));
    expect(sentences.filter((text) => !isSaid(hostSentence(text, "zh-CN"), text))).toEqual([]);
  });

  /** A title stands first in its call; the page says its own. */
  function isTitle(source, text) {
    return source.includes(`title: "${text}"`) || new RegExp(`(Missing|Conflict|Faulty)\\(\\s*"${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}"`).test(source);
  }
});

describe("steps of a computation", () => {
  /** Keys that are made of parts the test cannot fill, or that name what a program asks for. */
  const NotSteps = /^(constant|activity|carbon|cost|declared|energy|intensity|grade|byCarrier|bands|moves|on|newcomer|enthalpy|mean|meter|price|report|total|factor|reference|tariff|forecast|budget\.1|balance|demand\.(billedKw|kvarh|loadFactor|maxKw|meanKw|peakKwh|powerFactor|peakValleyRatio|valleyKwh|kwh|hours|floorKw|adjustmentShare))\b|1/;

  it("have names in both languages", () => {
    const files = readdirSync(new URL("silo/ParkTwin.Domain/", root), { recursive: true }).filter((file) => file.endsWith(".cs"));
    const keys = new Set(
      files
        .flatMap((file) => literals(read(`silo/ParkTwin.Domain/${file}`), []))
        .filter((text) => /^[a-z][A-Za-z]*\.[A-Za-z0-9.-]+$/.test(text) && !/\.(cs|json|md)$/.test(text) && !NotSteps.test(text)),
    );
    expect(keys.size).toBeGreaterThan(80);
    expect([...keys].filter((key) => stepName(key, "zh-CN") === null && !(key.replaceAll(".", "_") in accountsZh.figure))).toEqual([]);
    expect([...keys].filter((key) => /[一-鿿]/.test(stepName(key, "en") ?? ""))).toEqual([]);
  });

  it("have names for what is put behind a figure's key", () => {
    const files = readdirSync(new URL("silo/ParkTwin.Domain/", root), { recursive: true }).filter((file) => /^(Accounting|Tariffs|Billing|Evaluation|City|Budgets|Baselines|Balances).*\.cs$/.test(file));
    const parts = new Set(files.flatMap((file) => [...read(`silo/ParkTwin.Domain/${file}`).matchAll(/[kK]ey \+ "\.([A-Za-z0-9]+)"|\{key\}\.([a-zA-Z]+)/g)].map((match) => match[1] ?? match[2])));
    expect(parts.size).toBeGreaterThan(30);
    // Amounts and their parts have names of their own in `figureOf`; what can be had of a balance is its meter's.
    const own = ["metered", "declared", "difference", "available"];
    expect([...parts].filter((part) => !(part in accountsZh.step) && !own.includes(part))).toEqual([]);
  });
});
