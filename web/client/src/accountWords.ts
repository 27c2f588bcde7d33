import { regionText } from "@/citationWords";
import { inEnglish } from "@/englishTerms";
import { hostFormula } from "@/formulaWords";
import { hostSentence } from "@/hostWords";
import { accountsEn } from "@/i18n/accounts/en";
import { accountsZh } from "@/i18n/accounts/zh-CN";
import { industryText } from "@/i18n/industry";
import { zh } from "@/i18n/zh-CN";
import type { Phrase } from "@/importWords";
import { parameterName, Prices } from "@/parameterNames";

/**
 * Rarer sentences of the host's accounts, in Chinese: they come with the accounting screens. A test holds the sentences of
 * the folders that it names against this list and the one of `hostWords.ts`.
 */
const flow = (word: string) => (accountsZh.flow as Readonly<Record<string, string>>)[word] ?? word;
const figure = (key: string) => (accountsZh.figure as Readonly<Record<string, string>>)[key.replaceAll(".", "_")] ?? key;
const declared = (word: string) => (accountsZh.figure as Readonly<Record<string, string>>)[`declared_${word}`] ?? flow(word);
const role = (word: string) => (zh.role as Readonly<Record<string, string>>)[word] ?? word;
const carrier = (word: string) => (zh.carrier as Readonly<Record<string, string>>)[word] ?? word;
const say = (sentence: string) => hostSentence(sentence, "zh-CN");
const part = (share: string) => `${Math.round(Number(share) * 1000) / 10}%`;
const list = (words: string) => words.replaceAll(", ", "、");

const English: Readonly<Record<"figure" | "flow", Readonly<Record<string, string>>>> = accountsEn;
const entry = (id: string) => parameterName(id, "zh-CN") ?? id;
const region = (code: string) => regionText(code, "zh-CN");

/** Sentences of `hostWords.ts` with names in place of the ids of reference entries, tariffs, regions and industries. */
export const betterPhrases: readonly Phrase[] = [
  [
    /^No primary coal_equivalent of electricity for (\S+) in (\d+) or before.*$/,
    (where, year) => `没有${region(where)} ${year} 年及以前的电力等价值系数；请在“基础数据”中录入。`,
  ],
  [
    /^No \S+ (\S+) of (\S+) for (\S+) in (\d+) or before.*$/,
    (kind, of, where, year) => `没有${region(where)} ${year} 年及以前的${entry(`factor.${kind}.${of}`)}；请在“基础数据”中录入。`,
  ],
  [
    /^No (\S+) of (\S+) for (\S+) on (\S+);.*$/,
    (kind, of, where) => `没有${region(where)}的${entry(`factor.${kind}.${of}`)}；请在“基础数据”中录入。`,
  ],
  [
    /^No mean of industry (\S+) is entered for (\S+);.*$/,
    (industry, period) => `${industryText(industry, "zh-CN")}（${industry}）行业在 ${period} 的平均碳排放强度未录入；请在“基础数据 › 行业均值”中录入。`,
  ],
  [
    /^(flatBase|fixedPart|demandPrice|capacityPrice) of tariff (\S+) in (\S+).* is not known.*$/,
    (what, tariff, month) => `电价“${entry(tariff)}”在 ${month} 的${Prices[what]?.[0] ?? what}未录入；请在“基础数据 › 电价”中录入。`,
  ],
  [/^No price of (\S+) holds in (\S+);.*$/, (tariff, month) => `电价“${entry(tariff)}”在 ${month} 没有生效的价格；请在“基础数据 › 电价”中录入。`],
  [/^(\S+) is of (\d+); no newer one is published.*$/, (id, year) => `${entry(id)}为 ${year} 年的数据，较新的尚未发布，由此得出的结果为暂定。`],
  [/^(.+) of (\S+) is not known for (\d{4}-Q\d); declare it\.$/, (axis, _, quarter) => `${quarter} 的${axis}未知；请录入。`],
  [
    /^((?:declared|energy|carbon|intensity|activity)\.\S+) of (\S+) is not (?:declared|known).*$/,
    (key, period) => `${period} 的${figure(key)}未知；请在“申报”中填写。`,
  ],
  [/^(\S+) is (\S+) (\S+); a ratio needs it above zero\.$/, (key, value, unit) => `${figure(key)}为 ${value} ${unit}，不大于零，无法作为分母。`],
  [/^No (\S+) meter of .* is in the registry in (\S+);.*$/, (as, month) => `${month} 没有登记用途为“${role(as)}”的表计；请登记，或不计其费用。`],
  [/^No (\S+) meter of .* is in the registry; register one to know (\S+)\.$/, (as, month) => `没有登记用途为“${role(as)}”的表计，${month} 无从得知；请登记。`],
];

