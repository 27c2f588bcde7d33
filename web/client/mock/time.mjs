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
