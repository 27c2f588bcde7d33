/** The wire shapes of the accounting routes. Numbers are unrounded and in the unit beside them or in the key; unknown is `null`. */

export type FactorScope = "provincial" | "regional" | "national";
export type ReportState = "provisional" | "final" | "restated";
export type Band = "sharp" | "peak" | "flat" | "valley" | "deep-valley";
export type Amount = number | null;

/** How one figure differs between two versions; the difference is the sum of its three causes. */
export interface Difference {
  readonly scope: FactorScope;
  readonly key: string;
  readonly from: Amount;
  readonly to: Amount;
  readonly difference: Amount;
  readonly dataQuality: Amount;
  readonly activity: Amount;
  readonly factor: Amount;
}

/** What a later version makes of a locked period; the reported figures stand. */
export interface Restated {
  readonly version: number;
  readonly at: string;
  readonly factorSet: string;
  readonly values: Readonly<Record<string, Amount>>;
  readonly figures: Readonly<Record<string, string>>;
  readonly checks: Readonly<Record<string, readonly string[]>>;
  readonly differences: readonly Difference[];
}

/** Something a reader of an account has to know. */
export interface AccountNote {
  readonly code: string;
  readonly key: string | null;
  readonly text: string;
}

/** What every account answer carries; `figures` and `reasons` go by the names of the answer, `byCarrier.gas.amount`. */
export interface AccountHead {
  readonly park: string;
  readonly enterprise: string | null;
  readonly period: string;
  readonly scope: FactorScope;
  readonly state: ReportState;
  readonly version: number | null;
  readonly factorSet: string;
  readonly completeness: number | null;
  readonly provisionalFactors: boolean;
  readonly notes: readonly AccountNote[];
  readonly figures: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
  /** By name, the ids of the reference entries to be checked that a known value rests on. */
  readonly checks: Readonly<Record<string, readonly string[]>>;
  readonly restated: Restated | null;
}

/** `GET …/energy` */
export interface EnergyAccount extends AccountHead {
  readonly loadKwh: Amount;
  readonly tceCalorific: Amount;
  readonly tceEquivalent: Amount;
  readonly tceCalorificWithoutPv: Amount;
  readonly tceCalorificWithMedia: Amount;
  readonly byCarrier: Readonly<Record<string, CarrierAmount>>;
}

/** One flow of energy. */
export interface CarrierAmount {
  readonly amount: Amount;
  readonly unit: string | null;
  readonly tceCalorific: Amount;
  readonly tceEquivalent: Amount;
}

/** `GET …/carbon`, tCO2 */
export interface CarbonAccount extends AccountHead {
  readonly scope1: Amount;
  readonly scope2Location: Amount;
  readonly scope2Market: Amount;
  readonly total: Amount;
  readonly scope3Memo: Amount;
  readonly avoidedSelfUse: Amount;
  readonly avoidedExport: Amount;
  readonly byFlow: Readonly<Record<string, Amount>>;
}

/** The intensities in the order they are shown. */
export const IntensityNames = [
  "tco2PerValueAdded",
  "tceCalorificPerValueAdded",
  "tceEquivalentPerValueAdded",
  "tco2PerOutput",
  "tceCalorificPerOutput",
  "waterPerValueAdded",
  "waterPerOutput",
  "tco2PerMu",
  "kgcePerM2",
  "tcePerHead",
  "taxPerMu",
  "valueAddedPerMu",
  "selfConsumption",
  "selfSufficiency",
] as const;
export type IntensityName = (typeof IntensityNames)[number];

/** `GET …/intensity` */
export type IntensityAccount = AccountHead &
  Readonly<Record<IntensityName, Amount>> & {
    readonly byProduct: Readonly<Record<string, Amount>>;
    readonly areaBasis: "floor" | "land" | null;
    readonly units: Readonly<Record<string, string>>;
  };

/** `GET …/grade` */
export interface GradeAccount extends AccountHead {
  readonly l: Amount;
  readonly k: Amount;
  readonly grade: Amount;
  readonly level: string | null;
  readonly levelNumber: Amount;
}

/** `GET …/cost`, CNY */
export interface CostAccount extends AccountHead {
  readonly energy: Amount;
  readonly demand: Amount;
  readonly powerFactorAdjustment: Amount;
  readonly total: Amount;
  readonly average: Amount;
  readonly maxDemandKw: Amount;
  readonly loadFactor: Amount;
  readonly powerFactor: Amount;
  readonly peakValleyRatio: Amount;
  readonly byBand: Readonly<Record<string, Amount>>;
}