/** The host's sentence for a reader of English: names for ids, and Chinese terms in English. */
export function plainTerms(text: string): string {
  const said = text.replace(/(?<=^|: )[a-zA-Z]+(?:-[a-z]+)*(?= is (?:not )?declared for )/, (of) => English.figure[`declared_${of}`] ?? English.flow[of] ?? of);
  return inEnglish(said.replace(/\b(?:co2e?|coal|ncv|cc|ox|zj|demo|pf)[.-][\w.-]*\w/g, (id) => parameterName(id, "en") ?? id));
}

const Activities: readonly Phrase[] = [
  [
    /^(\S+) is not declared for (\S+), so (\S+) is not covered; declare (.*)\.$/,
    (what, missing, period, wanted) => `${missing} 没有申报${declared(what)}，${period} 不完整；请申报 ${wanted.replace(" or ", " 或 ")}。`,
  ],
  [
    /^(\S+) is declared for (\S+) as a whole, which cannot be parted to (\S+); declare (.*)\.$/,
    (what, whole, period, wanted) => `${declared(what)}按 ${whole} 整体申报，无法分到 ${period}；请申报 ${wanted.replace(" or ", " 或 ")}。`,
  ],
  [
    /^Meter (\S+) \((\S+), (\S+)\) has no place in the account; correct its role in the registry\.$/,
    (meter, of, as) => `表计 ${meter}（${carrier(of)}、${role(as)}）在账目中没有位置；请在登记文件中更正用途。`,
  ],
  [/^PV and other generation feed in through the same meters;.*$/, () => "光伏与其他发电经同一表计上网，全部按光伏计；请为其他发电单独登记上网表计。"],
  [/^(\S+): no reading counts in (\S+); it is left out of the totals\.$/, (of, period) => `${flow(of)}：${period} 没有可计入的读数，未计入合计。`],
  [/^(\S+): no reading counts in (\S+); the declared amount stands in\.$/, (of, period) => `${flow(of)}：${period} 没有可计入的读数，以申报为准。`],
  [
    /^(\S+) is declared for (\S+) as a whole, in which factors change;.*$/,
    (of, period) => `${flow(of)}按 ${period} 整体申报，其间因子有变，采用期末的因子；影响较大时请按月申报。`,
  ],
  [/^(\S+) of (\S+) is declared in '(.*)'; declare it in (.*)\.$/, (of, period, unit, units) => `${period} 的${flow(of)}以“${unit}”申报；请用 ${list(units)}。`],
  [/^(\S+) is declared in different units; declare it in one\.$/, (key) => `${figure(key)}以不同单位申报；请统一为一种。`],
  [/^The enterprises declare it in different units;.*$/, () => "各企业以不同单位申报；请统一为一种。"],
  [/^No generation is counted in this part of the period\.$/, () => "本期这一段没有计入的发电。"],
  [/^More was fed in than generated \((\S+) kWh used\);.*$/, (kwh) => `上网多于发电（自用 ${kwh} kWh）；请检查数据完整度与表计用途。`],
  [
    /^Certificates of (\S+) kWh exceed the (\S+) kWh bought;.*$/,
    (certified, bought) => `绿证 ${certified} kWh 多于外购 ${bought} kWh；核销量不得超过外购量，请按此申报。`,
  ],
  [/^Certificates exceed the bought electricity\.$/, () => "绿证多于外购电力。"],
  [
    /^Certificates are declared for (\S+) as a whole, which cannot be parted to (\S+);.*$/,
    (whole, period) => `绿证按 ${whole} 整体申报，无法分到 ${period}；请按使用的月份申报。`,
  ],
  [
    /^Steam is given by mass and its enthalpy is not known;.*$/,
    () => "蒸汽按质量计量而热焓未知；请申报热量（GJ，t × kJ/kg ÷ 1000，GB/T 32151.34-2024 式 (13)）并更改表计用途，或发布以 tCO₂/t 计的蒸汽排放因子。",
  ],
  [
    /^([\d.]+) MPa is outside the table of saturated steam, (\S+) to (\S+) MPa.*$/,
    (pressure, least, most) => `${pressure} MPa 超出饱和蒸汽表 ${least}–${most} MPa（绝压）；请按供应方实测热焓申报热量（GJ）。`,
  ],
  [/^The factor data has no enthalpies of saturated steam;.*$/, () => "没有饱和蒸汽热焓；请在“基础数据”中录入。"],
  [/^The factor data has no (\S+); publish it.*$/, (id) => `没有参数 ${id}；请在“基础数据”中录入。`],
  [/^(\S+) is in (\S+); (\S+) needs (\S+) per (\S+)\. Publish it.*$/, (id, unit, _, wanted, per) => `${id} 的单位是 ${unit}，应为 ${wanted}/${per}；请在“基础数据”中以该单位发布。`],
  [
    /^The reference temperature of meter (\S+) changed from (\S+) to (\S+) °C within (\S+);.*$/,
    (meter, before, after, month) => `表计 ${meter} 的参比温度在 ${month} 内由 ${before} °C 改为 ${after} °C；全月按新值换算。`,
  ],
];

