/** The past of the made-up park: the routes of docs/formats/past.md. */
import * as made from "./park.mjs";

const QuarterMs = 900_000;

/** A past quarter-hour in the shape of the live view. */
export function at(time, now) {
  const start = Math.floor(time / QuarterMs) * QuarterMs;
  if (!(start + QuarterMs <= now)) {
    return null;
  }
  const view = made.snapshot(start + QuarterMs - 1_000);
  const past = (one) => ({ ...one, lastArrived: null, lastValue: null, quality: null, verdict: null });
  return { ...view, at: made.iso(start), past: true, meters: view.meters.map(past) };
}

/** A run of quarter-hours of the park and of each enterprise. */
export function frames(from, to, now) {
  const start = Math.floor(from / QuarterMs) * QuarterMs;
  const count = Math.max(0, Math.floor((Math.min(to, now) - start) / QuarterMs));
  const kinds = (list) => [...new Map(list.filter((one) => one.counted).map((one) => [`${one.carrier}.${one.role}.${one.unit}`, one])).values()];
  const of = (list) =>
    kinds(list).map((kind) => {
      const same = list.filter((one) => one.counted && one.carrier === kind.carrier && one.role === kind.role && one.unit === kind.unit);
      const { values } = made.usage(same, {}, start, start + count * QuarterMs, "PT15M", now);
      return {
        carrier: kind.carrier,
        role: kind.role,
        unit: kind.unit,
        rateUnit: { kWh: "kW", m3: "m3/h", GJ: "GJ/h", t: "t/h", kvarh: "kvar" }[kind.unit],
        meters: same.length,
        rates: values.map((row) => (row.value === null ? null : row.value * 4)),
        measured: values.map((row) => Math.round(row.completeness * same.length)),
      };
    });
  return {
    park: "qsh",
    timeZone: "Asia/Shanghai",
    start: made.iso(start),
    count,
    lines: of(made.meters),
    enterprises: [...made.enterprises.map((one) => one.id), null].map((id) => ({
      id,
      lines: of(made.meters.filter((one) => one.enterprise === id)),
    })),
  };
}

/** The greatest quarter-hour of each enterprise. */
export function peaks(url, from, to, now) {
  const carrier = url.searchParams.get("carrier");
  const role = url.searchParams.get("role");
  const end = Math.floor(Math.min(to, now) / QuarterMs) * QuarterMs;
  const of = (one) => one.counted && one.carrier === carrier && (role === null || one.role === role);
  const unit = made.meters.find(of)?.unit ?? "kWh";
  const enterprises = made.enterprises
    .map(({ id }) => {
      const list = made.meters.filter((one) => one.enterprise === id && of(one));
      const rows = list.length === 0 ? [] : made.usage(list, {}, from, end, "PT15M", now).values;
      const greatest = rows.reduce((most, row) => (row.value !== null && row.value > (most?.value ?? -Infinity) ? row : most), null);
      return { id, peak: greatest === null ? null : greatest.value * 4, at: greatest?.start ?? null, completeness: 1, none: list.length === 0 };
    })
    .filter((one) => !one.none);
  return { park: "qsh", timeZone: "Asia/Shanghai", carrier, unit, rateUnit: { kWh: "kW", m3: "m3/h", GJ: "GJ/h", t: "t/h" }[unit], enterprises };
}

