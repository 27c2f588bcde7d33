import type { AmountUnit, MeterUnit, RateUnit } from "@/api/shapes";
import type { Locale } from "@/state/settings";

/** A number as it is written: digits and unit apart, so that they can be set apart. */
export interface Quantity {
  readonly number: string;
  readonly unit: string;
}

/** What stands where nothing is known. Never 0. */
export const NoNumber = "—";

interface Scale {
  /** From this magnitude on the scale is used. */
  readonly from: number;
  readonly divisor: number;
  readonly unit: string;
  readonly decimals: number;
}

const RateScales: Record<RateUnit, readonly Scale[]> = {
  kW: [
    { from: 1_000, divisor: 1_000, unit: "MW", decimals: 2 },
    { from: 0, divisor: 1, unit: "kW", decimals: 1 },
  ],
  kvar: [
    { from: 1_000, divisor: 1_000, unit: "Mvar", decimals: 2 },
    { from: 0, divisor: 1, unit: "kvar", decimals: 1 },
  ],
  "m3/h": [{ from: 0, divisor: 1, unit: "m³/h", decimals: 1 }],
  "GJ/h": [{ from: 0, divisor: 1, unit: "GJ/h", decimals: 2 }],
  "t/h": [{ from: 0, divisor: 1, unit: "t/h", decimals: 2 }],
};

/** English readers know MWh and GWh; Chinese operators count large amounts in 万 and 亿. */
const AmountScales: Record<Locale, Record<AmountUnit, readonly Scale[]>> = {
  "zh-CN": {
    kWh: chinese("kWh", 10_000),
    kvarh: chinese("kvarh", 10_000),
    m3: chinese("m³", 100_000),
    GJ: chinese("GJ", 100_000),
    t: chinese("t", 100_000),
  },
  en: {
    kWh: [
      { from: 10_000_000, divisor: 1_000_000, unit: "GWh", decimals: 2 },
      { from: 10_000, divisor: 1_000, unit: "MWh", decimals: 1 },
      { from: 0, divisor: 1, unit: "kWh", decimals: 1 },
    ],
    kvarh: [
      { from: 10_000, divisor: 1_000, unit: "Mvarh", decimals: 1 },
      { from: 0, divisor: 1, unit: "kvarh", decimals: 1 },
    ],
    m3: [{ from: 0, divisor: 1, unit: "m³", decimals: 1 }],
    GJ: [{ from: 0, divisor: 1, unit: "GJ", decimals: 2 }],
    t: [{ from: 0, divisor: 1, unit: "t", decimals: 2 }],
  },
};

function chinese(unit: string, from: number): readonly Scale[] {
  return [
    { from: 100_000_000, divisor: 100_000_000, unit: `亿${unit}`, decimals: 2 },
    { from, divisor: 10_000, unit: `万${unit}`, decimals: 2 },
    { from: 0, divisor: 1, unit, decimals: 1 },
  ];
}

const numberFormats = new Map<number, Intl.NumberFormat>();

/** Thousands separators and a fixed number of decimals; both languages write 12,345.6. A value that rounds to 0 has no sign. */
export function formatNumber(value: number, decimals: number): string {
  let format = numberFormats.get(decimals);
  if (format === undefined) {
    format = new Intl.NumberFormat("en-US", {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: "negative",
    });
    numberFormats.set(decimals, format);
  }
  return format.format(value).replace("-", "−");
}

/** A rate with its unit: kW below 1,000 kW, MW from there. */
export function rateQuantity(value: number | null, unit: RateUnit): Quantity {
  return scaled(value, RateScales[unit]);
}

/** An amount with its unit, scaled as the reader of a language expects. */
export function amountQuantity(value: number | null, unit: AmountUnit, locale: Locale): Quantity {
  return scaled(value, AmountScales[locale][unit]);
}

