/** The accounting routes over the made-up park: accounts, explanation, declared figures, flags, reference data, ranking. */
import { account, locked, monthsOf, parkAccount, picker, span } from "./accounts.mjs";
import { declare, declaredOf, faultsOf, history, readImport, template } from "./declared.mjs";
import { leaves } from "./figures.mjs";
import * as made from "./park.mjs";
import { documentOf, documents, publications, put } from "./reference.mjs";
import { act, flags } from "./flags.mjs";

const problem = (status, title, detail, more = {}) => ({ status, body: { type: "about:blank", title, status, detail, ...more } });
const ok = (body) => ({ status: 200, body });
const value = (one, key) => one.figures[key]?.value ?? null;
const named = (take, prefix, names) => Object.fromEntries(names.map((name) => [name, take(name, `${prefix}.${name}`)]));

function energy(one) {
  const { take, complete } = picker(one);
  const view = named(take, "energy", [
    "loadKwh",
    "tceCalorific",
    "tceEquivalent",
    "tceCalorificWithoutPv",
    "tceCalorificWithMedia",
  ]);
  const byCarrier = {};
  for (const flow of ["grid-import", "pv-generated", "gas", "heat"]) {
    const figure = one.figures[`activity.${flow}`];
    if (figure !== undefined && figure.value !== 0) {
      const part = (name, key) => (one.figures[key] === undefined ? null : take(`byCarrier.${flow}.${name}`, key));
      byCarrier[flow] = {
        amount: part("amount", `activity.${flow}`),
        unit: figure.unit,
        tceCalorific: part("tceCalorific", `energy.carrier.${flow}.tceCalorific`),
        tceEquivalent: part("tceEquivalent", `energy.carrier.${flow}.tceEquivalent`),
      };
    }
  }
  return complete({ ...view, byCarrier });
}

function carbon(one) {
  const { take, complete } = picker(one);
  const view = named(take, "carbon", [
    "scope1",
    "scope2Location",
    "scope2Market",
    "total",
    "scope3Memo",
    "avoidedSelfUse",
    "avoidedExport",
  ]);
  const flows = ["gas", "grid-import", "heat"].filter((flow) => value(one, `carbon.flow.${flow}`) !== 0);
  return complete({
    ...view,
    byFlow: Object.fromEntries(flows.map((flow) => [flow, take(`byFlow.${flow}`, `carbon.flow.${flow}`)])),
    unit: "tCO2",
  });
}

const intensities = [
  "tceCalorificPerValueAdded",
  "tceEquivalentPerValueAdded",
  "tco2PerValueAdded",
  "tceCalorificPerOutput",
  "tco2PerOutput",
  "waterPerValueAdded",
  "waterPerOutput",
  "tco2PerMu",
  "kgcePerM2",
  "taxPerMu",
  "valueAddedPerMu",
  "selfConsumption",
  "selfSufficiency",
  "tcePerHead",
];

function intensity(one) {
  const { take, complete } = picker(one);
  const units = Object.fromEntries(
    intensities.filter((name) => one.figures[`intensity.${name}`]).map((name) => [name, one.figures[`intensity.${name}`].unit]),
  );
  return complete({ ...named(take, "intensity", intensities), byProduct: {}, areaBasis: "floor", units });
}

function grade(one) {
  const { take, complete } = picker(one);
  const l = take("l", "grade.l");
  const levelNumber = l === null ? null : l <= 0.6 ? 1 : l <= 2 ? 2 : 3;
  return complete({
    l,
    k: take("k", "grade.k"),
    grade: take("grade", "grade.grade"),
    level: [null, "低碳", "中碳", "高碳"][levelNumber ?? 0],
    levelNumber,
  });
}

function comparison(one) {
  const { take, complete } = picker(one);
  const industry = made.enterprises.find((each) => each.id === one.enterprise)?.industry ?? null;
  const told = industry === "C17";
  return complete({
    figure: "intensity.tco2PerValueAdded",
    value: take("value", "intensity.tco2PerValueAdded"),
    industry,
    band: told ? "top50" : null,
    members: told ? "5-9" : null,
    withoutBand: told ? null : "The group is too small, or too uneven, to tell a band without telling a competitor's figure.",
    lowIsBetter: true,
  });
}

