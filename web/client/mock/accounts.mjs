/** Accounts of the made-up park: one figure tree per key, and the answers of the accounting routes made from them. */
import * as made from "./park.mjs";
import { declaredOf } from "./declared.mjs";
import { constant, factor, leaf, leaves, of, unknown } from "./figures.mjs";

const Set = "2026-11";
const Bands = ["sharp", "peak", "flat", "valley", "deep-valley"];
const Price = { sharp: 1.23, peak: 1.11, flat: 0.6, valley: 0.24, "deep-valley": 0.12 };
const Share = { sharp: 0.09, peak: 0.21, flat: 0.33, valley: 0.36, "deep-valley": 0.01 };

export const locked = new Map([
  ["e01|2026-03", { by: "周会计", at: "2026-04-12T09:20:00+08:00", restated: true }],
  ["e01|2025", { by: "周会计", at: "2026-02-20T15:05:00+08:00", restated: false }],
]);

export function monthsOf(period) {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})(-R12)?))?$/.exec(period);
  if (match === null) {
    return null;
  }
  const year = Number(match[1]);
  const last = match[2] ? Number(match[2]) * 3 : match[3] ? Number(match[3]) : 12;
  const count = match[2] ? 3 : match[3] && !match[4] ? 1 : 12;
  const end = year * 12 + last - 1;
  return Array.from({ length: count }, (_, index) => end - count + 1 + index);
}

export function span(period) {
  const months = monthsOf(period);
  const start = (index) => Date.UTC(Math.floor(index / 12), index % 12, 1) - 8 * 3_600_000;
  return { from: start(months[0]), to: start(months.at(-1) + 1), months };
}

/** What a meter counted in a period: its size, a load factor and a wave over the year, cut at the present. */
function amount(meter, period, now) {
  const { from, to, months } = span(period);
  const hours = Math.max(0, Math.min(to, now) - from) / 3_600_000;
  const sun = meter.carrier === "pv" ? 0.13 : meter.role === "grid-export" ? 0.05 : 0.52;
  const season =
    months.reduce((sum, month) => sum + 1 + 0.12 * Math.cos(((month % 12) / 6) * Math.PI + meter.seed), 0) / months.length;
  const growth = 1 + (months.at(-1) - 2026 * 12) * 0.003;
  return Math.round(meter.size * hours * sun * season * growth * 100) / 100;
}

function metered(key, unit, meters, period, now) {
  const { from, to } = span(period);
  const inputs = meters.map((meter) => {
    const value = amount(meter, period, now);
    const estimated = Math.round(value * (meter.seed % 7 === 0 ? 0.061 : 0.006) * 100) / 100;
    return leaf(`meter.${meter.id}`, unit, value, {
      kind: "meter",
      meter: meter.id,
      from: made.iso(from),
      to: made.iso(Math.min(to, now)),
      measured: value - estimated,
      estimated,
      completeness: meter.seed % 7 === 0 ? 0.948 : 0.9972,
    });
  });
  return inputs.length === 0 ? null : of(key, unit, "sum", "各计入合计的关口表用量之和", ...inputs);
}

function declaredLeaf(key, unit, declaration, read, what) {
  const value = declaration === null ? null : read(declaration.figures);
  return value === null || value === undefined
    ? unknown(key, unit, `本期没有申报${what}；请在“申报”中填写。`)
    : leaf(key, unit, value, {
        kind: "declared",
        period: declaration.period,
        version: declaration.version,
        by: declaration.by,
        at: declaration.at,
      });
}

