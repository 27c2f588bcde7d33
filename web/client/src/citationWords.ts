import { hostFormula } from "@/formulaWords";
import { inEnglish } from "@/englishTerms";
import type { Locale } from "@/state/settings";

/**
 * The citations and notes of the shipped reference data, by their exact text: what is certain from it, and nothing more. A test holds
 * every one of the shipped files against these lists; what somebody published later stands as it was written.
 */
const Chinese: Readonly<Record<string, string>> = {
  // Factors.
  "MEE+NBS 公告2024年第12号": "生态环境部、国家统计局公告2024年第12号",
  "MEE+NBS 公告2024年第33号": "生态环境部、国家统计局公告2024年第33号",
  "MEE+NBS 公告2025年第47号": "生态环境部、国家统计局公告2025年第47号",
  "MEE notice, quoted in a 2025 guide (上海气候周)": "生态环境部发布，引自2025年的一份指南（上海气候周）",
  "MEE notice on 2024 electricity footprint data, quoted in a public repository": "生态环境部发布的2024年电力碳足迹数据，引自公开代码库",
  "DB31/T 783-2026 App. A (Shanghai), quoted in a public repository": "DB31/T 783-2026 附录 A（上海），引自公开代码库",
  "legacy coefficient table (huatuo6.cn)": "旧系数表（huatuo6.cn）",
  "legacy coefficient table citing GB/T 2589 (huatuo6.cn); value unchanged in the 2020 edition to be checked":
    "引用 GB/T 2589 的旧系数表（huatuo6.cn）；2020 年版数值是否不变待核",
  "GB/T 2589-2008, via legacy coefficient table citing GB/T 2589 (huatuo6.cn); value unchanged in the 2020 edition to be checked":
    "GB/T 2589-2008，转引自引用 GB/T 2589 的旧系数表（huatuo6.cn）；2020 年版数值是否不变待核",
  "51.498 MJ/kg (GB/T 2589 via GB/T 32151.34-2024 Table C.1) / 29.3076": "51.498 MJ/kg（GB/T 2589，转引自 GB/T 32151.34-2024 表 C.1）÷ 29.3076",
  "energy-limit rule set in a public repository (methanol, 100 %)": "公开代码库中的能耗限额规则集（甲醇，100%）",
  "not found as of 2026-11-20": "截至 2026-11-20 未查到",
  "GB/T 32151.34-2024 §5.2.6.1 and App. D.1": "GB/T 32151.34-2024 §5.2.6.1 与附录 D.1",
  "NCV x carbon content x oxidation x 44/12, inputs: GB/T 32151.34-2024 Table C.1 (transcribed in public repository adgo07/GHGTOOL)":
    "低位发热量 × 单位热值含碳量 × 碳氧化率 × 44/12，各输入取自 GB/T 32151.34-2024 表 C.1（录自公开代码库 adgo07/GHGTOOL）",
  "GB/T 32151.34-2024 Table C.1 (transcribed in public repository adgo07/GHGTOOL)": "GB/T 32151.34-2024 表 C.1（录自公开代码库 adgo07/GHGTOOL）",
  "GB/T 32151.34-2024 Table C.4 (transcribed in adgo07/GHGTOOL)": "GB/T 32151.34-2024 表 C.4（录自 adgo07/GHGTOOL）",
  "quoted in a public factor library": "引自公开的因子库",
  "older NDRC sector guides": "国家发展改革委早期的行业核算指南",
  "IPCC AR6 WGI ch. 7": "IPCC AR6 第一工作组报告第 7 章",
  "IPCC AR6 WGI": "IPCC AR6 第一工作组报告",
  "IPCC AR5; default in public code": "IPCC AR5；公开代码中的缺省值",
  "GB/T 2589-2020, quoted in a review note of GB 30251-2024": "GB/T 2589-2020，引自对 GB 30251-2024 的一份评注",
  definition: "定义",
  "definition: 1 hectare = 15 亩": "定义：1 公顷 = 15 亩",
  "ideal-gas ratio": "理想气体的比值",
  "blank by design; must be supplied per year by the competent department": "有意留空；须按年采用主管部门给出的数值",
  "not for Zhejiang; used only as a test-vector input": "不适用于浙江；只用作测试输入",
  "do not use; listed so that imports can recognise it": "请勿使用；列出只为在导入时识别",
  "prefer measured enthalpy": "优先采用实测热焓",
  "the 2020 edition prints a range": "2020 年版给出的是范围",
  "value of the 2008 edition; not used, listed so that imports can recognise it": "2008 年版的数值；不采用，列出只为在导入时识别",
  "add only when the metric includes energy media 耗能工质": "只在指标包含耗能工质时计入",
  "assigned to 2021 by elimination from a list of published values; taken as the residual of the market-based method, which is our reading of the notice: check":
    "在已公布的数值中用排除法归为 2021 年；用作市场法的剩余因子，是我们对公告的理解，待核",
  "taken as the residual of the market-based method, which is our reading of the notice: check":
    "用作市场法的剩余因子，是我们对公告的理解，待核",
  "until supplied, use 2023 and mark the result provisional": "录入之前采用 2023 年的值，结果标为暂定",
  "needs contract+settlement, GEC, or monthly self-generation records; otherwise an error":
    "须有合同与结算凭证、绿证（GEC）或按月的自发自用记录，否则报错",
  "product footprints only; never for scope 2": "只用于产品碳足迹，不得用于范围二",
  "recompute from the inputs in decimal; the value is for display and cross-check": "由各输入以十进制重新计算；此值供显示与核对",
  "supplier's measured factor takes precedence": "供应方的实测因子优先",
  "compute as 10000/15": "按 10000/15 计算",
  "compute as 273.15/293.15": "按 273.15/293.15 计算",
  // Schemes and axes.
  "Hunan indicator table (2026-01-20)": "湖南省指标表（2026-01-20）",
  "HJ 274-2009 (cited as HJ/T274-2009)": "HJ 274-2009（又称 HJ/T274-2009）",
  "杭政函〔2023〕13号 (22); scoring and least number of axes are this twin's": "杭政函〔2023〕13号（22）；评分与最少指标数为本系统自定",
  "十二五 plan: below the provincial allotment; the target is entered each year": "“十二五”规划：低于省下达的指标；目标逐年录入",
  "杭政函〔2023〕13号: 3 万亿元 for all zones together by 2025; a zone's share is entered":
    "杭政函〔2023〕13号：到 2025 年各开发区合计 3 万亿元；单个开发区的份额须录入",
  "杭政函〔2023〕13号: at least 40 万元/亩 on average by 2025": "杭政函〔2023〕13号：到 2025 年平均不低于 40 万元/亩",
  "Hangzhou DRC draft 2022-07-11: at most 30 %": "杭州市发展改革委征求意见稿（2022-07-11）：不高于 30%",
  "Provincial or city target of the year; entered": "省或市当年的目标；须录入",
  "Provincial target; entered": "省的目标；须录入",
  "The scheme chosen; entered": "按所选方案；须录入",
  "The platform; entered": "由平台给出；须录入",
  "Online monitoring system: at least 90 %": "在线监测系统：不低于 90%",
  // Limits of rules.
  "Levels are adjusted each year. Whether DB33/T 1347-2023 (in force from 2024-01-15) keeps these limits is not known: check against the standard before formal use.":
    "档位逐年调整。DB33/T 1347-2023（2024-01-15 起施行）是否沿用这些限值未知，正式使用前请对照标准核对。",
  "Completeness 90 % of the on-line monitoring system (sanyawang.net 2019-12-09); clearing at 95 % is this twin's":
    "在线监测系统的完整率 90%（sanyawang.net 2019-12-09）；95% 解除为本系统自定",
  "当量值; an authority that counts by 等价值 sets figure to energy.tceEquivalent. Counted per legal entity: one enterprise of the registry.":
    "按当量值；主管部门按等价值计的，请把指标改为综合能耗（等价值）。按法人计：登记中的一家企业。",
  "With process emissions only where they are declared.": "有申报时才含过程排放。",
  "发改产业〔2023〕723号 基准水平 (benchmarks.json); multiples of the base level": "发改产业〔2023〕723号 基准水平；按基准水平的倍数",
  "One county's. Its class limits were not found; names of the classes: check.": "一个县（市、区）的办法。分档界限未查到，档名待核。",
  "One county's. The unit of 单位用电税收 is not stated in the copy; yuan/kWh is read from its size: check.":
    "一个县（市、区）的办法。文本没有写明单位用电税收的单位，元/kWh 由其数值大小推断，待核。",
};