/** `GET …/balance` */
export interface BalanceAccount extends AccountHead {
  readonly gateways: readonly BalanceRow[];
}

/** One gateway and what its submeters leave unaccounted. */
export interface BalanceRow {
  readonly meter: string;
  readonly unit: string;
  readonly amount: Amount;
  /** Generated or taken from a storage behind it; null where there is none, or several gateways share it. */
  readonly ownUse: Amount;
  readonly submeters: Amount;
  readonly unaccounted: Amount;
  readonly share: Amount;
}

export type SourceKind = "meter" | "declared" | "registry" | "reference" | "constant" | "missing" | "account";

/** Where a leaf's value comes from; what is set depends on the kind. */
export interface NodeSource {
  readonly kind: SourceKind;
  readonly meter?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly measured?: Amount;
  readonly estimated?: Amount;
  readonly completeness?: Amount;
  readonly period?: string | null;
  readonly version?: number | null;
  readonly by?: string | null;
  readonly at?: string | null;
  readonly id?: string | null;
  readonly set?: string | null;
  readonly dataYear?: number | null;
  readonly publishedOn?: string | null;
  readonly citation?: string | null;
  readonly confidence?: string | null;
  readonly provisional?: boolean | null;
}

/** One node of a figure's tree: a leaf with its source, or an operation over its inputs. */
export interface FigureNode {
  readonly key: string;
  /** The id that opens this node by itself. */
  readonly figure: string | null;
  readonly unit: string;
  readonly value: Amount;
  readonly reason: string | null;
  readonly operation: string;
  readonly formula: string | null;
  readonly inputs: readonly FigureNode[];
  readonly source: NodeSource | null;
  /** True where its inputs are not part of this answer. */
  readonly more: boolean;
}

/** What stands behind a figure in one unit. */
export interface EvidencePart {
  readonly unit: string;
  readonly measured: number;
  readonly estimated: number;
  readonly declared: number;
}

/** A figure in one version of its period; `version` is null for the figure as it stands now. */
export interface ReportedFigure {
  readonly version: number | null;
  readonly figure: string;
  readonly value: Amount;
  readonly factorSet: string;
  readonly at: string | null;
  readonly by: string | null;
}

/** `GET /api/explain/{figure}`: the figure's own node with what surrounds it. */
export interface Explanation extends FigureNode {
  readonly id: string;
  readonly park: string;
  readonly enterprise: string | null;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly scope: FactorScope;
  readonly version: number | null;
  readonly state: ReportState;
  readonly factorSet: string;
  readonly completeness: Amount;
  readonly provisionalFactors: boolean;
  readonly parts: readonly EvidencePart[];
  readonly meters: readonly NodeSource[];
  readonly declarations: readonly NodeSource[];
  readonly factors: readonly FigureNode[];
  readonly notes: readonly AccountNote[];
  readonly reported: readonly ReportedFigure[];
  readonly current: ReportedFigure | null;
}

/** One reported version of a period. */
export interface ReportVersion {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly factorSet: string;
  readonly document: string;
  readonly sha256: string;
  readonly differences: readonly Difference[];
}

/** `GET …/reports/{period}` */
export interface Report {
  readonly park: string;
  readonly enterprise: string;
  readonly period: string;
  readonly state: ReportState;
  readonly factorSet: string | null;
  readonly versions: readonly ReportVersion[];
}

/** What an enterprise declares of a period; null is unknown. Money in 万元. */
export interface DeclaredBody {
  readonly output: Amount;
  readonly valueAdded: Amount;
  readonly tax: Amount;
  readonly landMu: Amount;
  readonly floorM2: Amount;
  readonly headcount: Amount;
  readonly researchAndDevelopment: Amount;
  readonly emissions: Amount;
  readonly activities: readonly { readonly flow: string; readonly amount: Amount; readonly unit: string }[];
  readonly products: readonly { readonly product: string; readonly quantity: Amount; readonly unit: string }[];
  readonly certificates: readonly { readonly number: string; readonly mwh: Amount }[];
}

/** One version of what was declared. */
export interface DeclaredVersion {
  readonly period: string;
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly via: string;
  readonly figures: DeclaredBody;
}

/** `GET …/declared/{period}` */
export interface Declared extends AccountHead, DeclaredBody {
  readonly declaredVersion: number;
  readonly at: string | null;
  readonly by: string | null;
  readonly via: string | null;
  readonly history: readonly DeclaredVersion[];
}

