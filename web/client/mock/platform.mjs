/** The platform's routes over the made-up park: enterprises by grade, the desk, versions of rules, portraits, diagnoses, packages. */
import { account, idOf } from "./accounts.mjs";
import { constant, of, unknown } from "./figures.mjs";
import { flags } from "./flags.mjs";
import * as made from "./park.mjs";
import { publications } from "./reference.mjs";

const ok = (body) => ({ status: 200, body });
const Keys = {
  grade: "grade.grade",
  level: "grade.level",
  l: "grade.l",
  k: "grade.k",
  tco2: "carbon.total",
  tce: "energy.tceCalorific",
  loadKwh: "energy.loadKwh",
};
const Days = { candidate: ["verify", 10], verified: ["notify", 5], notified: ["answer", 15], answered: ["judge", 10], appealed: ["judge", 10] };
const value = (one, key) => one.figures[key]?.value ?? null;
const firms = () => made.enterprises.filter((one) => one.id !== "~");
const yearBefore = (period) => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;

function standings(url, now) {
  const period = url.searchParams.get("period") ?? "2026-10";
  const before = yearBefore(period);
  const open = flags().flags.filter((flag) => flag.state !== "closed" && flag.state !== "dismissed");
  return ok({
    period,
    before,
    scope: "provincial",
    keys: Keys,
    parks: [{ park: "qsh", name: made.parks()[0].name, timeZone: "Asia/Shanghai", demo: true }],
    enterprises: firms().map((firm) => {
      const one = account(firm, period, "provincial", now);
      const then = account(firm, before, "provincial", now);
      const l = value(one, "grade.l");
      const figures = Object.fromEntries(Object.entries(Keys).map(([name, key]) => [name, value(one, key)]));
      const mine = open.filter((flag) => flag.enterprise === firm.id);
      return {
        park: "qsh",
        enterprise: firm.id,
        name: firm.name,
        industry: firm.industry,
        state: one.state ?? "provisional",
        version: null,
        factorSet: "2026-11",
        ...figures,
        level: l === null ? null : l <= 0.6 ? 1 : l <= 2 ? 2 : 3,
        mean: l === null || figures.k === null ? null : l / figures.k,
        tco2Before: value(then, "carbon.total"),
        lBefore: value(then, "grade.l"),
        completeness: one.completeness ?? 0.97,
        openFlags: mine.length,
        candidates: mine.filter((flag) => flag.state === "candidate").length,
        reasons: Object.fromEntries(
          Object.entries(Keys)
            .filter(([name]) => figures[name] === null)
            .map(([name, key]) => [name, one.figures[key]?.reason ?? `This account has no ${key}: nothing it could follow from is metered or declared.`]),
        ),
      };
    }),
  });
}

function desk(now) {
  const all = flags().flags.map((flag) => {
    const [awaited, days] = Days[flag.state] ?? [null, 0];
    const since = Date.parse(flag.trail.at(-1).at);
    return {
      flag,
      parkName: made.parks()[0].name,
      enterpriseName: made.enterprises.find((one) => one.id === flag.enterprise)?.name ?? flag.enterprise,
      awaited,
      due: awaited === null ? null : made.iso(since + days * 86_400_000),
      overdue: awaited !== null && since + days * 86_400_000 < now,
    };
  });
  return ok({ total: all.length, overdue: all.filter((one) => one.overdue).length, byState: flags().byState, flags: all });
}

function rules() {
  const [to, from = to] = [...publications()].reverse();
  const edition = (version, threshold) => ({
    version,
    figure: "grade.k",
    compare: "above",
    levels: [{ word: "grade-4", threshold, clear: threshold * 0.95 }],
    on: { quarter: 2, year: 1 },
    minCompleteness: 0.9,
    validFrom: null,
    validTo: null,
    source: "规上工业企业碳效等级评价方法",
    confidence: "confirmed",
  });
  const judged = flags().flags.filter((flag) => flag.rule === "CARBON_GRADE_4");
  return ok({
    from,
    to,
    rules: [
      {
        rule: "CARBON_GRADE_4",
        from: edition(1, 1.2),
        to: edition(2, 1.35),
        changed: ["version", "levels"],
        flags: judged.map((flag) => ({
          flag: flag.id,
          park: flag.park,
          enterprise: flag.enterprise,
          name: made.enterprises.find((one) => one.id === flag.enterprise)?.name ?? flag.enterprise,
          period: flag.period,
          ruleVersion: flag.ruleVersion,
          factorSet: flag.factorSet,
          figure: flag.figure,
          value: flag.value,
          unit: flag.unit,
          threshold: flag.threshold,
          fromThreshold: 1.2,
          fromMet: flag.value > 1.2,
          toThreshold: 1.35,
          toMet: flag.value > 1.35,
        })),
      },
      { rule: "CARBON_GRADE_5", from: edition(1, 2), to: edition(1, 2), changed: [], flags: [] },
    ],
  });
}

