import type { WhatIfRow } from "@/api/whatIf";
import { figureNumber, isShare } from "@/figures";
import type { Locale } from "@/state/settings";
import { NoNumber, formatNumber } from "@/units";

/** The figures that stand above the table: cost, carbon, carbon grade, greatest demand. */
export const HeadKeys: readonly string[] = ["cost.total", "carbon.total", "grade.k", "demand.maxKw", "demand.parkKw"];

/** Parts of what stands among the main figures, and inputs that a trial says beside its steps. */
const Parts =
  /^activity\.|^energy\.carrier\.|^carbon\.flow\.|^cost\.(band|bandKwh|bandShare|base|kwh)(\.|$)|^grade\.l$|^demand\.(peakKwh|valleyKwh|meanKw|kvarh|floorKw)$/;

/** More of these is worse: energy, carbon, cost, demand. Of shares of PV and of load more is better. */
const Burdens = /^(energy\.(tce|kgce|load)|carbon\.(total|scope|flow)|cost\.|demand\.(max|park|billed|floor)|intensity\.(tce|tco2|kgce)|grade\.(k|l|grade)$|activity\.grid)/;
const Gains = /^(intensity\.self|demand\.(loadFactor|powerFactor)$|carbon\.avoided|energy\.pvSelfUsed$)/;

/** Whether a figure stands among the main ones. */
export function isMain(key: string): boolean {
  return !Parts.test(key);
}

/** Green where a change is for the better, red where it is for the worse, nothing where neither can be said. */
export function toneOf(row: WhatIfRow): string {
  if (row.difference === null || row.difference === 0 || /\.band(Kwh|Share)\./.test(row.key)) {
    return "";
  }
  const isWorse = Burdens.test(row.key) ? row.difference > 0 : Gains.test(row.key) ? row.difference < 0 : null;
  return isWorse === null ? "" : isWorse ? "is-more" : "is-less";
}

/** A value of a row: shares in per cent, all else in its own unit. */
export function shownFigure(value: number | null, row: WhatIfRow): string {
  return value !== null && isShare(row.key) && row.unit === "1" ? `${formatNumber(value * 100, 2)}%` : figureNumber(value, row.unit);
}

/** A difference with its sign; of shares in percentage points. */
export function differenceOf(row: WhatIfRow, locale: Locale): string {
  if (row.difference === null) {
    return NoNumber;
  }
  const text = isShare(row.key) && row.unit === "1" ? `${formatNumber(row.difference * 100, 2)} ${locale === "en" ? "pp" : "个百分点"}` : figureNumber(row.difference, row.unit);
  return row.difference > 0 ? `+${text}` : text;
}