function cost(one) {
  const { take, complete } = picker(one);
  const bands = ["sharp", "peak", "flat", "valley", "deep-valley"];
  return complete({
    ...named(take, "cost", ["energy", "demand", "powerFactorAdjustment", "total", "average"]),
    maxDemandKw: take("maxDemandKw", "demand.maxKw"),
    loadFactor: take("loadFactor", "demand.loadFactor"),
    powerFactor: take("powerFactor", "demand.powerFactor"),
    peakValleyRatio: take("peakValleyRatio", "demand.peakValleyRatio"),
    byBand: Object.fromEntries(bands.map((band) => [band, take(`byBand.${band}`, `cost.band.${band}`)])),
    unit: "CNY",
  });
}

function balance(one) {
  const { take, complete } = picker(one);
  if (one.enterprise === "~") {
    const row = (meter, amount, submeters) => ({
      meter,
      unit: "kWh",
      amount,
      ownUse: null,
      submeters,
      unaccounted: amount - submeters,
      share: (amount - submeters) / amount,
    });
    take("park-light", "activity.grid-import");
    return complete({ gateways: [row("park-light", 16_842_000, 16_156_000), row("park-pump", 41_200, 43_020)] });
  }
  const gateways = made.meters
    .filter((meter) => meter.enterprise === one.enterprise && made.meters.some((sub) => sub.parent === meter.id))
    .map((meter) => {
      const amount = value(one, "activity.grid-import");
      const unaccounted = take(meter.id, `balance.${meter.id}`);
      return {
        meter: meter.id,
        unit: meter.unit,
        amount,
        ownUse: null,
        submeters: unaccounted === null ? null : amount - unaccounted,
        unaccounted,
        share: unaccounted === null ? null : unaccounted / amount,
      };
    });
  return complete({ gateways });
}

const makers = { comparison, energy, carbon, intensity, grade, cost, balance };

export function enterpriseRoute(id, rest, url, request, body, now) {
  const own = { id: "~", name: null, industry: null, landMu: null, floorM2: null };
  const enterprise = id === "~" ? own : made.enterprises.find((one) => one.id === id);
  if (enterprise === undefined) {
    return problem(404, "There is no such enterprise.", `Park 'qsh' has no enterprise '${id}'.`);
  }
  const [area, second, third] = rest;
  const period = url.searchParams.get("period") ?? "";
  if (area in makers) {
    return monthsOf(period) === null
      ? problem(400, "The request cannot be read.", `'${period}' is not a period.`)
      : ok(makers[area](account(enterprise, period, url.searchParams.get("scope") ?? "provincial", now)));
  }
  if (area === "declared" && second === undefined) {
    return ok({ park: "qsh", enterprise: id, periods: history(id, null) });
  }
  if (area === "declared" && request.method === "PUT") {
    const wanted = JSON.parse(body);
    const errors = faultsOf(wanted);
    return Object.keys(errors).length > 0
      ? problem(422, "These figures cannot be declared.", Object.values(errors).flat().join(" "), {
          faults: Object.entries(errors).flatMap(([place, texts]) => texts.map((text) => `${place}: ${text}`)),
        })
      : (declare(id, second, wanted), ok(declared(enterprise, second, now)));
  }
  if (area === "declared") {
    return monthsOf(second) === null
      ? problem(400, "The request cannot be read.", `'${second}' is not a period.`)
      : ok(declared(enterprise, second, now));
  }
  if (area === "reports" && third === "lock" && request.method === "POST") {
    if (declaredOf(id, second) === null) {
      return problem(409, "The period cannot be locked.", "没有申报增加值与产值，锁定后的报表将没有强度；请先申报。");
    }
    locked.set(`${id}|${second}`, { by: "local", at: new Date().toISOString(), restated: false });
    return ok(reports(id, second));
  }
  if (area === "reports" && second === undefined) {
    const periods = [...locked.keys()].filter((key) => key.startsWith(`${id}|`)).map((key) => key.split("|")[1]);
    return ok({ park: "qsh", enterprise: id, reports: periods.sort().map((period) => reports(id, period)) });
  }
  if (area === "reports") {
    return ok(reports(id, second));
  }
  return null;
}

function declared(enterprise, period, now) {
  const { take, complete } = picker(account(enterprise, period, "provincial", now));
  const list = history(enterprise.id, period);
  const newest = list.at(-1);
  const empty = {
    output: null,
    valueAdded: null,
    tax: null,
    landMu: null,
    floorM2: null,
    headcount: null,
    researchAndDevelopment: null,
    emissions: null,
    activities: [],
    products: [],
    certificates: [],
  };
  ["output", "valueAdded", "tax", "landMu", "floorM2", "headcount"].forEach((name) => take(name, `declared.${name}`));
  return complete({
    ...empty,
    ...newest?.figures,
    declaredVersion: newest?.version ?? 0,
    at: newest?.at ?? null,
    by: newest?.by ?? null,
    via: newest?.via ?? null,
    history: list,
  });
}