const Supplies: readonly Phrase[] = [
  [
    /^Meter (\S+) supplies (\S+) counted meters of other owners;.*$/,
    (meter, count) => `表计 ${meter} 向他户 ${count} 只计入的表计转供；那些用量计入他户，本户只计余量（自用、公共与损耗）。`,
  ],
  [
    /^(\S+) of the (\S+) meters that (\S+) supplies have no reading in (\S+);.*$/,
    (unread, of, meter, period) => `表计 ${meter} 转供的 ${of} 只表计中有 ${unread} 只在 ${period} 没有读数，其用量仍计在本户；请修复表计，申报不能抵减。`,
  ],
  [
    /^The meters that (\S+) supplies count (\S+) (\S+) more than it does;.*$/,
    (meter, amount, unit) => `表计 ${meter} 转供的表计合计比它多 ${amount} ${unit}；请检查倍率、数据完整度与上级表计。`,
  ],
  [
    /^Meter (\S+) \((\S+), (\S+)\) counts at its owner and is not taken off (\S+) \((\S+), (\S+)\),.*$/,
    (meter, of, measure, from, what, unit) =>
      `表计 ${meter}（${carrier(of)}，${measure}）计入其所属户，不从 ${from}（${flow(what)}，${unit}）中扣减，因为两者计量的量不同；请更正上级表计、品种或单位。`,
  ],
  [
    /^Meter (\S+) is behind (\S+) but does not draw (\S+) from it;.*$/,
    (meter, gateway, measure) => `表计 ${meter} 接在 ${gateway} 之后，但不从它取用（${measure}），未计入平衡。`,
  ],
  [
    /^The meters behind it count (\S+) (\S+) more than came through it;.*$/,
    (amount, unit) => `分表合计比流经总表的多 ${amount} ${unit}；请检查倍率与数据完整度。`,
  ],
  [
    /^Electricity is bought through (\S+) meters, so own generation and storage cannot be assigned.*$/,
    (count) => `经 ${count} 只表计购电，自发电与储能无法归到其中一只；平衡为该表减去其分表，不含它们。`,
  ],
  [
    /^(.+) is not known, so the balance is without it: (.*)$/,
    (what, reason) => `${hostFormula(what, "zh-CN")}未知，平衡中不含这一项：${say(reason)}`,
  ],
];

