/**
 * Figures as trees, as the twin makes them: a leaf with its source, or an operation over other figures. The mock's own small
 * arithmetic; what it shows is made up, but every value does follow from its leaves.
 */

const operations = {
  sum: (values) => (values.includes(null) ? null : values.reduce((a, b) => a + b, 0)),
  "sum-of-known": (values) => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
  },
  difference: (values) => (values.includes(null) ? null : values.slice(1).reduce((a, b) => a - b, values[0])),
  product: (values) => (values.includes(null) ? null : values.reduce((a, b) => a * b, 1)),
  quotient: ([top, bottom]) => (top === null || bottom === null || bottom <= 0 ? null : top / bottom),
  maximum: (values) => (values.includes(null) ? null : Math.max(...values)),
  chosen: ([first]) => first,
};

export function leaf(key, unit, value, source) {
  return { key, unit, value, reason: null, operation: "leaf", formula: null, inputs: [], source };
}

export function unknown(key, unit, reason) {
  return { key, unit, value: null, reason, operation: "leaf", formula: null, inputs: [], source: { kind: "missing" } };
}

export function of(key, unit, operation, formula, ...inputs) {
  const value = operations[operation](inputs.map((input) => input.value));
  const first = inputs.find((input) => input.value === null);
  const reason = value !== null ? null : (first?.reason ?? `${inputs[1]?.key} 不大于零，无法相除。`);
  return { key, unit, value, reason, operation, formula, inputs, source: null };
}

const factors = [
  [
    "co2.electricity.zhejiang.2023",
    "co2",
    "electricity",
    0.4974,
    "kgCO2/kWh",
    "CN-33",
    2023,
    "2025-12-31",
    "average",
    "浙江省电力平均二氧化碳排放因子",
    "Zhejiang grid average CO2",
    "生态环境部、国家统计局 公告2025年第47号",
    "confirmed",
  ],
  [
    "co2.electricity.zhejiang.2022",
    "co2",
    "electricity",
    0.5153,
    "kgCO2/kWh",
    "CN-33",
    2022,
    "2024-12-26",
    "average",
    "浙江省电力平均二氧化碳排放因子",
    "Zhejiang grid average CO2",
    "公告2024年第33号",
    "confirmed",
  ],
  [
    "co2.electricity.east.2023",
    "co2",
    "electricity",
    0.55,
    "kgCO2/kWh",
    "CN-EAST",
    2023,
    "2025-12-31",
    "average",
    "华东区域电力平均二氧化碳排放因子",
    "East China grid average CO2",
    "公告2025年第47号",
    "confirmed",
  ],
  [
    "co2.electricity.national.2023",
    "co2",
    "electricity",
    0.5306,
    "kgCO2/kWh",
    "CN",
    2023,
    "2025-12-31",
    "average",
    "全国电力平均二氧化碳排放因子",
    "National grid average CO2",
    "公告2025年第47号",
    "confirmed",
  ],
  [
    "co2.electricity.residual.2023",
    "co2",
    "electricity",
    0.6096,
    "kgCO2/kWh",
    "CN",
    2023,
    "2025-12-31",
    "residual",
    "全国不包括市场化交易的非化石能源电量的因子",
    "National residual mix CO2",
    "公告2025年第47号",
    "confirmed",
  ],
  [
    "coal_equivalent.electricity.calorific",
    "coal_equivalent",
    "electricity",
    0.1229,
    "kgce/kWh",
    "CN",
    2020,
    null,
    null,
    "电力折标系数（当量值）",
    "Coal equivalent of electricity, calorific",
    "GB/T 2589-2020 表 A.2",
    "confirmed",
  ],
  [
    "coal.electricity.primary.cn-33",
    "coal_equivalent",
    "electricity",
    null,
    "kgce/kWh",
    "CN-33",
    null,
    null,
    "primary",
    "浙江电力折标系数（等价值）",
    "Coal equivalent of electricity, primary, Zhejiang",
    "未查到；请向省统计或节能主管部门索取",
    "not-found",
  ],
  [
    "coal_equivalent.natural_gas",
    "coal_equivalent",
    "natural_gas",
    1.33,
    "kgce/Nm3",
    "CN",
    2020,
    null,
    null,
    "天然气折标系数",
    "Coal equivalent of natural gas",
    "GB/T 2589-2020",
    "confirmed",
  ],
  [
    "coal_equivalent.heat",
    "coal_equivalent",
    "heat",
    34.12,
    "kgce/GJ",
    "CN",
    2020,
    null,
    null,
    "热力折标系数",
    "Coal equivalent of heat",
    "GB/T 2589-2020",
    "confirmed",
  ],
  [
    "co2.natural_gas",
    "co2",
    "natural_gas",
    2.16219,
    "kgCO2/Nm3",
    "CN",
    2024,
    "2024-11-28",
    null,
    "天然气燃烧排放因子",
    "CO2 of natural gas burned",
    "GB/T 32151.34-2024 表 C.1",
    "calculated",
  ],
  [
    "co2.heat",
    "co2",
    "heat",
    110,
    "kgCO2/GJ",
    "CN",
    2025,
    "2025-12-31",
    null,
    "外购热力排放因子",
    "CO2 of bought heat",
    "GB/T 32150-2025 §7.5.6",
    "confirmed",
  ],
  [
    "co2e.water",
    "co2e_footprint",
    "water",
    0.168,
    "kgCO2e/t",
    "CN",
    2019,
    null,
    null,
    "自来水",
    "Tap water",
    "GB/T 51366-2019 附录 D",
    "confirmed",
  ],
  [
    "coal_equivalent.nitrogen",
    "coal_equivalent",
    "nitrogen",
    0.6714,
    "kgce/m3",
    "CN",
    2008,
    null,
    null,
    "氮气（主产品）折标系数",
    "Coal equivalent of nitrogen",
    "GB/T 2589 附录 B",
    "check",
  ],
];

const factorList = factors.map(
  ([id, kind, carrier, value, unit, region, dataYear, publishedOn, basis, nameZh, nameEn, source, confidence]) => ({
    id,
    kind,
    carrier,
    value,
    unit,
    region,
    dataYear,
    publishedOn,
    validFrom: null,
    validTo: null,
    basis,
    nameZh,
    nameEn,
    source,
    confidence,
    supersedes: null,
    note: null,
  }),
);

/** A factor as a leaf of a tree. */
export function factor(id, set, year) {
  const one = factorList.find((entry) => entry.id === id);
  if (one.value === null) {
    return unknown(id, one.unit, `没有 ${one.region} 的电力等价值系数；请在“基础数据”中录入后重算。`);
  }
  return leaf(id, one.unit, one.value, {
    kind: "reference",
    id,
    set,
    dataYear: one.dataYear,
    publishedOn: one.publishedOn,
    citation: one.source,
    confidence: one.confidence,
    provisional: id.startsWith("co2.electricity") && one.dataYear !== year,
  });
}

export function constant(key, unit, value, citation, confidence = null) {
  return leaf(key, unit, value, { kind: "constant", citation, confidence });
}

/** Figures below one, each once. */
export function leaves(figure, found = []) {
  if (figure.inputs.length === 0) {
    found.push(figure);
  }
  figure.inputs.forEach((input) => leaves(input, found));
  return found;
}