export type FlagState = "candidate" | "verified" | "notified" | "answered" | "appealed" | "closed" | "dismissed" | "escalated";
export type FlagAction =
  "verify" | "notify" | "answer" | "appeal" | "assign" | "comment" | "close" | "dismiss" | "escalate" | "reopen";

/** A flag: a candidate for a person, never a consequence by itself. */
export interface Flag {
  readonly id: string;
  readonly park: string;
  readonly enterprise: string;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly period: string;
  readonly figure: string;
  readonly value: Amount;
  readonly threshold: Amount;
  readonly unit: string;
  readonly factorSet: string;
  readonly completeness: Amount;
  readonly active: boolean;
  readonly state: FlagState;
  readonly assignee: string | null;
  /** The step that is waited for, and by when it is due. */
  readonly awaited?: string | null;
  readonly due?: string | null;
  readonly trail: readonly {
    readonly at: string;
    readonly by: string;
    readonly action: string;
    readonly text: string | null;
    readonly state: FlagState;
  }[];
}

/** `GET /api/parks/{park}/flags` */
export interface FlagList {
  readonly park: string;
  readonly total: number;
  readonly byState: Readonly<Record<string, number>>;
  readonly flags: readonly Flag[];
}

/** One version of the reference set. */
export interface Publication {
  readonly version: string;
  readonly number: number;
  readonly at: string;
  readonly by: string;
  readonly note: string | null;
  readonly changed: readonly string[];
}

/** `GET /api/reference` */
export interface ReferenceHistory {
  readonly current: string;
  readonly kinds: readonly string[];
  readonly history: readonly Publication[];
}

/** `GET …/comparison`: where a firm stands among its industry, by rank; no value and no limit of a band is ever told. */
export interface Standing extends AccountHead {
  /** The ratio that is compared, `intensity.tco2PerValueAdded`. */
  readonly figure: string;
  readonly value: Amount;
  readonly industry: string | null;
  /** Among the best 10, 25, 50 or 75 of a hundred, or the rest; null where none is told. */
  readonly band: "top10" | "top25" | "top50" | "top75" | "rest" | null;
  /** The group's size, coarse: `5-9`, `10-19`, `20-49`, `50+`. */
  readonly members: string | null;
  /** Why no band is told. */
  readonly withoutBand: string | null;
}

/** A cell of an import that cannot be taken. */
export interface BadCell {
  readonly sheet: string | null;
  /** Its address, `C5`. */
  readonly cell: string;
  readonly header: string | null;
  readonly value: string;
  readonly problem: string;
}

/** What one row of an import would declare, or has declared. */
export interface ImportRow {
  readonly row: number;
  readonly enterprise: string;
  readonly name: string;
  readonly period: string;
  readonly change: string;
  readonly version: number;
  readonly figures: DeclaredBody;
}

/** `POST …/declared/import` */
export interface ImportResult {
  readonly committed: boolean;
  readonly format: string;
  readonly sheet: string | null;
  readonly rows: readonly ImportRow[];
  readonly emptyRows: readonly number[];
  readonly badCells: readonly BadCell[];
}

/** One axis of the ranking's radar; `score` is 0..120, null where it is missing. */
export interface RankingAxis {
  readonly axis: string;
  readonly unit: string | null;
  readonly better: string | null;
  readonly value: Amount;
  readonly target: Amount;
  readonly score: Amount;
  readonly reason: string | null;
}

/** One zone of the ranking; without a rank `reason` says why. */
export interface RankingZone {
  readonly zone: string;
  readonly rank: number | null;
  readonly score: Amount;
  readonly reason: string | null;
  readonly axes: readonly RankingAxis[];
}

/** `GET /api/city/ranking?quarter=` */
export interface Ranking {
  readonly quarter: string;
  readonly state: ReportState;
  readonly factorSet: string;
  readonly completeness: Amount;
  readonly zones: readonly RankingZone[];
  /** Oldest first; later ones are restatements beside the first. */
  readonly published: readonly PublishedRanking[];
}

/** One published version of a quarter's ranking. */
export interface PublishedRanking {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly note: string | null;
}

/** `GET /api/city/zones`, as far as names go. */
export interface ZoneNames {
  readonly zones: readonly { readonly id: string; readonly nameZh: string; readonly nameEn: string }[];
}