const Costs: readonly Phrase[] = [
  [/^The park's region is not stated; state it in the registry.*$/, () => "没有登记园区所在地区，省级因子无从选取；请在登记文件中填写，或改用全国平均因子。"],
  [/^The park's region '(\S+)' has no regional grid; .*$/, (region) => `园区所在地区 ${region} 没有对应的区域电网；请在登记文件中更正，或改用全国平均因子。`],
  [/^The park's region is not stated; 等价值.*$/, () => "没有登记园区所在地区；等价值按地区取值，请在登记文件中填写。"],
  [/^No reading is known\.$/, () => "没有读数。"],
  [/^The park's own meters have no supply contract.*$/, () => "园区公共表计没有登记用电合同，电费未知；请在登记文件中填写。"],
  [/^(Enterprise \S+|\S+|the park itself) has no tariff; state contract\.tariff.*$/, (who) => `${ownerOf(who)}没有登记电价；请在登记文件的 contract.tariff 中填写。`],
  [/^(Enterprise \S+|\S+|the park itself) has the tariff '(.*)', which is not known;.*$/, (who, tariff) => `${ownerOf(who)}登记的电价“${tariff}”不存在；请在“基础数据 › 电价”中录入，或更正合同。`],
  [
    /^Prices of (\S+) change on (\S+), inside (\S+);.*$/,
    (tariff, day, month) => `电价 ${tariff} 在 ${month} 月内的 ${day} 变化；账目按月与时段累计，请在“基础数据 › 电价”中让价格自每月 1 日起执行。`,
  ],
  [/^The floor is not known;.*$/, () => "最低计费需量的比例未知；请在“基础数据 › 电价”中录入。"],
  [
    /^The ratio of (\S+) of '(.*)' in (\S+) is not known;.*$/,
    (band, table, month) => `${table} 在 ${month} 的${(accountsZh.band as Readonly<Record<string, string>>)[band] ?? band}系数未知；请在“基础数据 › 电价”中录入。`,
  ],
  [/^The power factor is (\S+); the table holds 0 to 1\..*$/, (factor) => `功率因数为 ${factor}，应在 0 至 1 之间；请检查购电表与无功表。`],
  [/^No quarter-hour of bought electricity is known in (\S+)\.$/, (month) => `${month} 没有已知的外购电量时段。`],
  [/^A bill is made for a month, and (\S+) is none\.$/, (period) => `账单按月生成，${period} 不是月份。`],
  [/^No price of (\S+) is known in (\S+)\.$/, (band, month) => `${month} ${(accountsZh.band as Readonly<Record<string, string>>)[band] ?? band}没有已知的价格。`],
  [/^Nothing is known of (\S+) yet\.$/, (month) => `${month} 还没有数据。`],
];

const Grades: readonly Phrase[] = [
  [/^no carbon-efficiency code is in force in (\S+);.*$/, (period) => `${period} 没有现行的碳效码评价标准；请在“基础数据 › 门限”中发布。`],
  [
    /^(\S+ ?%?) of the metered time is covered in the least covered energy flow; the code needs (\S+ ?%?)\..*$/,
    (share, least) => `最不完整的能流只有 ${share} 的计量时间有数据，评价要求 ${least}；请修复表计，或申报缺少的活动量。`,
  ],
  [/^no reading of a flow that belongs in it$/, () => "应计入的能流没有读数"],
  [/^(.+) is not known; declare it\.$/, (what) => `${what} 未知；请申报。`],
  [/^(\S+) of (\S+) is not declared\.$/, (key, period) => `${period} 没有申报${figure(key)}。`],
  [/^The classes of (\S+) go by rank among all enterprises of (\S+); the county tells them\.$/, (_, county) => `分档按${county}全部企业的名次划分，由当地公布。`],
  [/^The class limits of (\S+) are not known;.*$/, (scheme) => `${scheme} 的分档界限未知；请在“基础数据 › 门限”中录入。`],
];

const Rankings: readonly Phrase[] = [
  [/^No target of (.+) is entered for (\d+)\.$/, (axis, year) => `${year} 年没有录入${axis}的目标。`],
  [/^(\S+) of (\S+) was taken back for (\S+); declare it\.$/, (axis, zone, quarter) => `${quarter} ${zone} 的 ${axis} 已撤回；请录入。`],
  [/^(.+) is not entered\.$/, (indicator) => `${indicator}没有录入。`],
  [/^The limit goes by the park's yearly energy, which is not known\.$/, () => "限值按园区年能耗确定，而年能耗未知。"],
  [/^The scheme states no limit for a park of (\S+) tce\.$/, (tce) => `方案没有规定年能耗 ${tce} tce 的园区的限值。`],
  [/^The limit is not known; enter it in schemes\.json\.$/, () => "限值未知；请在“基础数据 › 评价方案”中录入。"],
  [/^The park's account of (\S+) has no (\S+)\.$/, (period, key) => `园区 ${period} 的账目没有${figure(key)}。`],
  [/^The account of (\S+) has no (\S+)\.$/, (period, key) => `${period} 的账目没有${figure(key)}。`],
  [/^No enterprise has (\S+) and the figure that it is compared with;.*$/, (key) => `没有企业同时有${figure(key)}与其对比的数据；请申报。`],
  [/^No radar is in force on (\S+);.*$/, (day) => `${day} 没有现行的晾晒方案；请在“基础数据 › 评价方案”中发布。`],
  [/^Nothing is published.*$/, () => "尚未发布。"],
];

const Plans: readonly Phrase[] = [
  [/^Baseline '(.*)' is not known; make one.*$/, (id) => `没有能源基准“${id}”；请先建立。`],
  [/^Baseline '(.*)' begins with (\S+); make one.*$/, (id, from) => `能源基准“${id}”自 ${from} 起；请建立更早的基准，或选择之后的账期。`],
  [
    /^Baseline '(.*)' was made anew from (\S+) \((.*)\), inside (\S+);.*$/,
    (id, from, reason, period) => `能源基准“${id}”自 ${from} 起重建（${reason}），在 ${period} 之内；请分前后两段查看。`,
  ],
  [/^Baseline '(.*)' has no month with energy and driver;.*$/, (id) => `能源基准“${id}”没有同时具备能耗与驱动量的月份；请重建。`],
  [
    /^Baseline '(.*)' has (\S+) months with energy and driver; a regression needs (\S+)\..*$/,
    (id, months, least) => `能源基准“${id}”只有 ${months} 个月同时具备能耗与驱动量，回归至少需要 ${least} 个月；请延长参考期，或改用比值法。`,
  ],
  [
    /^The (reporting) period is (\S+) complete, below (\S+);.*$/,
    (_, share, least) => `报告期的完整度为 ${part(share)}，低于 ${part(least)}；请先补齐读数，再计算节能量。`,
  ],
  [/^One period is metered and the other declared;.*$/, () => "一期为计量，另一期为申报；请对比同类数据，或重建基准。"],
  [
    /^The reference period is (\S+) complete and the reporting period (\S+); they may differ by (\S+)\..*$/,
    (one, other, most) => `参考期的完整度为 ${part(one)}，报告期为 ${part(other)}，相差不得超过 ${part(most)}；请先补齐读数，再计算节能量。`,
  ],
  [/^(\S+) of (\S+) is not known; send its readings or declare it\.$/, (key, month) => `${month} 的${figure(key)}未知；请补读数或申报。`],
  [/^(\S+) is not known; send its readings or declare it\.$/, (month) => `${month} 的数据未知；请补读数或申报。`],
  [/^No month of (\S+) is over and known yet\.$/, (year) => `${year} 年还没有已结束且数据已知的月份。`],
  [/^(\S+) is missing, and later months are there;.*$/, (month) => `缺少 ${month}，而其后的月份已有；未知请填空值。`],
  [/^(\S+) months of (\S+) are over; a forecast needs (\S+)\.$/, (count, year, least) => `${year} 年已结束 ${count} 个月，至少 ${least} 个月才能预测。`],
  [/^(\S+) has no (\S+): nothing is metered or declared\.$/, (period, key) => `${period} 没有${figure(key)}：没有计量或申报。`],
  [/^(\S+) of (\S+) is unknown\.$/, (key, period) => `${period} 的${figure(key)}未知。`],
  [/^No band is told\.$/, () => "没有给出分档。"],
  [/^A quarter-hour needs (\S+) known days of its kind within eight weeks; (\S+) days are known in all\.$/, (least, known) => `每个时段在八周内至少需要 ${least} 个同类日，现共有 ${known} 天。`],
  [/^No quarter-hour is ahead\.$/, () => "没有尚未到来的时段。"],
];

const Flags: readonly Phrase[] = [
  [/^Nothing is allotted to (\S+) for (\S+);.*$/, (who, year) => `${year} 年没有给 ${who} 下达指标；请在“基础数据 › 门限”中录入。`],
  [/^There is no forecast of (\S+)\.$/, (key) => `${figure(key)}没有预测。`],
  [/^There is no account of (\S+)\.$/, (period) => `没有 ${period} 的账目。`],
  [/^No product with a base level is declared in that unit;.*$/, () => "没有以该单位申报有基准水平的产品；请申报产品与产量。"],
  [/^The two years are of unlike reference sets \((\S+), (\S+)\)\.$/, (before, now) => `两年采用的参数集不同（${before}、${now}）。`],
  [/^Only (\S+ ?%?) of (\S+) is covered; the comparison would mislead\.$/, (share, period) => `${period} 只有 ${share} 有数据，对比会误导。`],
  [/^Value added of both years is needed.*$/, () => "需要两年的增加值，才能确认增加值没有下降。"],
  [/^The contract's maximum demand is not known;.*$/, () => "合同最大需量未知；请在登记文件的 contract.demandKw 中填写。"],
  [/^No meter counts in this period\.$/, () => "本期没有计入的表计。"],
  [/^No meter that counts was read before the end of (\S+):.*$/, (period) => `${period} 结束前没有计入的表计有读数，计量尚未开始。`],
  [/^(\S+) blocks this rule: (.*)$/, (rule, why) => `${ruleOf(rule)}时不判断本规则：${say(why)}`],
  [
    /^(\S+ ?%?) of the metered time is covered; (\S+) needs (\S+ ?%?)\..*$/,
    (share, rule, least) => `${share} 的计量时间有数据，“${ruleOf(rule)}”要求 ${least}；请修复表计或申报。`,
  ],
  [/^(\S+) is met; it stands in for (\S+)\.$/, (rule, other) => `已触发“${ruleOf(rule)}”，不再另记“${ruleOf(other)}”。`],
];

const Rules: readonly Phrase[] = [
  [/^(\S+) is unknown\.$/, (key) => `${figure(key)}未知。`],
  [/^(\S+) is below zero\.$/, (key) => `${figure(key)}小于 0。`],
  [/^(\S+) is beyond what a decimal holds.*: (.*)\.$/, (key) => `${figure(key)}超出可计算的范围；请更正其输入。`],
  [/^(\S+) has no value; publish one.*$/, (key) => `${key} 没有取值；请在“基础数据”中录入。`],
  [/^No meter measures what (\S+) follows from\.$/, (key) => `${figure(key)}所依据的量没有表计。`],
  [/^(\S+) does not add over enterprises, or none of them has it;.*$/, (key) => `${figure(key)}不能按企业相加，或没有企业有此数据；请逐家查看。`],
];

/** What a person has to do differently with a flag or an alarm. */
const Steps: readonly Phrase[] = [
  [/^'(\S+)' is not possible while the (flag|alarm) is (\S+); possible are (.*)\.$/, (_, of) => `当前状态下不能这样做：${of === "flag" ? "标记" : "报警"}可能刚被他人处理，请刷新后再试。`],
  [/^'assign' needs the assignee.*$/, () => "请填写经办人。"],
  [/^'(\S+)' needs a text(?: that says why)?\.$/, () => "请填写说明。"],
  [/^'shelve' needs a time in the future in 'until'\.$/, () => "请填写将来的搁置截止时间。"],
  [/^An alarm is shelved for at most (\S+) days;.*$/, (days) => `报警最多搁置 ${days} 天；请填更早的时间。`],
  [/^The condition still holds: 'resolve' needs a text.*$/, () => "报警条件仍然成立：请说明为何仍视为处理完毕，或改为搁置。"],
];

function ownerOf(who: string): string {
  return who === "the park itself" ? "园区公共表计" : who.replace(/^Enterprise (\S+)$/, "企业 $1 ");
}

function ruleOf(code: string): string {
  return (accountsZh.flags.rules as Readonly<Record<string, string>>)[code] ?? code;
}

export const accountPhrases: readonly Phrase[] = [
  ...Activities, ...Supplies, ...Costs, ...Flags, ...Plans, ...Rankings, ...Grades, ...Rules, ...Steps,
];