/** The quantity as one text, `18.25 MW`; the bare dash where nothing is known. */
export function quantityText(quantity: Quantity): string {
  return quantity.number === NoNumber ? NoNumber : `${quantity.number} ${quantity.unit}`;
}

/** A rate in its own unit, never scaled: a column of them can be compared by eye. */
export function plainNumber(value: number | null, decimals = 1): string {
  return value === null ? NoNumber : formatNumber(value, decimals);
}

/** A register's reading with the decimals it came with, at most 6. */
export function readingNumber(value: number | null): string {
  if (value === null) {
    return NoNumber;
  }
  const text = String(value);
  const [, fraction = ""] = text.split(".");
  // What is too small for decimals keeps its exponent; it must not read as 0.
  return text.includes("e-") ? text : formatNumber(value, Math.min(fraction.length, 6));
}

/** The hourly rate of an amount: `kWh` → `kW`. */
export function rateUnitOf(unit: AmountUnit): RateUnit {
  switch (unit) {
    case "kWh":
      return "kW";
    case "m3":
      return "m3/h";
    case "GJ":
      return "GJ/h";
    case "t":
      return "t/h";
    case "kvarh":
      return "kvar";
  }
}

/** A unit as print sets it: `m³`, `m³/h`. */
export function unitText(unit: AmountUnit | RateUnit | MeterUnit): string {
  switch (unit) {
    case "m3":
      return "m³";
    case "dm3":
      return "dm³";
    case "m3/h":
      return "m³/h";
    default:
      return unit;
  }
}

/** The relative change, 0.05 for five per cent more; null where either side is unknown or the base is not above 0. */
export function changeOf(now: number | null, before: number | null): number | null {
  return now === null || before === null || before <= 0 ? null : now / before - 1;
}

/** `+2.1%`, `−0.4%`; changes beyond tenfold say only that. */
export function changeText(change: number | null): string {
  if (change === null) {
    return NoNumber;
  }
  if (change > 9.995) {
    return ">+999%";
  }
  const text = formatNumber(change * 100, 1);
  return `${change > 0 && text !== "0.0" ? "+" : ""}${text}%`;
}

/** A part of a whole, rounded: parts of one sum must add up for the reader. */
export function percentText(share: number, decimals = 1): string {
  return `${formatNumber(share * 100, decimals)}%`;
}

/** A completeness, `98.4%`; only a whole is written as 100%. */
export function shareText(share: number): string {
  const rounded = Math.floor(share * 1_000) / 10;
  return rounded >= 100 ? "100%" : `${formatNumber(rounded, 1)}%`;
}

/** Bytes in steps of a thousand, `1.4 MB`, as the host's own sentences about the disk have them. */
export function bytesText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let step = 0;
  while (value >= 1_000 && step < units.length - 1) {
    value /= 1_000;
    step++;
  }
  return `${formatNumber(value, step === 0 ? 0 : 1)} ${units[step] ?? "B"}`;
}

function scaled(value: number | null, scales: readonly Scale[]): Quantity {
  const magnitude = Math.abs(value ?? 0);
  const scale = scales.find((one) => magnitude >= one.from) ?? { from: 0, divisor: 1, unit: "", decimals: 1 };
  return { number: value === null ? NoNumber : formatNumber(value / scale.divisor, scale.decimals), unit: scale.unit };
}

/** How an axis up to a magnitude is scaled. */
export interface AxisScale {
  readonly divisor: number;
  readonly unit: string;
}

/** The scale of a rate axis whose largest figure is `largest`. */
export function rateScale(largest: number, unit: RateUnit): AxisScale {
  return scaleFor(largest, RateScales[unit]);
}

/** The scale of an amount axis whose largest figure is `largest`. */
export function amountScale(largest: number, unit: AmountUnit, locale: Locale): AxisScale {
  return scaleFor(largest, AmountScales[locale][unit]);
}

function scaleFor(largest: number, scales: readonly Scale[]): AxisScale {
  return scales.find((one) => largest >= one.from) ?? { divisor: 1, unit: "" };
}
