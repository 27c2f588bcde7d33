import type { Amount } from "@/api/accountShapes";

/** A line of a report: a figure with the same of a year before, and the id that opens it. */
export interface ReportFigure {
  readonly key: string;
  readonly unit: string;
  readonly value: Amount;
  readonly before: Amount;
  readonly figure: string | null;
  readonly reason: string | null;
}
