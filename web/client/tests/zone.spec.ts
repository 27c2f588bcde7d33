import { describe, expect, it } from "vitest";
import { boundsOf, formatPeriod, isFuture, parsePeriod, periodAt, shift, toKind, yearBefore, type Period } from "@/time/period";
import { startOfDay, wallTime } from "@/time/zone";

const HourMs = 3_600_000;

function hoursOf(text: string, zone: string): number {
  const { from, to } = boundsOf(period(text), zone);
  return (to - from) / HourMs;
}

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (parsed === null) {
    throw new Error(`'${text}' is no period`);
  }
  return parsed;
}

describe("local days", () => {
  it.each([
    ["a plain day", "2026-11-20", "Asia/Shanghai", 24],
    ["the day the clock goes forward", "2026-03-29", "Europe/Amsterdam", 23],
    ["the day the clock goes back", "2026-10-25", "Europe/Amsterdam", 25],
    ["half an hour of daylight saving", "2026-10-04", "Australia/Lord_Howe", 23.5],
    ["midnight is jumped over", "2018-11-04", "America/Sao_Paulo", 23],
    ["midnight comes twice", "2018-02-17", "America/Sao_Paulo", 25],
    ["a zone at :45", "2026-11-20", "Asia/Kathmandu", 24],
    ["a month with 23 hours in it", "2026-03", "Europe/Amsterdam", 31 * 24 - 1],
    ["a leap year", "2024", "Asia/Shanghai", 366 * 24],
  ])("%s: %s in %s has %d hours", (_, text, zone, hours) => {
    expect(hoursOf(text, zone)).toBe(hours);
  });

  it("begins at local midnight, whatever the viewer's zone is", () => {
    expect(new Date(startOfDay(2026, 11, 20, "Asia/Shanghai")).toISOString()).toBe("2026-11-19T16:00:00.000Z");
    expect(new Date(startOfDay(2026, 11, 20, "Asia/Kathmandu")).toISOString()).toBe("2026-11-19T18:15:00.000Z");
  });

  it("begins at the jump where there is no midnight", () => {
    const start = startOfDay(2018, 11, 4, "America/Sao_Paulo");
    expect(wallTime(start, "America/Sao_Paulo")).toMatchObject({ day: 4, hour: 1, minute: 0 });
    expect(wallTime(start - 1_000, "America/Sao_Paulo")).toMatchObject({ day: 3, hour: 23, minute: 59 });
  });

  it("joins every day of a year to the next without a gap", () => {
    for (const zone of ["Asia/Shanghai", "Europe/Amsterdam", "Australia/Lord_Howe", "America/Sao_Paulo"]) {
      for (let day = period("2018-01-01"); day.year === 2018; day = shift(day, 1)) {
        const { from, to } = boundsOf(day, zone);
        expect(to).toBe(boundsOf(shift(day, 1), zone).from);
        expect(formatPeriod(periodAt("day", from, zone))).toBe(formatPeriod(day));
        expect(formatPeriod(periodAt("day", to - 1, zone))).toBe(formatPeriod(day));
      }
    }
  });
});

describe("periods", () => {
  it("walk over months and years", () => {
    expect(formatPeriod(shift(period("2026-01-01"), -1))).toBe("2025-12-31");
    expect(formatPeriod(shift(period("2024-02-28"), 1))).toBe("2024-02-29");
    expect(formatPeriod(shift(period("2026-12"), 1))).toBe("2027-01");
    expect(formatPeriod(shift(period("2026"), -1))).toBe("2025");
  });

  it("find the same period a year before", () => {
    expect(formatPeriod(yearBefore(period("2024-02-29")))).toBe("2023-02-28");
    expect(formatPeriod(yearBefore(period("2026-11")))).toBe("2025-11");
  });

  it("keep their place when the kind changes", () => {
    const today = period("2026-11-20");
    expect(formatPeriod(toKind(period("2026-11"), "day", today))).toBe("2026-11-20");
    expect(formatPeriod(toKind(period("2025-03"), "day", today))).toBe("2025-03-01");
    expect(formatPeriod(toKind(period("2025-03-14"), "month", today))).toBe("2025-03");
    expect(formatPeriod(toKind(period("2026"), "month", today))).toBe("2026-11");
  });

  it("refuse what is no date", () => {
    for (const text of ["", "2026-13", "2026-02-30", "26-1-1", "2026-11-20T00:00", "now"]) {
      expect(parsePeriod(text)).toBeNull();
    }
  });

  it("know the future of the park, not of the viewer", () => {
    const now = Date.parse("2026-11-20T16:30:00Z"); // Already the 21st in Hangzhou.
    expect(isFuture(period("2026-11-21"), now, "Asia/Shanghai")).toBe(false);
    expect(isFuture(period("2026-11-21"), now, "Europe/Amsterdam")).toBe(true);
  });
});