function reports(id, period) {
  const lock = locked.get(`${id}|${period}`);
  if (lock === undefined) {
    return { park: "qsh", enterprise: id, period, state: "provisional", factorSet: null, versions: [] };
  }
  const sha256 = "9f2c4f1d6f0a4f4e8a2f1f0a7d3b5c6e9f2c4f1d6f0a4f4e8a2f1f0a7d3b5c6e";
  const document = `/api/parks/qsh/enterprises/${id}/reports/${period}/1/document`;
  const first = { version: 1, at: lock.at, by: lock.by, factorSet: "2025-12", document, sha256, differences: [] };
  const second = {
    version: 2,
    at: "2026-11-02T08:00:00+08:00",
    by: "system",
    factorSet: "2026-11",
    document,
    sha256,
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
  };
  return {
    park: "qsh",
    enterprise: id,
    period,
    factorSet: "2025-12",
    state: lock.restated ? "restated" : "final",
    versions: lock.restated ? [first, second] : [first],
  };
}

export function parkRoute(rest, url, body, now) {
  const [area, word] = rest;
  if (area === "declared" && word === "import") {
    const read = readImport(body, url.searchParams.get("commit") === "true");
    return url.searchParams.get("commit") === "true" && !read.committed
      ? problem(422, "The table has bad cells.", `${read.badCells.length} cells cannot be taken.`, {
          badCells: read.badCells,
        })
      : ok(read);
  }
  if (area === "declared" && word === "template") {
    return { status: 200, text: template(), type: "text/csv; charset=utf-8" };
  }
  const period = url.searchParams.get("period") ?? "";
  if (area === "flags") {
    return ok(flags());
  }
  const maker = { carbon, energy, intensity, cost }[area];
  return maker === undefined || monthsOf(period) === null
    ? null
    : ok(maker(parkAccount(period, url.searchParams.get("scope") ?? "provincial", now)));
}

function explain(id, now) {
  const [park, who, period, scope, key, asked] = id.split("~");
  const enterprise = made.enterprises.find((one) => one.id === who);
  if (park !== "qsh" || (enterprise === undefined && who !== "-") || monthsOf(period ?? "") === null) {
    return problem(404, "There is no such figure.", `There is no figure '${id}'. Every answer of an account has its ids under 'figures'; they read park~enterprise~period~scope~key.`);
  }
  const one = who === "-" ? parkAccount(period, scope, now) : account(enterprise, period, scope, now);
  const figure = one.figures[key];
  if (figure === undefined) {
    return problem(404, "There is no such figure.", `The account of '${who}' in ${period} has no figure '${key}'.`);
  }
  const report = who === "-" ? { versions: [] } : reports(who, period);
  const { take, complete } = picker(one);
  take("value", key);
  const head = complete({});
  const base = id.split("~").slice(0, 5).join("~");
  const each = leaves(figure).filter((node) => node.source !== null);
  const of = (kind) => each.filter((node) => node.source.kind === kind);
  const part = (unit) => ({
    unit,
    measured: sumOf(
      of("meter")
        .filter((node) => node.unit === unit)
        .map((node) => node.source.measured ?? 0),
    ),
    estimated: sumOf(
      of("meter")
        .filter((node) => node.unit === unit)
        .map((node) => node.source.estimated ?? 0),
    ),
    declared: sumOf(
      of("declared")
        .filter((node) => node.unit === unit)
        .map((node) => node.value ?? 0),
    ),
  });
  const version = (row) => {
    const difference = report.versions.flatMap((each) => each.differences).find((change) => change.key === key);
    return {
      version: row.version,
      figure: `${base}~${row.version}`,
      at: row.at,
      by: row.by,
      factorSet: row.factorSet,
      value: difference === undefined ? figure.value : row.version === 1 ? difference.from : difference.to,
    };
  };
  return ok({
    ...shown(figure, base),
    id,
    figure: id,
    park: "qsh",
    enterprise: who === "-" ? null : who,
    period,
    from: made.iso(span(period).from),
    to: made.iso(span(period).to),
    scope,
    version: asked === undefined ? null : Number(asked),
    state: head.state,
    factorSet: one.set,
    completeness: head.completeness,
    provisionalFactors: head.provisionalFactors,
    parts: [...new Set([...of("meter"), ...of("declared")].map((node) => node.unit))].map(part),
    meters: of("meter").map((node) => node.source),
    declarations: of("declared").map((node) => node.source),
    factors: of("reference").map((node) => shown(node, base)),
    notes: one.notes,
    reported: report.versions.map(version),
    current:
      asked === undefined ? null : { version: null, figure: base, at: null, by: null, factorSet: one.set, value: figure.value },
  });
}