/** A trial: rough figures in the shape of the host's. */
export function whatIf(enterprise, text) {
  const body = JSON.parse(text || "{}");
  const moved = (body.shifts ?? []).length > 0 ? 52_000 : 0;
  const pv = (body.pv?.kwp ?? 0) * 84.5;
  const added = (body.newcomer?.yearKwh ?? 0) / 12;
  const row = (key, unit, before, after, formula = null, inputs = [], reason = null) => ({
    key, unit, before, after, difference: before === null || after === null ? null : after - before, formula, inputs, reason,
  });
  const scale = enterprise === null ? 20 : 1;
  const bought = 312_000 * scale;
  const after = bought - pv * 0.97 + added;
  return {
    park: "qsh", enterprise, period: body.period, scope: body.scope ?? "provincial", scopeAfter: body.factorScope ?? body.scope ?? "provincial",
    factorSet: "2026-11", factorSetAfter: "2026-11", completeness: 0.993,
    steps: [
      ...(moved ? [{ key: "shift.moved", value: moved, unit: "kWh", formula: "20 % of 260000 kWh bought at the times it leaves, within each day; spread evenly where it goes" }] : []),
      ...(pv ? [
        { key: "pv.generated", value: pv, unit: "kWh", formula: `${body.pv.kwp} kWp × clear sky at 30° N, 1000 kWh per kWp and year` },
        { key: "pv.selfUsed", value: pv * 0.97, unit: "kWh", formula: "Σ of the lesser of generation and purchase in each quarter-hour" },
        { key: "pv.exported", value: pv * 0.03, unit: "kWh", formula: "PV generated − PV used on site" },
      ] : []),
    ],
    figures: [
      row("activity.grid-import", "kWh", bought, after, "Σ of the counted grid-import meters", [{ key: "meter.m1", unit: "kWh", before: bought, after }]),
      row("energy.tceCalorific", "tce", bought * 0.0001229, after * 0.0001229, "Σ of the carriers, calorific (当量值)"),
      row("carbon.total", "tCO2", bought * 0.0005153, after * 0.0005153, "scope 1 + scope 2"),
      row("cost.bandKwh.peak", "kWh", bought * 0.4, bought * 0.4 - moved, "Σ of the grid meters' 高峰 quarter-hours"),
      row("cost.bandKwh.valley", "kWh", bought * 0.3, bought * 0.3 + moved, "Σ of the grid meters' 低谷 quarter-hours"),
      row("cost.total", "CNY", null, null, null, [], "No price of zj-two-part holds in 2026-10; enter it with PUT /api/reference/tariffs."),
      row("demand.maxKw", "kW", 1_280 * scale, 1_180 * scale, "Greatest quarter-hour of bought electricity × 4 (最大需量)"),
      row("intensity.selfConsumption", "1", null, pv > 0 ? 0.97 : null, "自消纳率 = PV used on site ÷ PV generated"),
    ],
    day: Array.from({ length: 24 }, (_, hour) => {
      const before = (hour >= 8 && hour < 18 ? 1_000 : 420) * scale;
      return { hour, before, after: before - (pv ? Math.max(0, Math.sin(((hour - 5.5) / 13) * Math.PI)) * body.pv.kwp * 0.6 : 0) + added / 730 };
    }),
    checks: body.newcomer === undefined ? [] : [
      { check: "sector", verdict: "warn", value: null, limit: null, unit: "1", reason: "C26 is one of the six sectors of high energy use; it needs a review of its own.", source: "国家六大高耗能行业 (check)" },
      { check: "energy-scale", verdict: "warn", value: 6145, limit: 5000, unit: "tce", reason: "6145 tce a year reach 5000 (designated-5000).", source: "KEY_USER v1: 重点用能单位节能管理办法" },
      { check: "carbon-level", verdict: "fail", value: 4.29, limit: 2, unit: "tCO2/万元", reason: "L = 4.29 tCO2/万元: 低碳 to 0.6, 中碳 to 2, 高碳 above.", source: "规上工业企业碳效等级评价方法" },
      { check: "park-intensity", verdict: "pass", value: 0.98, limit: 1.05, unit: "1", reason: "The park goes from 0.21 to 0.2058 tce/万元, -2 %; 5 % is the limit.", source: "INTENSITY_RISING v1: This twin's own" },
      { check: "budget-energy", verdict: "unknown", value: null, limit: null, unit: "tce", reason: "Nothing is allotted to the park in 2026; enter it with PUT /api/reference/thresholds.", source: "BUDGET_OVERRUN v1: This twin's own" },
    ],
  };
}
