import { industryText } from "@/i18n/industry";
import { regionText } from "@/citationWords";
import { periodWords } from "@/time/accounting";
import type { Locale } from "@/state/settings";

/**
 * Names of reference entries by their ids, as the shipped data call them; a test holds every shipped factor, tariff and limit against
 * this. An id that somebody made up later stands as it is.
 */
type Names = readonly [chinese: string, english: string];

const Fuels: Readonly<Record<string, Names>> = {
  "natural-gas": ["天然气", "Natural gas"],
  lng: ["液化天然气", "LNG"],
  lpg: ["液化石油气", "LPG"],
  diesel: ["柴油", "Diesel"],
  petrol: ["汽油", "Petrol"],
  kerosene: ["一般煤油", "Kerosene"],
  "fuel-oil": ["燃料油", "Fuel oil"],
  "crude-oil": ["原油", "Crude oil"],
  "bituminous-coal": ["烟煤", "Bituminous coal"],
  anthracite: ["无烟煤", "Anthracite"],
  lignite: ["褐煤", "Lignite"],
  "raw-coal": ["原煤", "Raw coal"],
  "washed-coal": ["洗精煤", "Washed coal"],
  coke: ["焦炭", "Coke"],
  "petroleum-coke": ["石油焦", "Petroleum coke"],
  methanol: ["甲醇", "Methanol"],
  heat: ["热力（当量值）", "Heat"],
  electricity: ["电力（当量值）", "Electricity (calorific)"],
  steam: ["蒸汽", "Steam"],
  "electricity.calorific": ["电力（当量值）", "Electricity (calorific)"],
  "electricity.legacy-0404": ["电力（旧统计口径）", "Electricity (obsolete statistics)"],
  "electricity.primary": ["电力（等价值）", "Electricity (primary equivalent)"],
  "steam.low-pressure": ["蒸汽（低压）", "Low-pressure steam"],
  "natural-gas.gasfield-2008": ["气田天然气", "Gas-field natural gas"],
  "fresh-water": ["新水", "Fresh water"],
  "soft-water": ["软水", "Softened water"],
  "deaerated-water": ["除氧水", "Deaerated water"],
  "compressed-air": ["压缩空气", "Compressed air"],
  oxygen: ["氧气", "Oxygen"],
  "nitrogen-main": ["氮气（做主产品）", "Nitrogen as main product"],
};

/** What is told of a fuel, by the first part of the id. */
const OfFuels: Readonly<Record<string, Names>> = {
  coal: ["折标准煤系数", ", standard-coal coefficient"],
  ncv: ["低位发热量", ", net calorific value"],
  cc: ["单位热值含碳量", ", carbon content per heat"],
  ox: ["碳氧化率", ", oxidation rate"],
  co2: ["二氧化碳排放因子", ", CO₂ factor"],
};

