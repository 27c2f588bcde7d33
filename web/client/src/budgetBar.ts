import type { BudgetLine } from "@/api/evaluationShapes";

/** Where the parts of a budget's bar lie, in per cent of its width; null where a part is unknown. */
export interface BudgetBar {
  readonly toDate: number | null;
  readonly allotted: number | null;
  readonly forecast: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The bar reaches a little beyond the greatest amount that is known; without any there is no bar. */
export function budgetBar(line: Pick<BudgetLine, "toDate" | "allotted" | "forecast" | "low" | "high">): BudgetBar | null {
  const known = [line.toDate, line.allotted, line.forecast, line.high].filter((one) => one !== null);
  const most = Math.max(0, ...known) * 1.04;
  if (most <= 0) {
    return null;
  }
  const place = (value: number | null) => (value === null ? null : Math.max(0, Math.min(100, (value / most) * 100)));
  return {
    toDate: place(line.toDate),
    allotted: place(line.allotted),
    forecast: place(line.forecast),
    low: place(line.low),
    high: place(line.high),
  };
}
