import { citationText } from "./citationWords";
import { amountText } from "./figures";
import { hostFormula } from "./formulaWords";
import { hostSentence } from "./hostWords";
import type { Locale } from "./state/settings";

type Phrase = readonly [pattern: RegExp, chinese: (...parts: string[]) => string];

const amount = (number: string, unit: string) => amountText(number, unit, "zh-CN");

/** The host speaks English; its sentences about a trial in Chinese. One that is not known stands as it came. */
const Sentences: readonly Phrase[] = [
  [/^Enterprise what-if-new has no tariff;.*$/, () => "没有选择新企业的电价；请在表单中选择。"],
  [/^Enterprise what-if-new has the tariff '(.*)', which is not known;.*$/, (tariff) => `没有电价“${tariff}”；请在表单中另选。`],
  [/^Its industry is not stated.*$/, () => "没有填写行业代码；请按 GB/T 4754 填写。"],
  [/^(\S+) is one of the six sectors of high energy use.*$/, (code) => `${code} 属于国家六大高耗能行业，须单独论证。`],
  [/^(\S+) is none of the six sectors.*$/, (code) => `${code} 不属于国家六大高耗能行业。`],
  [/^([\d.]+) (\S+) a year are below ([\d.]+)\.$/, (value, unit, limit) => `每年 ${amount(value, unit)}，低于门槛 ${amount(limit, unit)}。`],
  [/^([\d.]+) (\S+) a year reach ([\d.]+) \((\S+)\)\.$/, (value, unit, limit) => `每年 ${amount(value, unit)}，达到门槛 ${amount(limit, unit)}，需要人工核查。`],
  [
    /^L = ([\d.-]+) (\S+): 低碳 to ([\d.]+), 中碳 to ([\d.]+), 高碳 above\.$/,
    (value, unit, low, medium) => `碳排放强度 L = ${amount(value, unit)}；不超过 ${low} 为低碳，不超过 ${medium} 为中碳，再高为高碳。`,
  ],
  [/^No carbon-efficiency code is in force\.$/, () => "没有现行的碳效码评价标准；请在“基础数据”中发布。"],
  [
    /^The park goes from ([\d.]+) to ([\d.]+) tce\/万元, (\S+) %; ([\d.]+) % is the limit\.$/,
    (before, after, change, limit) => `园区能耗强度由 ${before} 变为 ${after} tce/万元（${change} %），门槛为上升 ${limit} %。`,
  ],
  [/^Nothing is allotted to the park in (\d+).*$/, (year) => `${year} 年没有给园区下达指标；请在“基础数据”的门槛中录入。`],
  [
    /^The park with it, (\S+) taken to a year, uses ([\d.]+) of ([\d.]+) (\S+)\.$/,
    (period, value, limit, unit) => `把 ${period} 折算到全年，含新企业的园区用量为 ${amount(value, unit)}，指标为 ${amount(limit, unit)}。`,
  ],
  [/^The peak is not known\.$/, () => "没有已知的时段，最大功率未知。"],
  [/^The capacity is not known;.*$/, () => "没有登记变压器容量；请在登记文件的 contract.transformerKva 中填写，新企业请在表单中填写。"],
  [
    /^(Its own transformer|The transformers of all contracts) carry ([\d.]+) kW of ([\d.]+) kVA at the peak, ([\d.]+) %\.$/,
    (whose, kw, kva, share) => `${whose.startsWith("Its") ? "自身变压器" : "园区全部合同变压器"}：高峰 ${amount(kw, "kW")}，容量 ${amount(kva, "kVA")}，负载率 ${share} %。`,
  ],
  [/^No rule (\S+) is in force.*$/, (rule) => `没有现行的规则 ${rule}；请在“基础数据”的门槛中发布。`],
  [
    /^([\d.]+) % of ([\d.]+) kWh bought at the times it leaves.*$/,
    (share, kwh) => `移出时段购电 ${kwh} kWh 的 ${share} %，只在当天内移动，平均分到移入时段`,
  ],
  [/^Metered PV of each quarter-hour × ([\d.]+) kWp ÷ ([\d.]+) kWp$/, (kwp, existing) => `逐 15 分钟的光伏实测电量 × ${kwp} kWp ÷ ${existing} kWp`],
  [
    /^([\d.]+) kWp × clear sky at 30° N, ([\d.]+) kWh per kWp and year$/,
    (kwp, hours) => `${kwp} kWp × 北纬 30° 晴空曲线，年利用 ${hours} kWh/kWp`,
  ],
  [/^Σ of the lesser of generation and purchase.*$/, () => "逐 15 分钟取发电与购电的较小者，求和"],
  [/^PV generated − PV used on site$/, () => "新增发电量 − 自用量"],
  [/^Quarter-hours of which too little is known.*$/, () => "这些时段缺数据，推演中不计发电"],
  [/^There is no tariff '([^']*)'; it is one of (.*)\.$/, (id, all) => `没有电价“${id}”；可用的有 ${all}。`],
  [/^There is no reference set '([^']*)'.*$/, (id) => `没有版本为“${id}”的参考数据。`],
  [/^No counted meter buys electricity here.*$/, () => "这里没有计入账目的购电表，无负荷可改；请先登记关口表。"],
  [/^(\S+) is (\S+); it is (\S+) to (\S+) (.*)\.$/, (field, value, least, most, unit) => `${field} 为 ${value}；允许 ${least} 至 ${most}（${unit}）。`],
];

/** How the accounts call the enterprise of a trial that is not there yet. */
const Newcomer = "Enterprise what-if-new";
const NewcomerTariff = /^Enterprise what-if-new has no tariff;.*$/;

/** What a check rests on: the rule by its name with its version, and the source of its threshold. */
export function checkSource(text: string, locale: Locale, nameOf: (code: string) => string): string {
  const rule = /^([A-Z][A-Z0-9_]+) (v\d+): (.*)$/.exec(text);
  const [of, source] = rule === null ? ["", text] : [`${nameOf(rule[1] ?? "")} ${rule[2] ?? ""}`, rule[3] ?? ""];
  const said = citationText(source, locale).replace(/ \(check\)$/, locale === "en" ? " (to be checked)" : "（待核）");
  return rule === null ? said : `${of}${locale === "en" ? ": " : "："}${said}`;
}

/** A sentence or formula of a trial in the reader's language. */
export function whatIfText(text: string, locale: Locale): string {
  if (locale === "en") {
    return text.replace(NewcomerTariff, "The new enterprise has no tariff; choose one in the form.").replaceAll(Newcomer, "The new enterprise");
  }
  for (const [pattern, chinese] of Sentences) {
    const match = pattern.exec(text);
    if (match !== null) {
      return chinese(...match.slice(1));
    }
  }
  const sentence = hostSentence(text, locale);
  return sentence === text ? hostFormula(text, locale) : sentence;
}
