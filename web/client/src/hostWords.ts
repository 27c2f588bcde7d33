import { accountsZh } from "@/i18n/accounts/zh-CN";
import { grouped } from "@/figures";
import { flagFinding } from "@/flagWords";
import { importFault, type Phrase } from "@/importWords";
import type { Locale } from "@/state/settings";

/**
 * The host speaks English. Its usual sentences, why a figure is unknown and what a reader has to know of an account, are said in
 * Chinese here; a sentence that is not known stands as it came, so that nothing is lost.
 */
const declared = (word: string) => named(accountsZh.figure, `declared_${word}`) ?? flow(word);
const flow = (word: string) => named(accountsZh.flow, word) ?? word;

const Reasons: readonly Phrase[] = [
  [/^不可评价: (.*)$/, (reason) => sentence(reason)],
  [/^The park itself has no tariff.*$/, () => "园区公共表计没有登记电价；请在登记文件的 contract.tariff 中填写。"],
  [/^The park's own meters have no contract.*$/, () => "园区公共表计没有登记用电合同；请在登记文件中填写。"],
  [/^No comparison is made for this industry.*$/, () => "本行业、指标与账期尚未形成对比。"],
  [/^The registry states no industry of this enterprise.*$/, () => "没有登记企业的行业代码；请在登记文件中填写 GB/T 4754 代码。"],
  [/^The group is too small, or too uneven.*$/, () => "同行过少或过于悬殊，分档会泄露他人数据，因此不提供。"],
  [/^The enterprise had no figure when the comparison was made.*$/, () => "形成对比时本企业没有数据，将进入下一期。"],
  [/^(\S+) is not declared for (\S+?)[;.].*$/, (word, period) => `${period} 没有申报${declared(word)}；请在“申报”中填写。`],
  [/^(\S+) of (\S+) is not (?:declared|known).*$/, (key, period) => `${period} 的 ${key} 未知；请在“申报”中填写。`],
  [
    /^No primary coal_equivalent of electricity for (\S+) in (\d+) or before.*$/,
    (region, year) => `没有 ${region} ${year} 年及以前的电力等价值系数；请在“基础数据”中录入。`,
  ],
  [
    /^No (\S+) (\S+) of (\S+) for (\S+) in (\d+) or before.*$/,
    (_, kind, carrier, region, year) => `没有 ${region} ${year} 年及以前的参数 ${kind}（${carrier}）；请在“基础数据”中录入。`,
  ],
  [
    /^No (\S+) of (\S+) for (\S+) on (\S+);.*$/,
    (kind, carrier, region) => `没有 ${region} 的参数 ${kind}（${carrier}）；请在“基础数据”中录入。`,
  ],
  [
    /^No mean of industry (\S+) is entered for (\S+);.*$/,
    (industry, period) => `行业 ${industry} 在 ${period} 的平均碳排放强度未录入；请在“基础数据 › 行业均值”中录入。`,
  ],
  [/^The enterprise's industry is not stated.*$/, () => "没有登记企业的行业代码；请在登记文件中填写 GB/T 4754 代码。"],
  [
    /^flatBase of tariff (\S+) in (\S+).* is not known.*$/,
    (tariff, month) => `电价 ${tariff} 在 ${month} 的平段基价未录入；请在“基础数据 › 电价”中录入。`,
  ],
  [
    /^demandPrice of tariff (\S+) in (\S+).* is not known.*$/,
    (tariff, month) => `电价 ${tariff} 在 ${month} 的需量电价未录入；请在“基础数据 › 电价”中录入。`,
  ],
  [
    /^(\S+) of tariff (\S+) in (\S+).* is not known.*$/,
    (what, tariff, month) => `电价 ${tariff} 在 ${month} 的 ${what} 未录入；请在“基础数据 › 电价”中录入。`,
  ],
  [
    /^No price of (\S+) holds in (\S+);.*$/,
    (tariff, month) => `电价 ${tariff} 在 ${month} 没有生效的价格；请在“基础数据 › 电价”中录入。`,
  ],
  [/^No time bands are known for (\S+);.*$/, (month) => `没有 ${month} 的分时时段；请在“基础数据 › 电价”中录入。`],
  [/^No price is known\.$/, () => "没有已知的电价；请在“基础数据 › 电价”中录入。"],
  [/^No fuel and no process emission is metered or declared.*$/, () => "没有计量或申报任何燃料与过程排放；请申报，没有则填 0。"],
  [/^No electricity or heat is metered or declared.*$/, () => "没有计量或申报外购电力与热力；请申报，没有则填 0。"],
  [
    /^No (.+) is metered or declared in (\S+), so it cannot move anything\.$/,
    (_, period) => `${period} 没有计量或申报这一项，改变不了等级。`,
  ],
  [
    /^(\d+) whole days of readings are in the (\d+) days before; a forecast needs (\d+)\.$/,
    (days, of, least) => `过去 ${of} 天里只有 ${days} 天数据完整，至少 ${least} 天才能预测。`,
  ],
  [/^Contracted demand of (\S+) is not stated.*$/, (who) => `${who} 没有登记合同需量；请在登记文件的 contract.demandKw 中填写。`],
  [/^The tariff bills no demand\.$/, () => "这个电价不按需量计费。"],
  [/^No electricity is metered or declared.*$/, () => "没有计量或申报用电；请申报外购电力。"],
  [/^(?:No energy flow|Nothing) is metered or declared.*$/, () => "没有计量或申报任何能源；请在“申报”中填写。"],
  [/^No fresh water is metered or declared.*$/, () => "没有计量或申报新水；请在“申报”中填写。"],
  [/^No PV generation is metered or declared.*$/, () => "没有计量或申报光伏发电；没有光伏可不填。"],
  [/^No PV export is metered or declared.*$/, () => "没有计量或申报光伏上网。"],
  [
    /^No (\S+) meter of .* is in the registry in (\S+);.*$/,
    (role, month) => `${month} 没有登记用途为 ${role} 的表计；请登记，或不计其费用。`,
  ],
  [/^Meter (\S+) has no readings? .*$/, (meter) => `表计 ${meter} 在本期没有可计入的读数；请检查表计，或申报用量。`],
  [/^The period of meter (\S+) has not begun\.$/, (meter) => `表计 ${meter} 的本期尚未开始。`],
  [/^Transformer capacity of .* is not stated.*$/, () => "没有登记变压器容量；请在登记文件中填写。"],
  [/^No enterprise has both: (.*)$/, (reason) => `没有企业同时知道分子与分母：${sentence(reason)}`],
  [/^This account has no (\S+): nothing.*$/, () => "本期没有可据以计算的计量或申报。"],
  [/^Carbon per value added of this period or of a year before.*$/, () => "本期或上年同期的单位增加值碳排放未知；请申报两期的工业增加值。"],
  [/^It has no energy baseline that covers this period.*$/, () => "没有覆盖本期的能源基准；请在“账目 › 能源基准”中建立。"],
  [/^No meter counts: everything is declared\.$/, () => "没有计入的表计，全部为申报数据。"],
  [/^The basic charge of this account goes by capacity.*$/, () => "基本电费按容量计收或没有基本电费，每千瓦需量没有单价。"],
  [/^Carbon per value added is not known.*$/, () => "单位增加值碳排放未知；请先申报工业增加值。"],
  [
    /^Not ranked: (\d+) of (\d+) axes are known, (\d+) are needed\.$/,
    (known, of, least) => `不参加排名：${of} 项指标中已知 ${known} 项，至少须 ${least} 项。`,
  ],
  [/^No (\S+) is allotted for (\d+); enter it\.$/, (key, year) => `${year} 年${figure(key)}没有核定量；请在“基础数据”中录入。`],
  [
    /^(\d{4}-\d\d) is (\S+) complete, below (\S+); send its readings or declare it\.$/,
    (month, share, least) => `${month} 的完整度为 ${percent(share)}，低于 ${percent(least)}；请补读数或申报。`,
  ],
  [
    /^The reference period is (\S+) complete, below (\S+);.*$/,
    (share, least) => `参考期的完整度为 ${percent(share)}，低于 ${percent(least)}；请先补齐读数，再计算节能量。`,
  ],
  [/^The total is not known: (.*)$/, (reason) => `总分未知：${sentence(reason)}`],
  [/^Not ranked: (.*) must be known\.$/, (axes) => `不参加排名：必备指标缺 ${axes.replaceAll(", ", "、")}。`],
  [
    /^(\S+) is (\S+) (\S+); a ratio needs it above zero\.$/,
    (key, value, unit) => `${key} 为 ${value} ${unit}，不大于零，无法作为分母。`,
  ],
];

/** What is wrong with a value that was written or imported. */
const Faults: readonly Phrase[] = [
  [/^(\S+ ?\S*) is below zero; give 0 or more.*$/, (value) => `${value} 小于 0；请填 0 或正数，未知请留空。`],
  [/^0 ?\S* is not above zero;.*$/, () => "须大于 0；没有请删去这一行。"],
  [/^(\S+ ?\S*) is beyond (\S+ ?\S*); check the unit\.$/, (value, most) => `${value} 超过 ${most}；请检查单位。`],
  [/^(\S+ ?\S*) has more than (\d+) decimals; round it\.$/, (value, most) => `${value} 的小数超过 ${most} 位；请四舍五入。`],
  [
    /^'(.*)' does not fit (\S+) \(.*\); use (.*?)\.(?:\s.*)?$/,
    (unit, of, units) => `“${unit}”不适用于${flow(of)}；可用 ${units}。`,
  ],
  [/^the unit of (\S+) is missing; give one of (.*)\.$/, (of, units) => `${flow(of)}缺少单位；可用 ${units}。`],
  [/^(\S+) is declared twice;.*$/, (what) => `${flow(what)}重复填写；请合并为一行。`],
  [/^it is missing or blank\.$/, () => "没有填写。"],
  [/^is not whole; it needs (.*)\.$/, () => "填写不完整。"],
  [
    /^it is a number such as .*the column holds numbers in (.+)\.$/,
    (unit) => `应为数字，如 18000 或 4200.5，未知请留空；本列单位为${unit}。`,
  ],
  [/^park '.*' has no such enterprise;.*$/, () => "园区没有这家企业；请填企业编号或名称。"],
];

const Notes: readonly Phrase[] = [
  [
    /^(\S+): metered (\S+) (\S+), declared (\S+) \S+; the meter counts\.$/,
    (of, metered, unit, said) => `${flow(of)}：表计 ${grouped(metered)} ${unit}，申报 ${grouped(said)} ${unit}；以表计为准。`,
  ],
  [
    /^(\S+) is of (\d+); no newer one is published.*$/,
    (id, year) => `${id} 是 ${year} 年的数据，较新的尚未发布，由此得出的结果为暂定。`,
  ],
  [
    /^The meters behind it count (\S+) (\S+) more than the meter itself.*$/,
    (amount, unit) => `分表合计比总表多 ${trimmed(amount)} ${unit}；请检查倍率与数据完整度。`,
  ],
  [
    /^The meters cover different times, by up to (\S+) % of the period.*$/,
    (share) => `总表与分表的数据覆盖最多相差本期的 ${share}%，差额中含有这一部分。`,
  ],
  [/^(\d+) of the meters behind it have no reading.*$/, (count) => `有 ${count} 只分表没有读数，其用量含在差额中。`],
  [/^No floor area is declared or registered.*$/, () => "没有申报或登记建筑面积，以占地面积代替（1 亩 = 10000/15 m²）。"],
  [
    /^Meter (\S+) states no reference temperature.*$/,
    (meter) => `表计 ${meter} 没有登记参比温度，其立方米按标准立方米（0 °C）计；若为 20 °C，则少 6.8%。`,
  ],
  [
    /^No meter and no declaration of (\S+): all of (\S+) is taken as used on site\.$/,
    (out, of) => `没有计量或申报${flow(out)}，${flow(of)}全部按自用计。`,
  ],
  [
    /^(\S+) leaves out (\d+) of (\d+) accounts where it is not known: (.*)\.$/,
    (key, count, all, names) =>
      `${figure(key)}未计入 ${all} 家中未知的 ${count} 家：${names.replace(/(^|, )_(?=,|$)/, "$1园区公共")}。`,
  ],
  [
    /^Meter (\S+) is behind (\S+) of another owner.*$/,
    (meter, parent) => `表计 ${meter} 接在他户表计 ${parent} 之后，计入他户，不计入本户。`,
  ],
  [/^(\S+) % of the metered time of (\S+) is covered\..*$/, (share, period) => `${period} 的计量时间只有 ${share}% 有数据。`],
];

/** What the shipped schemes and the demo's map say of themselves. */
const Shipped: readonly Phrase[] = [
  [
    /^Drawn for the demo, not surveyed:.*$/,
    () => "演示用绘制图，不是测绘成果：用地按各企业登记的亩数划分，建筑按登记的建筑面积绘制，企业均为虚构。",
  ],
  [
    /^Calendar year, CO2 only, E = energy activities.*$/,
    () => "按自然年、只计二氧化碳：能源活动 + 工业过程 + 净外购电力与热力。核心指标不达标即不予验收；限值 0.3 只见于一份文本；年能耗低于 20 万吨标准煤的园区在各文本中没有限值。",
  ],
  [/^A provincial-level zone or a bounded 园中园$/, () => "省级及以上开发区，或边界清晰的“园中园”"],
  [/^Base year (\d+)$/, (year) => `基准年 ${year}`],
  [/^Hunan indicator table \((.*)\)$/, (date) => `湖南省指标表（${date}）`],
  [/^A looser provincial variant, kept as an example.*$/, () => "较宽的省级版本，说明限值因方案与年份而异。"],
  [/^32 indicators in all, 17 mandatory; only energy, water and carbon are here$/, () => "共 32 项指标，其中 17 项必选；这里只列能源、水与碳"],
  [/^Values are from general knowledge; check against the standard\.$/, () => "数值凭常识录入，请对照标准原文核对。"],
  [/^Predecessor of (.*)\.$/, (standard) => `${standard} 的前一版。`],
  [/^HJ 274-2009 \(cited as .*\)$/, () => "HJ 274-2009（又称 HJ/T274-2009）"],
  [/^Industry above 50 % of value added$/, () => "工业增加值占比 50% 以上"],
  [/^(\S+), grade (\d) up to K = ([\d.]+)$/, (method, grade, limit) => `${method}，${grade} 级上限 K = ${limit}`],
  [/^Legal boundary$/, () => "边界依法确定"],
  [/^One manager$/, () => "有统一的管理机构"],
  [/^No major accident in (\d+) years$/, (years) => `近 ${years} 年没有重大事故`],
  [/^Carbon intensity falling$/, () => "碳排放强度逐年下降"],
  [/^At least (\d+) full-time staff$/, (people) => `至少 ${people} 名专职人员`],
  [/^Energy monitoring platform encouraged$/, () => "鼓励建设能源监测平台"],
  [/^Report: 3 years of 碳排放强度.*$/, () => "报告：三年的碳排放强度（tCO₂/万元）、综合能耗与工业能耗（tce）"],
  [/^The indicator values were not found\.$/, () => "未查到指标数值。"],
  [/^The issuing province is not visible in the copy\.$/, () => "文本中看不出发布省份。"],
];

/** A sentence of the host in the reader's language. */
export function hostSentence(text: string, locale: Locale): string {
  return locale === "en" ? inEnglish(plainEnglish(text)) : sentence(text);
}

type Names = Readonly<Record<string, string>>;
let englishNames: { readonly flow: Names; readonly figure: Names } | null = null;
const [first, more] = [new Set<Phrase>(), new Set<Phrase>()];
let inEnglish = (text: string) => text;

/** Rarer sentences, Chinese terms in English ones, and what is said better with more names at hand: with the screens that need them. */
export function sayAlso(phrases: readonly Phrase[], terms: (text: string) => string, better: readonly Phrase[] = []): void {
  for (const phrase of phrases) {
    more.add(phrase);
  }
  for (const phrase of better) {
    first.add(phrase);
  }
  inEnglish = terms;
}

/** The English names of the accounts' texts: they come with the screens that need them and not with the first view. */
export function nameInEnglish(texts: { readonly flow: Names; readonly figure: Names }): void {
  englishNames = texts;
}

function english(group: "flow" | "figure", of: string): string | undefined {
  return englishNames?.[group][of];
}

/** The host's sentence as a reader of the page expects it: names for keys, and the page's own ways instead of routes. */
function plainEnglish(text: string): string {
  const metered = /^(\S+): metered (\S+) (\S+), declared (\S+) (\S+); the meter counts\.$/.exec(text);
  if (metered !== null) {
    const [, of = "", counted = "", unit = "", said = "", saidUnit = ""] = metered;
    return `${english("flow", of) ?? of}: metered ${grouped(counted)} ${unit}, declared ${grouped(said)} ${saidUnit}; the meter counts.`;
  }
  return text
    .replace(/ with PUT \S*\/reference\/[\w-]+/g, " under Reference")
    .replace(/ with PUT \S*\/baselines/g, " under Accounts, energy baseline")
    .replace(/ with PUT \S*\/declared\/[\w{}-]+/g, " under Declared")
    .replace(/(?<=\bdeclare )(?:grid-import|pv-generated)\b/, (of) => english("flow", of)?.replace("Bought", "bought") ?? of)
    .replace(/ GET \S+ (?:lists|says) [^.]*\./g, "")
    .replace(/ is ([\d.]+) complete, below ([\d.]+);/, (_, share: string, least: string) => ` is ${percent(share)} complete, below ${percent(least)};`)
    .replace(/coal_equivalent/g, "coal equivalent")
    .replace(/\bCN-33\b/g, "Zhejiang (CN-33)")
    .replace(/\b(?:energy|carbon|intensity|cost|demand|grade)\.[a-z][A-Za-z0-9]*\b/g, (key) => english("figure", key.replaceAll(".", "_")) ?? key);
}

function sentence(text: string): string {
  // A finding that names its level is a rule's; as a note the same words say less.
  const found = / Level \S+\.$/.test(text) ? flagFinding(text) : null;
  if (found !== null) {
    return found;
  }
  for (const [pattern, chinese] of [...first, ...more, ...Reasons, ...Notes, ...Faults, ...Shipped]) {
    const match = pattern.exec(text);
    if (match !== null) {
      return chinese(...match.slice(1));
    }
  }
  return flagFinding(text) ?? importFault(text) ?? text;
}

function figure(key: string): string {
  return named(accountsZh.figure, key.replaceAll(".", "_")) ?? key;
}

/** `0.248` → `24.8%`; what is no number stands as it came. */
function percent(share: string): string {
  const value = Number(share);
  return Number.isFinite(value) ? `${Math.round(value * 1000) / 10}%` : share;
}

/** `75421.240000` → `75421.24`. */
function trimmed(amount: string): string {
  return amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount;
}

function named(words: Readonly<Record<string, string>>, key: string): string | null {
  return Object.hasOwn(words, key) ? (words[key] ?? null) : null;
}
