import { describe, expect, it } from "vitest";
import {
  accountPeriodText,
  beginsLater,
  comparedWith,
  daysOf,
  formatAccountPeriod,
  newestAccount,
  newestQuarter,
  parseAccountPeriod,
  shiftAccount,
  toAccountKind,
  type AccountPeriod,
} from "@/time/accounting";

const Zone = "Asia/Shanghai";
const parsed = (text: string) => parseAccountPeriod(text) as AccountPeriod;
const moved = (text: string, by: number) => formatAccountPeriod(shiftAccount(parsed(text), by));

describe("accounting periods", () => {
  it.each(["2023", "2023-Q1", "2023-Q4", "2023-07", "2023-12", "2023-07-R12"])("reads %s and writes it back", (text) => {
    expect(formatAccountPeriod(parsed(text))).toBe(text);
  });

  it.each(["", "23", "2023-Q5", "2023-Q0", "2023-13", "2023-00", "2023-7", "2023-07-R6", "2023-Q1-R12", "1969", "2200", " 2023"])(
    "takes no '%s'",
    (text) => {
      expect(parseAccountPeriod(text)).toBeNull();
    },
  );

  it.each([
    ["a month over the turn of the year", "2023-12", 1, "2024-01"],
    ["a quarter back over it", "2024-Q1", -1, "2023-Q4"],
    ["a year", "2023", -1, "2022"],
    ["a rolling year by one month only", "2023-01-R12", -1, "2022-12-R12"],
  ])("moves %s", (_, from, by, to) => {
    expect(moved(from, by)).toBe(to);
  });

  it("compares with the period before and with the year before", () => {
    expect(formatAccountPeriod(comparedWith(parsed("2024-Q1"), "previous"))).toBe("2023-Q4");
    expect(formatAccountPeriod(comparedWith(parsed("2024-Q1"), "year"))).toBe("2023-Q1");
    expect(formatAccountPeriod(comparedWith(parsed("2024-02-R12"), "year"))).toBe("2023-02-R12");
  });

  it("begins with the newest month that is over in the park's own zone", () => {
    // 31 October 16:30 UTC is 1 November in Shanghai.
    const now = Date.parse("2026-10-31T16:30:00Z");
    expect(formatAccountPeriod(newestAccount("month", now, Zone))).toBe("2026-10");
    expect(formatAccountPeriod(newestQuarter(now, Zone))).toBe("2026-Q3");
    expect(formatAccountPeriod(newestQuarter(Date.parse("2026-10-01T00:00:00+08:00"), Zone))).toBe("2026-Q3");
    expect(formatAccountPeriod(newestQuarter(Date.parse("2026-09-30T23:59:59+08:00"), Zone))).toBe("2026-Q2");
    expect(formatAccountPeriod(newestQuarter(Date.parse("2027-02-01T00:00:00+08:00"), Zone))).toBe("2026-Q4");
    expect(formatAccountPeriod(newestAccount("month", now, "UTC"))).toBe("2026-09");
    expect(formatAccountPeriod(newestAccount("quarter", now, Zone))).toBe("2026-Q4");
  });

  it("keeps the month when its length changes", () => {
    expect(formatAccountPeriod(toAccountKind(parsed("2026-05"), "quarter"))).toBe("2026-Q2");
    expect(formatAccountPeriod(toAccountKind(parsed("2026-Q2"), "month"))).toBe("2026-06");
    expect(formatAccountPeriod(toAccountKind(parsed("2026-05"), "rolling"))).toBe("2026-05-R12");
  });

  it("knows what has not begun", () => {
    const now = Date.parse("2026-11-21T00:00:00Z");
    expect(beginsLater(parsed("2026-12"), now, Zone)).toBe(true);
    expect(beginsLater(parsed("2026-11"), now, Zone)).toBe(false);
    expect(beginsLater(parsed("2026-Q4"), now, Zone)).toBe(false);
    expect(beginsLater(parsed("2027-03-R12"), now, Zone)).toBe(false);
  });

  it("names its first and last day", () => {
    expect(daysOf(parsed("2024-Q1"))).toEqual({ first: "2024-01-01", last: "2024-03-31" });
    expect(daysOf(parsed("2024-02-R12"))).toEqual({ first: "2023-03-01", last: "2024-02-29" });
  });

  it("is written in both languages", () => {
    expect(accountPeriodText(parsed("2026-Q3"), "zh-CN")).toBe("2026年3季度");
    expect(accountPeriodText(parsed("2026-Q3"), "en")).toBe("Q3 2026");
    expect(accountPeriodText(parsed("2026-07-R12"), "zh-CN")).toBe("截至2026年7月的12个月");
    expect(accountPeriodText(parsed("2026-07-R12"), "en")).toBe("12 months to Jul 2026");
  });
});