/** The account of one enterprise. */
export function account(enterprise, period, scope, now) {
  const own = made.meters.filter((meter) => meter.enterprise === (enterprise.id === "~" ? null : enterprise.id) && meter.counted);
  const year = Math.floor(monthsOf(period).at(-1) / 12);
  const pick = (carrier, role) => own.filter((meter) => meter.carrier === carrier && meter.role === role);
  const declaration = declaredOf(enterprise.id, period);
  const figures = {};
  const put = (figure) => (figures[figure.key] = figure);
  const notes = [];
  const flow = (word, unit, meters) => {
    const sum = metered(`activity.${word}`, unit, meters, period, now);
    return put(sum ?? leaf(`activity.${word}`, unit, 0, { kind: "constant", citation: "登记中没有这种计量点，也没有申报" }));
  };
  const grid = flow("grid-import", "kWh", pick("electricity", "grid-import"));
  const pv = flow("pv-generated", "kWh", pick("pv", "generation"));
  const exported = flow("pv-exported", "kWh", pick("electricity", "grid-export"));
  const gas = flow("gas", "Nm3", pick("gas", "consumption"));
  const heat = flow("heat", "GJ", pick("heat", "consumption"));
  const water = flow("water", "t", pick("water", "consumption"));
  const declaredGrid = declaration?.figures.activities.find((one) => one.flow === "grid-import");
  if (declaredGrid !== undefined) {
    const said = put(declaredLeaf("activity.grid-import.declared", "kWh", declaration, () => declaredGrid.amount, "外购电量"));
    put(of("activity.grid-import.difference", "kWh", "difference", "申报减计量", said, grid));
    notes.push({
      code: "declared-differs",
      key: "activity.grid-import",
      text: `申报外购电力 ${declaredGrid.amount} kWh，表计计量 ${grid.value.toFixed(0)} kWh；以表计为准，请核对差额。`,
    });
  }
  const set = Set;
  const grids = {
    provincial: "co2.electricity.zhejiang.2023",
    regional: "co2.electricity.east.2023",
    national: "co2.electricity.national.2023",
  };
  const gridFactor = factor(grids[scope], set, year);
  const thousand = constant("constant.1000", "1", 1_000, "单位换算：1 t = 1000 kg");
  if (year !== 2023) {
    notes.push({
      code: "older-factor",
      key: "carbon.scope2Location",
      text: `${year} 年的电力因子尚未公布，暂用 2023 年数据，结果为暂定。`,
    });
  }
  const tonnes = (key, unit, formula, activity, coefficient) =>
    put(of(key, unit, "quotient", formula, of(`${key}.kg`, unit, "product", "活动量 × 系数", activity, coefficient), thousand));

  const self = put(of("activity.pv-self-used", "kWh", "difference", "光伏发电 − 光伏上网", pv, exported));
  const load = put(of("energy.loadKwh", "kWh", "sum", "外购电力 + 光伏自用；参考 §4", grid, self));
  const coal = factor("coal_equivalent.electricity.calorific", set, year);
  const carriers = [
    tonnes("energy.carrier.grid-import.tceCalorific", "tce", "GB/T 2589-2020 表 A.2，当量值", grid, coal),
    tonnes("energy.carrier.pv-generated.tceCalorific", "tce", "GB/T 2589-2020 表 A.2，当量值，只计自用", self, coal),
    tonnes(
      "energy.carrier.gas.tceCalorific",
      "tce",
      "GB/T 2589-2020，1.3300 kgce/Nm³",
      gas,
      factor("coal_equivalent.natural_gas", set, year),
    ),
    tonnes(
      "energy.carrier.heat.tceCalorific",
      "tce",
      "GB/T 2589-2020，0.03412 tce/GJ",
      heat,
      factor("coal_equivalent.heat", set, year),
    ),
  ];
  const tce = put(
    of("energy.tceCalorific", "tce", "sum", "综合能耗（当量值）= Σ 实物量 × 折标系数，GB/T 2589-2020 §6", ...carriers),
  );
  const primary = factor("coal.electricity.primary.cn-33", set, year);
  put(
    of(
      "energy.tceEquivalent",
      "tce",
      "sum",
      "综合能耗（等价值），电力按等价系数，GB/T 2589-2020 §6",
      of("energy.carrier.grid-import.tceEquivalent", "tce", "product", "外购电力 × 等价系数", grid, primary),
      ...carriers.slice(2),
    ),
  );

  const gasCarbon = tonnes(
    "carbon.flow.gas",
    "tCO2",
    "燃烧排放 = 活动量 × 低位热值 × 单位热值含碳量 × 氧化率 × 44/12，GB/T 32151.34-2024 式(4)",
    gas,
    factor("co2.natural_gas", set, year),
  );
  const scope1 = put(of("carbon.scope1", "tCO2", "sum", "范围一 = Σ 化石燃料燃烧排放 + 过程排放", gasCarbon));
  const gridCarbon = tonnes("carbon.flow.grid-import", "tCO2", "外购电量 × 电网平均因子（位置法）", grid, gridFactor);
  const heatCarbon = tonnes(
    "carbon.flow.heat",
    "tCO2",
    "外购热量 × 0.11 tCO₂/GJ，GB/T 32150-2025 §7.5.6",
    heat,
    factor("co2.heat", set, year),
  );
  const scope2 = put(of("carbon.scope2Location", "tCO2", "sum", "范围二（位置法）= 外购电力 + 外购热力", gridCarbon, heatCarbon));
  const residual = tonnes(
    "carbon.market.grid-import",
    "tCO2",
    "（外购电量 − 绿证电量）× 剩余因子",
    grid,
    factor("co2.electricity.residual.2023", set, year),
  );
  put(of("carbon.scope2Market", "tCO2", "sum", "范围二（市场法）", residual, heatCarbon));
  const total = put(of("carbon.total", "tCO2", "sum", "排放总量 = 范围一 + 范围二（位置法）", scope1, scope2));
  tonnes("carbon.scope3Memo", "tCO2", "备查：自来水，GB/T 51366-2019 附录 D", water, factor("co2e.water", set, year));
  tonnes("carbon.avoidedSelfUse", "tCO2", "备查：光伏自用避免的排放", self, gridFactor);
  tonnes("carbon.avoidedExport", "tCO2", "备查：光伏上网避免的排放，不从总量扣减", exported, gridFactor);

  const valueAdded = put(declaredLeaf("declared.valueAdded", "万元", declaration, (one) => one.valueAdded, "工业增加值"));
  const output = put(declaredLeaf("declared.output", "万元", declaration, (one) => one.output, "工业总产值"));
  const tax = put(declaredLeaf("declared.tax", "万元", declaration, (one) => one.tax, "税收"));
  const land = put(
    enterprise.landMu === null
      ? unknown("declared.landMu", "亩", "登记中没有填写。")
      : leaf("declared.landMu", "亩", enterprise.landMu, { kind: "registry" }),
  );
  const floor = put(
    enterprise.floorM2 === null
      ? unknown("declared.floorM2", "m2", "登记中没有填写。")
      : leaf("declared.floorM2", "m2", enterprise.floorM2, { kind: "registry" }),
  );
  const ratio = (key, unit, formula, top, bottom) => put(of(`intensity.${key}`, unit, "quotient", formula, top, bottom));
  ratio("tceCalorificPerValueAdded", "tce/万元", "综合能耗（当量）÷ 增加值", tce, valueAdded);
  ratio("tceEquivalentPerValueAdded", "tce/万元", "综合能耗（等价）÷ 增加值", figures["energy.tceEquivalent"], valueAdded);
  const carbonPerValue = ratio("tco2PerValueAdded", "tCO2/万元", "排放总量（省级因子，位置法）÷ 增加值", total, valueAdded);
  ratio("tceCalorificPerOutput", "tce/万元", "综合能耗（当量）÷ 产值", tce, output);
  ratio("tco2PerOutput", "tCO2/万元", "排放总量 ÷ 产值", total, output);
  ratio("waterPerValueAdded", "m3/万元", "新水 ÷ 增加值", water, valueAdded);
  ratio("tco2PerMu", "tCO2/亩", "排放总量 ÷ 占地", total, land);
  const kgce = of("energy.kgce", "kgce", "product", "tce × 1000", tce, constant("constant.1000", "1", 1_000, "单位换算"));
  ratio("kgcePerM2", "kgce/m2", "综合能耗 ÷ 建筑面积", kgce, floor);
  ratio("taxPerMu", "万元/亩", "税收 ÷ 占地", tax, land);
  ratio("valueAddedPerMu", "万元/亩", "增加值 ÷ 占地", valueAdded, land);
  const hasPv = pv.value > 0;
  put(
    hasPv
      ? of("intensity.selfConsumption", "1", "quotient", "光伏自用 ÷ 光伏发电", self, pv)
      : unknown("intensity.selfConsumption", "1", "没有光伏发电计量；登记光伏表后自动计算。"),
  );
  put(
    hasPv
      ? of("intensity.selfSufficiency", "1", "quotient", "光伏自用 ÷ 总用电", self, load)
      : unknown("intensity.selfSufficiency", "1", "没有光伏发电计量；登记光伏表后自动计算。"),
  );

  const mean =
    enterprise.industry === "C17"
      ? leaf("industry.mean.C17", "tCO2/万元", 0.72, {
          kind: "reference",
          id: "mean.C17.CN-33.2025",
          set,
          citation: "操作员录入（示例）",
          confidence: "check",
        })
      : unknown(
          `industry.mean.${enterprise.industry}`,
          "tCO2/万元",
          `行业 ${enterprise.industry} 的平均单位增加值碳排放未录入；请在“基础数据 › 行业均值”中录入。`,
        );
  put({ ...carbonPerValue, key: "grade.l", operation: "chosen", formula: "L = 单位增加值碳排放", inputs: [carbonPerValue] });
  const k = put(of("grade.k", "1", "quotient", "K = L ÷ 同行业均值，DB33/T 1347-2023", carbonPerValue, mean));
  put(
    k.value === null
      ? unknown("grade.grade", "1", k.reason)
      : of(
          "grade.grade",
          "1",
          "chosen",
          "K ≤0.6→1，≤0.8→2，≤1.2→3，≤2.0→4，>2.0→5",
          constant("grade", "1", gradeOf(k.value), "碳效码门限"),
          k,
        ),
  );

  for (const band of Bands) {
    const energy = of(
      `band.${band}`,
      "kWh",
      "product",
      "分时电量",
      grid,
      constant(`share.${band}`, "1", Share[band], "季度小时账汇总"),
    );
    put(
      of(
        `cost.band.${band}`,
        "CNY",
        "product",
        "分时电量 × 分时电价",
        energy,
        constant(`price.${band}`, "元/kWh", Price[band], "浙发改价格〔2026〕112号"),
      ),
    );
  }
  const energyCost = put(
    of("cost.energy", "CNY", "sum", "电度电费 = Σ 分时电量 × 电价", ...Bands.map((band) => figures[`cost.band.${band}`])),
  );
  put(of("cost.average", "CNY/kWh", "quotient", "平均电价 = 电度电费 ÷ 外购电量", energyCost, grid));
  put(unknown("cost.demand", "CNY", "需量电价未录入（浙江第四监管周期未查到）；请在“基础数据 › 电价”中录入。"));
  put(unknown("cost.powerFactorAdjustment", "CNY", "没有无功表；登记无功表后自动计算力调电费。"));
  put(
    of(
      "cost.total",
      "CNY",
      "sum-of-known",
      "电度电费 + 需量电费 + 力调电费（已知部分）",
      energyCost,
      figures["cost.demand"],
      figures["cost.powerFactorAdjustment"],
    ),
  );
  const kw = leaf("meter.demand", "kW", Math.round((grid.value / Math.max(1, span(period).months.length * 730)) * 1.9), {
    kind: "meter",
    meter: `${enterprise.id}-main`,
    from: made.iso(span(period).from),
    to: made.iso(Math.min(span(period).to, now)),
    completeness: 0.997,
  });
  put(of("demand.maxKw", "kW", "maximum", "最大需量 = 15 分钟电量最大值 × 4", kw));
  put(constant("demand.loadFactor", "1", 0.526, "平均功率 ÷ 最大需量"));
  put(constant("demand.peakValleyRatio", "1", 2.31, "高峰与低谷电量之比"));
  put(unknown("demand.powerFactor", "1", "没有无功表；登记无功表后自动计算功率因数。"));
  put(of("energy.tceCalorificWithoutPv", "tce", "difference", "综合能耗（当量）− 光伏自用", tce, carriers[1]));
  const media = tonnes(
    "energy.carrier.water.tceCalorific",
    "tce",
    "新水 × 0.2571 kgce/t（耗能工质）",
    water,
    constant("coal_equivalent.water", "kgce/t", 0.2571, "GB/T 2589-2020 附录 B", "check"),
  );
  put(of("energy.tceCalorificWithMedia", "tce", "sum", "综合能耗（当量）+ 耗能工质", tce, media));
  const subs = made.meters.filter((meter) => meter.parent === `${enterprise.id}-main`);
  const parts = subs.map((meter, at) =>
    of(
      `part.${meter.id}`,
      "kWh",
      "product",
      "分表用量",
      grid,
      constant(`share.${meter.id}`, "1", [0.34, 0.31, 0.29, 0][at] ?? 0, "分表计量"),
    ),
  );
  put(of(`balance.${enterprise.id}-main`, "kWh", "difference", "总表 − Σ 分表", grid, ...parts));
  return { enterprise: enterprise.id, period, scope, figures, notes, set, year };
}