function node(figure, depth = 3) {
  const inputs = figure.inputs ?? [];
  return { ...figure, figure: null, inputs: depth === 0 ? [] : inputs.map((one) => node(one, depth - 1)), more: depth === 0 && inputs.length > 0 };
}

function shown(figure, id = null) {
  return { key: figure.key, value: figure.value, unit: figure.unit, reason: figure.reason, figure: id, tree: node(figure) };
}

function portrait(firm, period, now) {
  const one = account(firm, period, "provincial", now);
  const then = account(firm, yearBefore(period), "provincial", now);
  const at = (key, unit = "1") => one.figures[key] ?? unknown(key, unit, `This account has no ${key}: nothing it could follow from is metered or declared.`);
  const trend = one.figures["intensity.tco2PerValueAdded"] && then.figures["intensity.tco2PerValueAdded"]
    ? of("portrait.trend", "1", "quotient", "Carbon per value added ÷ that of the same period a year before", one.figures["intensity.tco2PerValueAdded"], then.figures["intensity.tco2PerValueAdded"])
    : unknown("portrait.trend", "1", "Carbon per value added of this period or of a year before is not known; declare value added of both.");
  const axes = [
    ["carbon-grade", "碳效", "Carbon grade", at("grade.k"), 2, 0.6],
    ["peers", "同行位置", "Among peers", unknown("portrait.peerShare", "1", "No comparison is made for this industry, figure and period yet."), 1, 0.1],
    ["trend", "强度变化", "Trend", trend, 1.1, 0.9],
    ["pv-share", "光伏自给", "PV share", at("intensity.selfSufficiency"), 0, 0.3],
    ["completeness", "数据完整", "Completeness", constant("portrait.completeness", "1", one.completeness ?? 0.97, "This twin's own rule; docs/diagnosis.md"), 0.8, 1],
    ["load-factor", "负荷率", "Load factor", at("demand.loadFactor"), 0.2, 0.8],
    ["valley-share", "谷电占比", "Valley share", constant("portrait.valleyShare", "1", 0.37, "(低谷 + 深谷) kWh ÷ bought kWh"), 0.1, 0.5],
    ["saving", "基准节能", "Saving", constant("baseline.improvement", "1", 0.04, "1 − EnPI ÷ EnB"), -0.05, 0.1],
  ].map(([axis, zh, en, figure, zero, full]) => ({
    axis,
    name: { zh, en },
    figure: shown(figure, figure === one.figures[figure.key] ? idOf(one, figure.key) : null),
    zero,
    full,
    score: figure.value === null ? null : Math.min(1, Math.max(0, (figure.value - zero) / (full - zero))) * 100,
  }));
  const known = axes.filter((axis) => axis.score !== null);
  const words = (axis) => ({
    zh: `${axis.name.zh}：${Math.round(axis.figure.value * 1000) / 1000}（${Math.round(axis.score)} 分）`,
    en: `${axis.name.en}: ${Math.round(axis.figure.value * 1000) / 1000} (${Math.round(axis.score)} points)`,
  });
  const [grade, l] = [value(one, "grade.grade"), value(one, "grade.l")];
  return ok({
    park: "qsh",
    parkName: made.parks()[0].name,
    enterprise: firm.id,
    name: firm.name,
    industry: firm.industry,
    landMu: 52,
    period,
    state: one.state ?? "provisional",
    version: null,
    factorSet: "2026-11",
    completeness: one.completeness ?? 0.97,
    score: known.length * 2 < axes.length ? null : known.reduce((sum, axis) => sum + axis.score, 0) / known.length,
    axes,
    strengths: known.filter((axis) => axis.score >= 75).map(words),
    weaknesses: known.filter((axis) => axis.score < 40).map(words),
    card: {
      grade,
      level: l === null ? null : l <= 0.6 ? 1 : l <= 2 ? 2 : 3,
      l,
      k: value(one, "grade.k"),
      reason: grade === null ? (one.figures["grade.grade"]?.reason ?? "unknown") : null,
      figure: idOf(one, grade === null ? "grade.l" : "grade.grade"),
      edition: "zj-carbon-code",
      source: "规上工业企业碳效等级评价方法",
      checks: [],
      check: "3f9a12c04be7",
    },
  });
}

