import type { Locale } from "@/state/settings";
import type { Period } from "./period";

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: Locale, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${zone}|${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { timeZone: zone, hourCycle: "h23", ...options });
    formats.set(key, format);
  }
  return format;
}

/** `08:15:30` */
export function clockText(instantMs: number, zone: string, locale: Locale): string {
  return formatOf(locale, zone, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(instantMs);
}

/** `08:15` */
export function minuteText(instantMs: number, zone: string, locale: Locale): string {
  return formatOf(locale, zone, { hour: "2-digit", minute: "2-digit" }).format(instantMs);
}

/** `2026年11月20日 周五`, `Fri 20 Nov 2026` */
export function longDateText(instantMs: number, zone: string, locale: Locale): string {
  if (locale === "en") {
    return formatOf(locale, zone, { weekday: "short", day: "numeric", month: "short", year: "numeric" })
      .format(instantMs)
      .replace(",", "");
  }
  const date = formatOf(locale, zone, { year: "numeric", month: "long", day: "numeric" }).format(instantMs);
  return `${date} ${formatOf(locale, zone, { weekday: "short" }).format(instantMs)}`;
}

/** `2026-11-20 08:15:30` in either language: in a table, dates are read as keys. */
export function stampText(instantMs: number, zone: string): string {
  return formatOf("zh-CN", zone, {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  })
    .format(instantMs)
    .replaceAll("/", "-");
}

/** `08:15:30` of today, else `11-20 08:15`; short enough for a column. */
export function shortStampText(instantMs: number, nowMs: number, zone: string): string {
  const full = stampText(instantMs, zone);
  return full.slice(0, 10) === stampText(nowMs, zone).slice(0, 10) ? full.slice(11) : full.slice(5, 16);
}

/** The name of a zone's time at an instant: `GMT+8`, `CET`. */
export function zoneText(instantMs: number, zone: string, locale: Locale): string {
  const parts = formatOf(locale, zone, { timeZoneName: "short" }).formatToParts(instantMs);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/** `2026年11月20日`, `2026年11月`, `2026年`; `20 Nov 2026`, `Nov 2026`, `2026`. */
export function periodText(period: Period, locale: Locale): string {
  const options: Intl.DateTimeFormatOptions =
    period.kind === "year"
      ? { year: "numeric" }
      : period.kind === "month"
        ? { year: "numeric", month: locale === "en" ? "short" : "long" }
        : { year: "numeric", month: locale === "en" ? "short" : "long", day: "numeric" };
  return formatOf(locale, "UTC", options).format(Date.UTC(period.year, period.month - 1, period.day));
}