const Others: Readonly<Record<string, Names>> = {
  "coal.natural-gas.range-low": ["天然气折标准煤系数（下限）", "Natural gas, standard-coal coefficient (lower end)"],
  "coal.natural-gas.gasfield-2008": ["气田天然气折标准煤系数（2008）", "Gas-field natural gas, standard-coal coefficient (2008)"],
  "coal.kerosene": ["煤油折标准煤系数", "Kerosene, standard-coal coefficient"],
  "co2.electricity.non-fossil-evidenced": ["非化石能源电力排放因子（具备证明）", "Non-fossil electricity with evidence, CO₂ factor"],
  "co2.heat.default": ["热力二氧化碳排放因子（缺省）", "Bought heat and steam, default CO₂ factor"],
  "co2.heat.shanghai.2022": ["热力二氧化碳排放因子（上海2022）", "Heat, CO₂ factor (Shanghai 2022)"],
  "enthalpy.feedwater-20c": ["给水热焓（20 °C）", "Feed-water enthalpy at 20 °C"],
  "co2e.tap-water": ["自来水碳排放因子", "Tap water, carbon factor"],
  "gwp100.co2": ["二氧化碳GWP100", "CO₂, GWP100"],
  "gwp100.ch4.ar5": ["甲烷GWP100（AR5）", "CH₄, GWP100 (AR5)"],
  "gwp100.ch4-fossil.ar6": ["化石甲烷GWP100（AR6）", "Fossil CH₄, GWP100 (AR6)"],
  "gwp100.n2o.ar5": ["氧化亚氮GWP100（AR5）", "N₂O, GWP100 (AR5)"],
  "gwp100.n2o.ar6": ["氧化亚氮GWP100（AR6）", "N₂O, GWP100 (AR6)"],
  "gwp100.sf6.ar5": ["六氟化硫GWP100（AR5）", "SF₆, GWP100 (AR5)"],
  "conv.mj-per-kgce": ["标准煤低位发热量", "Heat of one kgce"],
  "conv.mj-per-kwh": ["千瓦时热量", "Energy of one kWh"],
  "conv.m2-per-mu": ["亩", "Square metres per mu"],
  "conv.gas-20c-to-0c": ["天然气 20 °C 体积换算 0 °C", "Gas volume, 20 °C to 0 °C"],
  // Tariffs and their tables.
  "zj-two-part": ["浙江工商业两部制", "Zhejiang, two-part"],
  "zj-single-part": ["浙江工商业单一制", "Zhejiang, single-part"],
  "demo-two-part": ["演示两部制（示例价格）", "Demo, two-part (example prices)"],
  "demo-single-part": ["演示单一制（示例价格）", "Demo, single-part (example prices)"],
  "zj-ev-charging": ["浙江充换电设施（单一制）", "Zhejiang, charging stations, single-part"],
  "zj-industry": ["浙江工商业峰谷时段", "Zhejiang, time bands of industry and commerce"],
  "zj-ev": ["浙江电动汽车充换电峰谷时段", "Zhejiang, time bands of charging stations"],
  "pf-0.90": ["功率因数调整表（标准 0.90）", "Power factor table (standard 0.90)"],
  "pf-0.85": ["功率因数调整表（标准 0.85）", "Power factor table (standard 0.85)"],
  // Limits.
  "zj-carbon-code": ["工业碳效码分档", "Limits of the carbon-efficiency code"],
  "huangyan-2022-above": ["黄岩区亩均评价 2022（规上）", "Huangyan per-mu evaluation 2022 (above scale)"],
  "huangyan-2022-below": ["黄岩区亩均评价 2022（规下）", "Huangyan per-mu evaluation 2022 (below scale)"],
  "hangzhou-2023": ["杭州季度晾晒（2023）", "Hangzhou quarterly ranking (2023)"],
};

/** Constants of the method, by what follows `constant.`. */
const Constants: Readonly<Record<string, Names>> = {
  "co2-molar-mass": ["二氧化碳摩尔质量", "Molar mass of CO₂"],
  "c-molar-mass": ["碳摩尔质量", "Molar mass of carbon"],
  "gj-per-tce": ["每吨标准煤的热量", "Heat of one tce"],
  "kg-per-t": ["每吨的千克数", "kg per t"],
  "kwh-per-mwh": ["每兆瓦时的千瓦时数", "kWh per MWh"],
  "mj-per-kwh": ["每千瓦时的热量", "MJ per kWh"],
  "mj-per-gj": ["每吉焦的兆焦数", "MJ per GJ"],
  "kj-per-mj": ["每兆焦的千焦数", "kJ per MJ"],
  "m2-per-hectare": ["每公顷的平方米数", "m² per hectare"],
  "mu-per-hectare": ["每公顷的亩数", "mu per hectare"],
  "water-t-per-m3": ["每立方米新水的吨数", "t per m³ of fresh water"],
  "yuanPerWan": ["每万元的元数", "CNY per 10⁴ CNY"],
  "kelvin-at-0c": ["0 °C 的热力学温度", "Kelvin at 0 °C"],
  "standard-pressure": ["标准大气压", "Standard atmosphere"],
  "quarter-hours-per-hour": ["每小时的 15 分钟数", "Quarter-hours per hour"],
  "nothing-generated": ["没有发电", "Nothing generated"],
  "power-factor-decimals": ["功率因数小数位数", "Decimals of the power factor"],
  hundredths: ["百分之一的个数", "Hundredths"],
  one: ["一", "One"],
  zero: ["零", "Zero"],
};