function night(one) {
  const kwh = constant("diagnosis.nightKwh", "kWh", 41_200, "This twin's own rule; docs/diagnosis.md");
  const mean = of("diagnosis.nightKw", "kW", "quotient", "kWh ÷ known hours", kwh, constant("diagnosis.nightHours", "h", 155, "This twin's own rule; docs/diagnosis.md"));
  const day = constant("diagnosis.workdayKw", "kW", 402, "kWh ÷ known hours");
  const share = of("diagnosis.nightShare", "1", "quotient", "Mean power ÷ mean power of working days", mean, day);
  const excess = constant("diagnosis.nightExcessKwh", "kWh", 22_507, "Bought less the aim");
  return {
    kind: "night-base-load",
    severity: "warning",
    figure: shown(share),
    limit: 0.5,
    limitSource: "This twin's own rule; docs/diagnosis.md",
    evidence: [shown(mean), shown(day)],
    size: [excess, constant("diagnosis.nightYuan", "CNY", 14_629, "kWh × price"), constant("diagnosis.nightTco2", "tCO2", 11.19, "kWh × carbon per bought kWh of the period")].map((size) => shown(size)),
    title: { zh: "夜间基荷偏高", en: "High base load at night" },
    text: {
      zh: "夜间（0–5 时）平均购电功率 265.8 kW，为工作日白天（8–17 时）402 kW 的 66.1 %，超过 50 %。若降到 30 %，本期可少购电 22,507 kWh。",
      en: "Between 0:00 and 5:00 265.8 kW are bought on average: 66.1 % of the 402 kW of working days, above 50 %. At 30 % this period would have bought 22,507 kWh less.",
    },
    measures: [{ zh: "夜间停用空压机、循环泵、空调与待机设备", en: "Switch off compressors, pumps, air conditioning and idle machines at night" }],
    of: one,
  };
}

const kinds = ["data-missing", "data-estimated", "above-industry-mean", "intensity-rising", "demand-overshoot", "night-base-load", "weekend-load", "pv-not-used", "valley-shift", "low-power-factor", "low-load-factor"];

function diagnosis(firm, period, now) {
  const one = account(firm, period, "provincial", now);
  const { of: _, ...finding } = night(one);
  return ok({
    park: "qsh",
    enterprise: firm.id,
    name: firm.name,
    industry: firm.industry,
    period,
    scope: "provincial",
    state: "provisional",
    version: null,
    factorSet: "2026-11",
    completeness: one.completeness ?? 0.97,
    estimatedShare: 0.006,
    provisionalFactors: true,
    madeAt: made.iso(now),
    findings: [finding],
    kinds,
    factors: [],
    notes: [],
  });
}

function parkDiagnosis(period, now) {
  const { title, text, measures, severity } = night(null);
  return ok({
    park: "qsh",
    name: made.parks()[0].name,
    period,
    madeAt: made.iso(now),
    enterprises: firms().length,
    withFindings: 2,
    kinds,
    factors: [],
    findings: [
      {
        kind: "night-base-load",
        title,
        count: 2,
        sums: { kWh: 45_014, CNY: 29_258, tCO2: 22.38 },
        known: { kWh: 2, CNY: 2, tCO2: 2 },
        measures,
        rows: firms()
          .slice(0, 2)
          .map((firm) => ({ enterprise: firm.id, name: firm.name, severity, text, size: { kWh: 22_507, CNY: 14_629, tCO2: 11.19 } })),
      },
    ],
  });
}

/** What is asked of the platform; null where it is something else. */
export function platformRoute(parts, url, now) {
  const [area, park, section, id, last] = parts;
  const period = url.searchParams.get("period") ?? "2026-10";
  if (area === "platform") {
    return { enterprises: () => standings(url, now), flags: () => desk(now), rules }[park]?.() ?? null;
  }
  if (area !== "parks" || park !== "qsh") {
    return null;
  }
  if (section === "diagnosis") {
    return parkDiagnosis(period, now);
  }
  const archive = { status: 200, type: "application/zip", text: "PK\u0005\u0006" + "\u0000".repeat(18) };
  if (section === "package") {
    return archive;
  }
  const firm = section === "enterprises" ? made.enterprises.find((one) => one.id === id) : undefined;
  return firm === undefined
    ? null
    : ({ portrait: () => portrait(firm, period, now), diagnosis: () => diagnosis(firm, period, now), package: () => archive }[last]?.() ?? null);
}