/** Patterns of shipped texts that differ in a number or a name. */
const Patterns: readonly (readonly [pattern: RegExp, chinese: (...parts: string[]) => string])[] = [
  [/^(.+): from general knowledge, to be checked$/, (where) => `${where}：按常识归入，待核`],
  [/^(.+): at least (\S+) ?%$/, (document, share) => `${document}：不低于 ${share}%`],
  [
    /^not found; (.*) says: by the previous year's generation standard-coal rate$/,
    (standard) => `未查到；${standardIn(standard)}规定按上一年的发电标准煤耗`,
  ],
  [/^GB\/T 32150-2025 (§\S+); (.*)$/, (section, other) => `GB/T 32150-2025 ${section}；${hostFormula(other, "zh-CN")}`],
];

/** Chinese citations for a reader of English; numbers of documents stand, because by these they are found. */
const English: Readonly<Record<string, string>> = {
  "MEE+NBS 公告2024年第12号": "MEE and NBS, announcement 2024 No. 12",
  "MEE+NBS 公告2024年第33号": "MEE and NBS, announcement 2024 No. 33",
  "MEE+NBS 公告2025年第47号": "MEE and NBS, announcement 2025 No. 47",
  "MEE notice, quoted in a 2025 guide (上海气候周)": "MEE notice, quoted in a 2025 guide (Shanghai Climate Week)",
  "十二五 plan: below the provincial allotment; the target is entered each year":
    "12th five-year plan: below the provincial allotment; the target is entered each year",
  "国务院办公厅关于2024年部分节假日安排的通知": "General Office of the State Council, notice on holidays in 2024",
  "国务院办公厅关于2025年部分节假日安排的通知": "General Office of the State Council, notice on holidays in 2025",
  "国务院办公厅关于2026年部分节假日安排的通知": "General Office of the State Council, notice on holidays in 2026",
  "全国年节及纪念日放假办法（2024年修订）的法定日；2027年的国务院放假通知公布后替换":
    "Statutory days of the rules on holidays (revised 2024); to be replaced once the State Council's notice for 2027 is out",
  "浙发改价格〔2024〕21号 省发展改革委关于调整工商业峰谷分时电价政策有关事项的通知（大工业自2024-03-01起执行，起始日待核）":
    "浙发改价格〔2024〕21号, Zhejiang DRC, notice on adjusting time-of-use prices of industry and commerce (large industry from 2024-03-01; the first day is to be checked)",
  "浙发改价格〔2026〕112号（2026-05-28），自2026-07-01起执行，同时废止浙发改价格〔2024〕21号":
    "浙发改价格〔2026〕112号 (2026-05-28), in force from 2026-07-01, in place of 浙发改价格〔2024〕21号",
  "浙发改价格〔2026〕112号（2026-05-28），自2026-07-01起执行，同时废止浙发改价格〔2024〕21号；充换电设施另设10:30-14:00低谷":
    "浙发改价格〔2026〕112号 (2026-05-28), in force from 2026-07-01, in place of 浙发改价格〔2024〕21号; charging stations have valley hours from 10:30 to 14:00",
  "(83)水电财字第215号 功率因数调整电费办法，标准0.90（160 kVA及以上高压工业用户）":
    "(83)水电财字第215号, rules of the power factor adjustment, standard 0.90 (high-voltage industry of 160 kVA and above)",
  "(83)水电财字第215号 功率因数调整电费办法，标准0.85（100 kVA及以上其他用户）；表值待核":
    "(83)水电财字第215号, rules of the power factor adjustment, standard 0.85 (others of 100 kVA and above); the table is to be checked",
  "发改价格〔2026〕1077号附件1（浙江，含税）：合同最大需量不低于变压器容量的40%":
    "发改价格〔2026〕1077号 annex 1 (Zhejiang, with tax): the contracted maximum demand is at least 40 % of the transformer capacity",
  "发改价格〔2026〕1077号附件1（浙江，含税）": "发改价格〔2026〕1077号 annex 1 (Zhejiang, with tax)",
  "未查到；见国网浙江电力每月代理购电价格公告": "Not found; see State Grid Zhejiang's monthly announcement of agency purchase prices",
  "示例价格，只供演示：平段0.6803元/kWh（其中0.1551不浮动）取自公开课件的示意价格，需量电价40元/kW为虚构":
    "Example price, for the demo only: flat 0.6803 CNY/kWh (0.1551 of it fixed) from a public lecture's illustration; the demand price of 40 CNY/kW is invented",
  "示例价格，只供演示：平段0.6803元/kWh（其中0.1551不浮动）取自公开课件的示意价格":
    "Example price, for the demo only: flat 0.6803 CNY/kWh (0.1551 of it fixed) from a public lecture's illustration",
  "黄岩区 2022 亩均评价 (chacewang.com 2023)": "Huangyan district, per-mu evaluation of 2022 (chacewang.com 2023)",
  "杭州市开发区“十二五”发展规划 附表; 青山湖科技城: 临政函〔2023〕74号; 钱塘新区: 杭政函〔2023〕13号":
    "Hangzhou 12th five-year plan of development zones, annex; Qingshanhu: 临政函〔2023〕74号; Qiantang: 杭政函〔2023〕13号",
  "浙江省绿色低碳工业园区建设评价导则（2022版; 2024版）": "Zhejiang guide to evaluating green and low-carbon industrial parks (2022 and 2024 editions)",
};

