import type { Amount, AccountNote, FigureNode, Flag, Publication, ReportState } from "./accountShapes";

/** One enterprise in a period, as `GET /api/platform/enterprises` has it. */
export interface Standing {
  readonly park: string;
  readonly enterprise: string;
  readonly name: string;
  readonly industry: string | null;
  readonly state: ReportState;
  readonly version: number | null;
  readonly factorSet: string;
  readonly grade: Amount;
  readonly level: Amount;
  readonly l: Amount;
  readonly k: Amount;
  readonly mean: Amount;
  readonly tco2: Amount;
  readonly tce: Amount;
  readonly loadKwh: Amount;
  readonly tco2Before: Amount;
  readonly lBefore: Amount;
  readonly completeness: Amount;
  readonly openFlags: number;
  readonly candidates: number;
  readonly reasons: Readonly<Record<string, string>>;
}

/** A park of the platform. */
export interface StandingPark {
  readonly park: string;
  readonly name: string;
  readonly timeZone: string;
  readonly demo: boolean;
}

/** `GET /api/platform/enterprises?period=` */
export interface Standings {
  readonly period: string;
  readonly before: string | null;
  readonly scope: string;
  /** From a name of a row to the key of its figure. */
  readonly keys: Readonly<Record<string, string>>;
  readonly parks: readonly StandingPark[];
  readonly enterprises: readonly Standing[];
}

/** A flag on the desk, with what is waited for. */
export interface DeskFlag {
  readonly flag: Flag;
  readonly parkName: string;
  readonly enterpriseName: string;
  readonly awaited: "verify" | "notify" | "answer" | "judge" | "close" | null;
  readonly due: string | null;
  readonly overdue: boolean;
}

/** `GET /api/platform/flags` */
export interface Desk {
  readonly total: number;
  readonly overdue: number;
  readonly byState: Readonly<Record<string, number>>;
  readonly flags: readonly DeskFlag[];
}

/** One rule as a published version has it. */
export interface RuleEdition {
  readonly version: number;
  readonly figure: string | null;
  readonly compare: "above" | "at-least" | "below";
  readonly levels: readonly { readonly word: string; readonly threshold: number; readonly clear: number }[];
  readonly on: Readonly<Record<string, number>>;
  readonly minCompleteness: Amount;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: string;
  readonly confidence: string;
}

/** An open flag under the thresholds of two versions. */
export interface RecheckedFlag {
  readonly flag: string;
  readonly park: string;
  readonly enterprise: string;
  readonly name: string;
  readonly period: string;
  readonly ruleVersion: number;
  readonly factorSet: string;
  readonly figure: string;
  readonly value: Amount;
  readonly unit: string;
  readonly threshold: Amount;
  readonly fromThreshold: Amount;
  readonly fromMet: boolean | null;
  readonly toThreshold: Amount;
  readonly toMet: boolean | null;
}

/** One rule in two published versions. */
export interface RuleChange {
  readonly rule: string;
  readonly from: RuleEdition | null;
  readonly to: RuleEdition | null;
  readonly changed: readonly string[];
  readonly flags: readonly RecheckedFlag[];
}

/** `GET /api/platform/rules?from&to` */
export interface RuleChanges {
  readonly from: Publication;
  readonly to: Publication;
  readonly rules: readonly RuleChange[];
}

/** One sentence in both languages. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

/** A figure of a finding or an axis; one without an id is explained by its tree. */
export interface FindingFigure {
  readonly key: string;
  readonly value: Amount;
  readonly unit: string;
  readonly reason: string | null;
  readonly figure: string | null;
  readonly tree: FigureNode;
}

export type Severity = "notice" | "warning" | "serious";

/** One finding of a diagnosis. */
export interface Finding {
  readonly kind: string;
  readonly severity: Severity;
  readonly figure: FindingFigure;
  readonly limit: number;
  readonly limitSource: string;
  readonly evidence: readonly FindingFigure[];
  readonly size: readonly FindingFigure[];
  readonly title: Said;
  readonly text: Said;
  readonly measures: readonly Said[];
}

/** `GET …/enterprises/{e}/diagnosis?period=` */
export interface Diagnosis {
  readonly park: string;
  readonly enterprise: string;
  readonly name: string;
  readonly industry: string | null;
  readonly period: string;
  readonly state: ReportState;
  readonly version: number | null;
  readonly factorSet: string;
  readonly completeness: Amount;
  readonly estimatedShare: Amount;
  readonly provisionalFactors: boolean;
  readonly madeAt: string;
  readonly findings: readonly Finding[];
  readonly kinds: readonly string[];
  readonly factors: readonly FigureNode[];
  readonly notes: readonly AccountNote[];
}

/** One kind of finding over a park. */
export interface ParkFinding {
  readonly kind: string;
  readonly title: Said;
  readonly count: number;
  readonly sums: Readonly<Record<string, number>>;
  readonly known: Readonly<Record<string, number>>;
  readonly measures: readonly Said[];
  readonly rows: readonly {
    readonly enterprise: string;
    readonly name: string;
    readonly severity: Severity;
    readonly text: Said;
    readonly size: Readonly<Record<string, Amount>>;
  }[];
}

/** `GET /api/parks/{park}/diagnosis?period=` */
export interface ParkDiagnosis {
  readonly park: string;
  readonly name: string;
  readonly period: string;
  readonly madeAt: string;
  readonly enterprises: number;
  readonly withFindings: number;
  readonly findings: readonly ParkFinding[];
  readonly kinds: readonly string[];
  readonly factors: readonly FigureNode[];
}

/** One axis of a portrait. */
export interface PortraitAxis {
  readonly axis: string;
  readonly name: Said;
  readonly figure: FindingFigure;
  readonly zero: number;
  readonly full: number;
  readonly score: Amount;
}

/** What the 碳效码 card shows. */
export interface CarbonCardFacts {
  readonly grade: Amount;
  readonly level: Amount;
  readonly l: Amount;
  readonly k: Amount;
  readonly reason: string | null;
  readonly figure: string;
  readonly edition: string | null;
  readonly source: string | null;
  readonly checks: readonly string[];
  readonly check: string;
}

/** `GET …/enterprises/{e}/portrait?period=` */
export interface Portrait {
  readonly park: string;
  readonly parkName: string;
  readonly enterprise: string;
  readonly name: string;
  readonly industry: string | null;
  readonly landMu: Amount;
  readonly period: string;
  readonly state: ReportState;
  readonly version: number | null;
  readonly factorSet: string;
  readonly completeness: Amount;
  readonly score: Amount;
  readonly axes: readonly PortraitAxis[];
  readonly strengths: readonly Said[];
  readonly weaknesses: readonly Said[];
  readonly card: CarbonCardFacts;
}
