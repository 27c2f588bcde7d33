import type { Locale } from "@/state/settings";
import { formatNumber, NoNumber, type Quantity } from "./units";

/** Decimals of a figure by the unit the twin gives it in; others are written to five significant digits. */
const Decimals: Readonly<Record<string, number>> = {
  kWh: 1,
  kvarh: 1,
  GJ: 2,
  t: 2,
  m3: 1,
  Nm3: 1,
  m2: 1,
  MWh: 3,
  tce: 3,
  kgce: 1,
  tCO2: 3,
  tCO2e: 3,
  kgCO2: 1,
  kW: 1,
  CNY: 2,
  yuan: 2,
  元: 2,
  万元: 2,
  亩: 2,
  mu: 2,
};

/** Units as they are set: subscripts, and money and land in the reader's language. */
const Chinese: Readonly<Record<string, string>> = {
  CNY: "元",
  yuan: "元",
  "10kCNY": "万元",
  wanyuan: "万元",
  mu: "亩",
  head: "人",
  person: "人",
};
const English: Readonly<Record<string, string>> = {
  元: "CNY",
  yuan: "CNY",
  万元: "10⁴ CNY",
  亿元: "10⁸ CNY",
  重量箱: "weight case",
  wanyuan: "10⁴ CNY",
  亩: "mu",
  人: "head",
};

/** A unit as print sets it: `tCO₂/万元`, `kgce/m²`; nothing for a bare number. */
export function figureUnit(unit: string, locale: Locale): string {
  if (unit === "1" || unit === "" || unit === "ratio") {
    return "";
  }
  const words = locale === "en" ? English : Chinese;
  // A factor times its own denominator: `kgCO2/kWh×kWh` is kgCO2.
  return unit
    .replace(/^([^/×]+)\/([^/×]+)×\2$/, "$1")
    .split("/")
    .map((part) => {
      const power = /^10\^?(\d+)\s+(.*)$/.exec(part);
      const plain = power === null ? part : (power[2] ?? part);
      const word = (words[plain] ?? (locale === "en" ? plain.replace(/^万/, "10⁴ ") : plain)).replace(/CO2/g, "CO₂").replace(/m3$/, "m³").replace(/m2$/, "m²");
      return power === null ? word : `10${superscript(power[1] ?? "")} ${word}`;
    })
    .join("/");
}

/** Keys whose bare number is a share and reads as per cent. */
export function isShare(key: string): boolean {
  return /(^|\.)(selfConsumption|selfSufficiency|loadFactor|completeness)$|\.bandShare\.|^readiness\.(?!.*Elasticity$)/.test(key);
}

/** A figure with its unit, as a reader of a language expects; the dash where it is unknown. */
export function figureQuantity(value: number | null, unit: string, key: string, locale: Locale): Quantity {
  if (value === null) {
    return { number: NoNumber, unit: figureUnit(unit, locale) };
  }
  if (isShare(key) && unit === "1") {
    return { number: formatNumber(value * 100, 2), unit: "%" };
  }
  const shown = figureUnit(unit, locale);
  if (locale === "zh-CN" && (unit === "kWh" || unit === "CNY" || unit === "元") && Math.abs(value) >= 10_000) {
    return Math.abs(value) >= 100_000_000
      ? { number: formatNumber(value / 100_000_000, 3), unit: `亿${shown}` }
      : { number: formatNumber(value / 10_000, 2), unit: `万${shown}` };
  }
  if (locale === "en" && unit === "kWh" && Math.abs(value) >= 10_000) {
    return { number: formatNumber(value / 1_000, 2), unit: "MWh" };
  }
  return { number: figureNumber(value, unit), unit: shown };
}

/** A figure's number in its own unit: the unit's decimals for what is large, five significant digits for what is small. */
export function figureNumber(value: number | null, unit: string): string {
  if (value === null) {
    return NoNumber;
  }
  if (value === 0) {
    return "0";
  }
  const magnitude = Math.abs(value);
  const decimals = Decimals[unit];
  if (decimals !== undefined && magnitude >= 10 ** (3 - decimals)) {
    return formatNumber(value, magnitude >= 1_000 ? Math.min(decimals, 2) : decimals);
  }
  return significant(value, 5);
}

/** Every digit that came, for the explanation: at most twelve significant ones, without trailing zeros. */
export function exactNumber(value: number | null): string {
  if (value === null) {
    return NoNumber;
  }
  const text = String(Number(value.toPrecision(12)));
  return text.includes("e") ? text.replace("-", "−") : formatNumber(Number(text), text.split(".")[1]?.length ?? 0);
}

/** Five significant digits, written out between 1e-6 and 1e15. */
export function significant(value: number, digits: number): string {
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && magnitude < 1e-6) {
    return value.toExponential(digits - 1).replace("-", "−");
  }
  const whole = magnitude === 0 ? 1 : Math.floor(Math.log10(magnitude)) + 1;
  const decimals = Math.min(12, Math.max(0, digits - whole));
  // Zeros at the end say nothing: 0.6294, not 0.62940.
  const fraction = value.toFixed(decimals).split(".")[1]?.replace(/0+$/, "") ?? "";
  return formatNumber(value, fraction.length);
}

export function superscript(digits: string): string {
  return [...digits].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? digit).join("");
}

/** `1480862.46` → `1,480,862.46`. */
export function grouped(amount: string): string {
  const [whole = "", ...rest] = amount.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...rest].join(".");
}

/** A number as the host writes it with its unit, for a reader: `1474.8`, `tCO2` → `1,474.8 tCO₂`. */
export function amountText(number: string, unit: string, locale: Locale): string {
  return `${grouped(number)}${unit === "1" ? "" : ` ${figureUnit(unit, locale)}`}`;
}