/** Regions as the reference data code them. */
const Regions: Readonly<Record<string, readonly [chinese: string, english: string]>> = {
  CN: ["全国", "China"],
  "CN-EAST": ["华东", "East China"],
  "CN-31": ["上海", "Shanghai"],
  "CN-32": ["江苏", "Jiangsu"],
  "CN-33": ["浙江", "Zhejiang"],
  "CN-34": ["安徽", "Anhui"],
  "CN-35": ["福建", "Fujian"],
  GLOBAL: ["全球", "global"],
};

/** A region in the reader's language; a code that is not known stands as it is. */
export function regionText(region: string, locale: Locale): string {
  return Regions[region]?.[locale === "en" ? 1 : 0] ?? region;
}

/** A citation or a note of the reference data in the reader's language. */
export function citationText(text: string, locale: Locale): string {
  if (locale === "en") {
    return English[text] ?? inEnglish(Object.values(Regions).reduce((said, [zh, en]) => (said.startsWith(`${zh}:`) ? said.replace(zh, en) : said), text));
  }
  const known = Chinese[text];
  if (known !== undefined) {
    return known;
  }
  for (const [pattern, chinese] of Patterns) {
    const match = pattern.exec(text);
    if (match !== null) {
      return chinese(...match.slice(1));
    }
  }
  const said = standardIn(hostFormula(text, locale));
  // What somebody wrote themselves may hold one of our words: half said is worse than as it was written.
  return /[a-z]{3,}\s+[a-z]{2,}/.test(said) ? text : said;
}

/** The issuers of the standard on energy consumption, which the shipped data write in English. */
function standardIn(text: string): string {
  return text.replace("综合能耗计算通则 (SAMR/SAC, 2020)", "《综合能耗计算通则》（市场监管总局、国家标准委，2020）");
}