/** The factor of a carrier, by the kinds of the reference data. */
const Kinds: Readonly<Record<string, Names>> = {
  coal_equivalent: ["折标准煤系数", ", standard-coal coefficient"],
  co2: ["二氧化碳排放因子", ", CO₂ factor"],
  co2e_footprint: ["碳足迹因子", ", carbon footprint"],
  ncv: ["低位发热量", ", net calorific value"],
  carbon_content: ["单位热值含碳量", ", carbon content per heat"],
  oxidation_rate: ["碳氧化率", ", oxidation rate"],
  enthalpy: ["热焓", ", enthalpy"],
};

/** Carriers that the ids of fuels call otherwise. */
const Carriers: Readonly<Record<string, string>> = { water: "fresh-water", nitrogen: "nitrogen-main" };

const Grids: Readonly<Record<string, Names>> = {
  provincial: ["电网平均排放因子（省级）", "Grid average CO₂ factor (provincial)"],
  regional: ["电网平均排放因子（区域）", "Grid average CO₂ factor (regional)"],
  national: ["电网平均排放因子（全国）", "Grid average CO₂ factor (national)"],
  residual: ["剩余电力排放因子", "Residual mix CO₂ factor"],
};

const Limits: Readonly<Record<string, Names>> = {
  low: ["低碳上限", "upper limit of low carbon"],
  medium: ["中碳上限", "upper limit of medium carbon"],
};

const Averages: Readonly<Record<string, Names>> = {
  national: ["全国", "National"],
  "east-china": ["华东区域", "East China"],
  zhejiang: ["浙江省", "Zhejiang"],
};

/** What a tariff enters of a price. */
export const Prices: Readonly<Record<string, Names>> = {
  flatBase: ["平段基价", "base price of flat hours"],
  fixedPart: ["固定部分", "fixed part"],
  demandPrice: ["需量电价", "demand price"],
  capacityPrice: ["容量电价", "capacity price"],
  demandFloor: ["最低计费需量比例", "share of the demand floor"],
};

/** Time bands within a sentence. */
export const Bands: Readonly<Record<string, Names>> = {
  sharp: ["尖峰", "sharp"],
  peak: ["高峰", "peak"],
  flat: ["平段", "flat"],
  valley: ["低谷", "valley"],
  "deep-valley": ["深谷", "deep valley"],
};

type Maker = (locale: Locale, ...parts: string[]) => string | null;

