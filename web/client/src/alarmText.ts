import type { Alarm } from "./api/alarms";
import { durationParts } from "./alarms";
import { formatNumber, plainNumber, readingNumber } from "./units";

type Say = (key: string, values?: Record<string, unknown>) => string;

/** A duration in words. Unit: ms. */
export function durationText(ms: number, t: Say): string {
  const parts = durationParts(ms);
  const form = parts.days > 0 ? "days" : parts.hours > 0 ? "hours" : "minutes";
  return t(`alarms.duration.${form}`, { ...parts });
}

/** What was seen against which limit, as a sentence. */
export function whatText(alarm: Alarm, t: Say): string {
  const { value, limit, unit } = alarm;
  switch (alarm.kind) {
    case "offline":
      return t("alarms.what.offline", { value: durationText((value ?? 0) * 60_000, t), limit: durationText((limit ?? 0) * 60_000, t) });
    case "frozen":
      return t("alarms.what.frozen", { value: plainNumber(value), limit: plainNumber(limit) });
    case "spike":
      return t(alarm.detail === "step" ? "alarms.what.spikeStep" : "alarms.what.spike", {
        value: readingNumber(value), limit: readingNumber(limit), unit,
      });
    case "demand":
      return t(alarm.detail === "transformer" ? "alarms.what.demandTransformer" : "alarms.what.demand", {
        value: plainNumber(value), limit: plainNumber(limit), share: share(value === null || limit === null || limit === 0 ? null : value / limit),
      });
    case "pv-underperformance":
      return t("alarms.what.pv-underperformance", { value: share(value), limit: share(limit) });
    case "imbalance":
      return t(alarm.detail === "shift" ? "alarms.what.imbalanceShift" : "alarms.what.imbalance", {
        value: share(value), limit: share(limit),
      });
  }
}

/** Value and limit, short, for a column. */
export function seenText(alarm: Alarm, t: Say): string {
  const { value, limit } = alarm;
  if (alarm.kind === "offline") {
    return `${durationText((value ?? 0) * 60_000, t)} / ${durationText((limit ?? 0) * 60_000, t)}`;
  }
  const text = (number: number | null) =>
    number === null ? "—" : alarm.unit === "share" ? share(number) : alarm.kind === "spike" ? readingNumber(number) : plainNumber(number);
  return `${text(value)}${limit === null ? "" : ` / ${text(limit)}`}${alarm.unit === "share" ? "" : ` ${alarm.unit}`}`;
}

function share(value: number | null): string {
  return value === null ? "—" : `${formatNumber(Math.abs(value) * 100, 1)}%`;
}