const sumOf = (values) => values.reduce((total, one) => total + one, 0);

function shown(node, base) {
  const own = base.slice(0, base.lastIndexOf("~"));
  return { ...node, figure: `${own}~${node.key}`, inputs: node.inputs.map((input) => shown(input, base)), more: false };
}

const axes = [
  ["industrialOutput", "万元", "high", 960_000],
  ["taxPerMu", "万元/亩", "high", 40],
  ["energyPerValueAdded", "tce/万元", "low", 0.52],
  ["carbonPerValueAdded", "tCO2/万元", "low", 1.1],
  ["waterPerValueAdded", "m3/万元", "low", 14],
  ["selfConsumption", "1", "high", 0.8],
  ["goodGradeShare", "1", "high", 0.5],
  ["dataCompleteness", "1", "high", 0.9],
];
const zones = [
  ["qsh", "青山湖科技城", "Qingshan Lake Science Park", 1],
  ["qianjiang", "杭州钱江经济开发区", "Hangzhou Qianjiang EDZ", 0.93],
  ["linan", "浙江临安经济开发区", "Zhejiang Lin'an EDZ", 1.06],
  ["fuyang", "浙江富阳经济开发区", "Zhejiang Fuyang EDZ", 0.88],
  ["tonglu", "浙江桐庐经济开发区", "Zhejiang Tonglu EDZ", 0.79],
];

const publishedRankings = new Map();

function publish(quarter, note) {
  const before = publishedRankings.get(quarter) ?? [];
  const one = { version: before.length + 1, at: new Date().toISOString(), by: "local", note };
  publishedRankings.set(quarter, [...before, one]);
  return ranking(quarter);
}

function ranking(quarter) {
  const rows = zones.map(([zone, , , by], place) => {
    const own = axes.map(([axis, unit, better, target], at) => {
      const gap = (place * 7 + at * 3) % 11 === 0;
      const share = (0.7 + ((place * 13 + at * 29) % 50) / 100) * by;
      const value = gap ? null : better === "high" ? target * share : target / share;
      const reason = gap ? `${axis} of ${zone} is not known for ${quarter}; declare it.` : null;
      return { axis, unit, better, value, target, score: gap ? null : Math.min(120, share * 100), reason, sources: [] };
    });
    const scores = own.map((one) => one.score).filter((score) => score !== null);
    return { zone, score: scores.reduce((a, b) => a + b, 0) / scores.length, reason: null, missed: [], axes: own };
  });
  rows.sort((left, right) => right.score - left.score);
  const published = publishedRankings.get(quarter) ?? [];
  const ranked = rows.map((row, at) => ({ rank: at + 1, ...row }));
  return {
    quarter,
    state: ["provisional", "final"][published.length] ?? "restated",
    factorSet: "2026-11",
    completeness: 0.97,
    figures: {},
    radar: "hangzhou",
    zones: ranked,
    published,
  };
}

/** The answer of a route outside the parks; null where there is none. */
export function officeRoute(parts, url, request, body, now) {
  const [area, one, two] = parts;
  if (area === "explain") {
    return explain(one, now);
  }
  if (area === "city" && one === "ranking" && request.method === "GET") {
    return ok(ranking(url.searchParams.get("quarter") ?? "2026-Q3"));
  }
  if (area === "city" && one === "ranking" && request.method === "POST") {
    return ok(publish(two, url.searchParams.get("note")));
  }
  if (area === "city" && (one === "axes" || one === "targets")) {
    return ok(JSON.parse(body));
  }
  if (area === "city" && one === "zones") {
    return ok({ factorSet: "2026-11", zones: zones.map(([id, nameZh, nameEn]) => ({ id, nameZh, nameEn })), notes: [] });
  }
  if (area === "flags" && request.method === "POST") {
    return act(one, two, body === "" ? {} : JSON.parse(body));
  }
  if (area === "reference" && one === undefined) {
    return ok({ current: publications().at(-1).version, kinds: documents, history: [...publications()].reverse() });
  }
  if (area === "reference" && request.method === "PUT") {
    return put(one, body, url.searchParams.get("note"));
  }
  if (area === "reference") {
    const document = documentOf(one);
    return document === null
      ? problem(404, "There is no such document.", `'${one}' is none of ${documents.join(", ")}.`)
      : ok(document);
  }
  return null;
}