const Patterns: readonly (readonly [pattern: RegExp, name: Maker])[] = [
  [
    /^co2\.electricity\.(national|east-china|zhejiang)\.(\d{4})$/,
    (locale, region, year) =>
      join(locale, Averages[region ?? ""], (of) => `${year}年${of}电力平均二氧化碳排放因子`, (of) => `${of} grid average CO₂ factor ${year}`),
  ],
  [
    /^co2\.electricity\.residual\.(\d{4})$/,
    (locale, year) =>
      locale === "en"
        ? `National CO₂ factor without market-traded non-fossil electricity ${year}`
        : `${year}年全国电力平均二氧化碳排放因子（不包括市场化交易的非化石能源电量）`,
  ],
  [
    /^co2\.electricity\.fossil\.(\d{4})$/,
    (locale, year) => (locale === "en" ? `National fossil-power CO₂ factor ${year}` : `${year}年全国化石能源电力二氧化碳排放因子`),
  ],
  [
    /^co2e\.electricity\.footprint\.(\d{4})$/,
    (locale, year) => (locale === "en" ? `National carbon footprint of electricity ${year}` : `${year}年全国电力平均碳足迹因子`),
  ],
  [
    /^coal\.electricity\.primary\.(cn-\d\d)(?:\.(\d{4}))?$/,
    (locale, region = "") =>
      locale === "en"
        ? `Electricity, primary-equivalent coefficient (${regionText(region.toUpperCase(), locale)})`
        : `电力（等价值）折标准煤系数（${regionText(region.toUpperCase(), locale)}）`,
  ],
  [
    /^grid\.(provincial|regional|national|residual)(?:\.(.+))?$/,
    (locale, scope = "", segment) => both(locale, Grids[scope], segment),
  ],
  [
    /^(coal_equivalent|co2|co2e_footprint|ncv|carbon_content|oxidation_rate|enthalpy)\.([a-z_]+)(\.primary)?(?:\.(\d.*))?$/,
    (locale, kind = "", carrier = "", primary, segment) => {
      const [of, what] = [Fuels[`${Carriers[carrier] ?? carrier.replaceAll("_", "-")}${primary ?? ""}`], Kinds[kind]];
      return of === undefined || what === undefined ? null : both(locale, [of[0] + what[0], of[1] + what[1]], segment);
    },
  ],
  [
    /^enthalpy\.steam\.saturated\.([\d.]+)MPa(\.pressure)?$/,
    (locale, pressure, own) =>
      (locale === "en" ? `Enthalpy of saturated steam at ${pressure} MPa` : `饱和蒸汽热焓 ${pressure} MPa`) + (own === undefined ? "" : " · MPa"),
  ],
  [
    /^(?:mean|industryMean)\.([A-Z]\d*)(?:\.([\w-]+)\.([\w-]+))?$/,
    (locale, industry = "", region, period) => {
      const where = region === undefined ? [] : [regionText(region, locale), period];
      const of = [industryText(industry, locale), industry, ...where].join(locale === "en" ? ", " : "，");
      return locale === "en" ? `Mean of the industry: ${of}` : `行业均值：${of}`;
    },
  ],
  [
    /^(.+)\.(low|medium|grade(\d))$/,
    (locale, code = "", word = "", grade) => {
      const of = Others[code];
      const limit = Limits[word]?.[at(locale)] ?? (locale === "en" ? `upper limit of grade ${grade}` : `${grade} 级上限`);
      return of === undefined ? null : `${of[at(locale)]} · ${limit}`;
    },
  ],
  [
    /^tariff\.(.+)\.ratio\.([a-z-]+)\.(.+)$/,
    (locale, table = "", band = "", from) =>
      both(locale, [`${tariff(table, 0)} · ${Bands[band]?.[0] ?? band}系数，${from} 起`, `${tariff(table, 1)} · ratio of ${Bands[band]?.[1] ?? band} from ${from}`]),
  ],
  [
    /^tariff\.(.+)\.(flatBase|fixedPart|demandPrice|capacityPrice|demandFloor)(?:\.(.+))?$/,
    (locale, id = "", word = "", from) =>
      both(locale, [
        `${tariff(id, 0)} · ${Prices[word]?.[0] ?? word}${from === undefined ? "" : `，${from} 起`}`,
        `${tariff(id, 1)} · ${Prices[word]?.[1] ?? word}${from === undefined ? "" : ` from ${from}`}`,
      ]),
  ],
  [
    /^(coal|ncv|cc|ox|co2)\.(.+)$/,
    (locale, kind = "", fuel = "") => {
      const [of, what] = [Fuels[fuel], OfFuels[kind]];
      return of === undefined || what === undefined ? null : of[at(locale)] + what[at(locale)];
    },
  ],
];

/** What a reference entry or a constant is called; null where its id is not known. Leading `factor.`, `reference.`, `constant.` go. */
export function parameterName(id: string, locale: Locale): string | null {
  if (id.startsWith("constant.")) {
    return both(locale, Constants[id.slice("constant.".length)]);
  }
  const own = id.replace(/^(factor|reference)\./, "");
  const known = both(locale, Others[own]);
  if (known !== null) {
    return known;
  }
  for (const [pattern, name] of Patterns) {
    const match = pattern.exec(own);
    if (match !== null) {
      return name(locale, ...match.slice(1));
    }
  }
  return null;
}

function at(locale: Locale): 0 | 1 {
  return locale === "en" ? 1 : 0;
}

/** A name, with the part of the period that it is of where there are several. */
function both(locale: Locale, names: Names | undefined, segment?: string): string | null {
  const name = names?.[at(locale)];
  return name === undefined ? null : segment === undefined ? name : `${name} · ${periodWords(segment, locale)}`;
}

function tariff(id: string, language: 0 | 1): string {
  return Others[id]?.[language] ?? id;
}

function join(locale: Locale, names: Names | undefined, chinese: (of: string) => string, english: (of: string) => string): string | null {
  return names === undefined ? null : locale === "en" ? english(names[1]) : chinese(names[0]);
}
