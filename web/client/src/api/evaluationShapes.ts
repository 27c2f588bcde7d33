import type { Amount, FactorScope, ReportState } from "./accountShapes";

/** One budgeted figure of a year; amounts are in `unit`. */
export interface BudgetLine {
  readonly figure: string;
  readonly unit: string;
  readonly allotted: Amount;
  readonly citation: string | null;
  readonly toDate: Amount;
  readonly used: Amount;
  readonly forecast: Amount;
  readonly low: Amount;
  readonly high: Amount;
  readonly pace: Amount;
  readonly method: "none" | "complete" | "seasonal" | "linear";
  readonly n: number;
  readonly status: "unknown" | "within" | "at-risk" | "overrun-forecast" | "overrun";
  readonly reasons: Readonly<Record<string, string>>;
}

/** `GET …/budget?year=` */
export interface Budget {
  readonly park: string;
  readonly enterprise: string;
  readonly year: number;
  readonly scope: FactorScope;
  readonly state: ReportState;
  readonly factorSet: string;
  readonly completeness: Amount;
  readonly provisionalFactors: boolean;
  readonly lines: readonly BudgetLine[];
}

/** One indicator of a score: value ÷ reference × weight. */
export interface ScorePart {
  readonly indicator: string;
  readonly nameZh: string;
  readonly unit: string;
  readonly value: Amount;
  readonly reference: number;
  readonly weight: number;
  readonly score: Amount;
  readonly figure: string | null;
  readonly reason: string | null;
}

/** `GET …/score?period=` */
export interface LandScore {
  readonly period: string;
  readonly state: ReportState;
  readonly factorSet: string;
  readonly scheme: string;
  readonly county: string;
  readonly schemeYear: number;
  readonly source: string;
  readonly confidence: string;
  readonly schemes: readonly string[];
  readonly parts: readonly ScorePart[];
  readonly total: Amount;
  readonly class: string | null;
  readonly classZh: string | null;
  readonly reasons: Readonly<Record<string, string>>;
}

export type Verdict = "unknown" | "pass" | "fail" | "not-applicable";

/** One line of a scheme's check list. */
export interface ReadinessItem {
  readonly item: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly unit: string;
  readonly compare: "at-most" | "at-least";
  readonly core: boolean;
  readonly value: Amount;
  readonly threshold: Amount;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly figure: string | null;
}

/** A park against one scheme. */
export interface ReadinessScheme {
  readonly scheme: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly source: string;
  readonly confidence: string;
  readonly note: string | null;
  readonly inForce: boolean;
  readonly verdict: Verdict;
  readonly items: readonly ReadinessItem[];
  readonly conditions: readonly string[];
  readonly toCut: Amount;
}

/** `GET …/readiness?year=` */
export interface Readiness {
  readonly park: string;
  readonly year: number;
  readonly state: ReportState;
  readonly factorSet: string;
  readonly schemes: readonly ReadinessScheme[];
}

/** One version of a baseline; the versions of one share its id. */
export interface Baseline {
  readonly id: string;
  readonly version: number;
  readonly name: string | null;
  readonly energy: string;
  readonly energyUnit: string;
  readonly driver: string;
  readonly driverUnit: string;
  readonly reference: string;
  readonly from: string;
  readonly method: "ratio" | "regression";
  readonly note: string;
  readonly by: string;
  readonly at: string;
}

/** `GET …/baselines`: every version, by id, oldest first. */
export interface Baselines {
  readonly baselines: readonly Baseline[];
}

/** What a baseline is made of; an id that is there gets a new version. */
export interface BaselineBody {
  readonly id: string;
  readonly energy: string;
  readonly driver: string;
  readonly reference: string;
  readonly method: "ratio" | "regression";
  readonly note: string;
}

/** `GET …/baselines/{id}?period=`: a period that is over against its baseline. */
export interface BaselineResult {
  readonly period: string;
  readonly baseline: Baseline;
  readonly enPI: Amount;
  readonly enB: Amount;
  readonly expected: Amount;
  readonly actual: Amount;
  readonly saved: Amount;
  readonly improvement: Amount;
  readonly r2: Amount;
  readonly n: number;
  readonly reasons: Readonly<Record<string, string>>;
}
