/** A wall clock reading in some zone; `month` is 1..12. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const DayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a zone at an instant (Unix ms). */
export function wallTime(instantMs: number, zone: string): WallTime {
  let year = 0;
  let month = 0;
  let day = 0;
  let hour = 0;
  let minute = 0;
  let second = 0;
  for (const part of partsFormat(zone).formatToParts(instantMs)) {
    const value = Number(part.value);
    switch (part.type) {
      case "year":
        year = value;
        break;
      case "month":
        month = value;
        break;
      case "day":
        day = value;
        break;
      case "hour":
        hour = value;
        break;
      case "minute":
        minute = value;
        break;
      case "second":
        second = value;
        break;
      default:
        break;
    }
  }
  return { year, month, day, hour, minute, second };
}

/** What the zone's clock is ahead of UTC at an instant. Unit: ms. */
export function offsetMs(instantMs: number, zone: string): number {
  const wall = wallTime(instantMs, zone);
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  return asUtc - Math.floor(instantMs / 1_000) * 1_000;
}

/**
 * The first instant of a local day (Unix ms). Where the clock jumps over midnight that is the instant of the jump; where midnight
 * comes twice, its first occurrence. `month` and `day` may overflow, as with `Date.UTC`.
 */
export function startOfDay(year: number, month: number, day: number, zone: string): number {
  const midnight = Date.UTC(year, month - 1, day);
  const before = offsetMs(midnight - DayMs, zone);
  const after = offsetMs(midnight + DayMs, zone);
  const early = midnight - Math.max(before, after);
  if (before === after || startsDay(early, midnight, zone)) {
    return early;
  }
  const late = midnight - Math.min(before, after);
  return startsDay(late, midnight, zone) ? late : firstOnOrAfter(early - DayMs, late + DayMs, midnight, zone);
}

/** The local date and time at an instant, as one comparable number of ms. */
function local(instantMs: number, zone: string): number {
  return instantMs + offsetMs(instantMs, zone);
}

function startsDay(instantMs: number, localMidnight: number, zone: string): boolean {
  return local(instantMs, zone) === localMidnight;
}

function firstOnOrAfter(from: number, to: number, localMidnight: number, zone: string): number {
  let low = from;
  let high = to;
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (local(middle, zone) >= localMidnight) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}

function partsFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(zone, format);
  }
  return format;
}