export function gradeOf(k) {
  return k <= 0.6 ? 1 : k <= 0.8 ? 2 : k <= 1.2 ? 3 : k <= 2 ? 4 : 5;
}

/** The account of the park: sums of what is known, ratios Σ over Σ. */
export function parkAccount(period, scope, now) {
  const all = made.enterprises.map((enterprise) => account(enterprise, period, scope, now));
  const figures = {};
  const additive = /^(energy|carbon|declared|activity|cost)\./;
  const keys = Object.keys(all[0].figures).filter((key) => additive.test(key) && key !== "cost.average");
  for (const key of keys) {
    const inputs = all.map((one) => ({
      ...(one.figures[key] ?? unknown(key, "1", "无")),
      key: `${one.enterprise}:${key}`,
      inputs: [],
    }));
    figures[key] = of(key, all[0].figures[key].unit, "sum-of-known", "园区合计 = Σ 各企业（已知部分）", ...inputs);
    figures[key].missing = inputs.filter((input) => input.value === null).length;
  }
  const ratio = (key, unit, top, bottom, formula) => {
    // Only firms that know both sides count on both sides.
    const both = all.filter((one) => one.figures[top].value !== null && one.figures[bottom].value !== null);
    const side = (name) =>
      of(
        `park.${name}`,
        all[0].figures[name].unit,
        "sum-of-known",
        "两侧都已知的企业之和",
        ...both.map((one) => ({ ...one.figures[name], key: `${one.enterprise}:${name}`, inputs: [] })),
      );
    figures[key] =
      both.length === 0
        ? unknown(key, unit, "没有企业同时知道分子与分母。")
        : of(key, unit, "quotient", formula, side(top), side(bottom));
  };
  ratio(
    "intensity.tco2PerValueAdded",
    "tCO2/万元",
    "carbon.total",
    "declared.valueAdded",
    "Σ 排放 ÷ Σ 增加值，不是企业强度的平均",
  );
  ratio("intensity.tceCalorificPerValueAdded", "tce/万元", "energy.tceCalorific", "declared.valueAdded", "Σ 能耗 ÷ Σ 增加值");
  ratio("intensity.tco2PerMu", "tCO2/亩", "carbon.total", "declared.landMu", "Σ 排放 ÷ Σ 占地");
  ratio("intensity.taxPerMu", "万元/亩", "declared.tax", "declared.landMu", "Σ 税收 ÷ Σ 占地");
  ratio("intensity.selfConsumption", "1", "activity.pv-self-used", "activity.pv-generated", "Σ 光伏自用 ÷ Σ 光伏发电");
  ratio("intensity.selfSufficiency", "1", "activity.pv-self-used", "energy.loadKwh", "Σ 光伏自用 ÷ Σ 总用电");
  return { enterprise: "-", period, scope, figures, notes: [], set: Set, all };
}

/** Takes figures out of an account under the names an answer gives them, and completes the answer with its head. */
export function picker(one) {
  const ids = {};
  const reasons = {};
  const checks = {};
  const taken = [];
  function take(name, key) {
    const figure = one.figures[key];
    ids[name] = idOf(one, key);
    if (figure === undefined) {
      reasons[name] = `This account has no ${key}: nothing it could follow from is metered or declared.`;
      return null;
    }
    taken.push(figure);
    if (figure.value === null) {
      reasons[name] = figure.reason;
    }
    const marks = leaves(figure).filter((node) => node.source?.confidence === "check");
    if (figure.value !== null && marks.length > 0) {
      checks[name] = [...new globalThis.Set(marks.map((node) => node.source.id ?? node.key))].sort();
    }
    return figure.value;
  }
  function complete(view) {
    const lock = locked.get(`${one.enterprise}|${one.period}`);
    const covered = taken
      .flatMap((figure) => leaves(figure))
      .map((node) => node.source?.completeness ?? null)
      .filter((share) => share !== null);
    return {
      ...view,
      park: "qsh",
      enterprise: one.enterprise === "-" ? null : one.enterprise,
      period: one.period,
      scope: one.scope,
      state: lock === undefined ? "provisional" : lock.restated ? "restated" : "final",
      version: lock === undefined ? null : 1,
      factorSet: one.set,
      completeness: covered.length === 0 ? null : covered.reduce((sum, share) => sum + share, 0) / covered.length,
      provisionalFactors: one.year !== 2023,
      notes: one.notes,
      figures: ids,
      reasons,
      checks,
      restated:
        lock?.restated === true && "total" in ids
          ? {
              version: 2,
              at: "2026-11-02T08:00:00+08:00",
              factorSet: "2026-11",
              values: { total: 2512.74, scope2Location: 1536.4 },
              figures: { total: `${ids.total}~2` },
              checks: {},
              differences: [
                {
                  scope: "provincial",
                  key: "carbon.scope2Location",
                  from: 1591.68,
                  to: 1536.4,
                  difference: -55.28,
                  dataQuality: 2.1,
                  activity: 0,
                  factor: -57.38,
                },
                {
                  scope: "provincial",
                  key: "carbon.total",
                  from: 2568.02,
                  to: 2512.74,
                  difference: -55.28,
                  dataQuality: 2.1,
                  activity: 0,
                  factor: -57.38,
                },
              ],
            }
          : null,
    };
  }
  return { take, complete };
}

export function idOf(one, key) {
  return `qsh~${one.enterprise}~${one.period}~${one.scope}~${key}`;
}
