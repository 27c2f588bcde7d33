import type { AccountHead, Amount, Band, FigureNode } from "./accountShapes";
import { ownerPath } from "./accounts";
import { get, parkPath } from "./client";

/** A forecast with its 95 % interval; the low end is never below what is known already. */
export interface Forecast {
  readonly value: Amount;
  readonly low: Amount;
  readonly high: Amount;
}

export type BandWord = Band | "none";

/** One time band of a bill. */
export interface BillBand {
  readonly band: BandWord;
  readonly kwh: Amount;
  readonly estimatedKwh: Amount;
  readonly price: Amount;
  readonly cost: Amount;
  readonly forecastKwh: Forecast;
  readonly forecastCost: Forecast;
}

/** One local day of a bill; `day` is `2026-11-20`. */
export interface BillDay {
  readonly day: string;
  readonly kind: "workday" | "saturday" | "sunday" | "holiday";
  readonly kwh: Amount;
  readonly estimatedKwh: Amount;
  readonly completeness: number;
  readonly bands: Readonly<Partial<Record<BandWord, number>>>;
  readonly costs: Readonly<Partial<Record<BandWord, Amount>>>;
  readonly cost: Amount;
}

/** The bill and the greatest demand of one month. */
export interface BillMonth {
  readonly period: string;
  readonly kwh: Amount;
  readonly energy: Amount;
  readonly demand: Amount;
  readonly powerFactorAdjustment: Amount;
  readonly total: Amount;
  readonly maxDemandKw: Amount;
  readonly powerFactor: Amount;
  readonly completeness: Amount;
  readonly state: string;
  readonly figures: Readonly<Record<string, string>>;
}

export interface Contract {
  readonly tariff: string | null;
  readonly transformerKva: Amount;
  readonly demandKw: Amount;
  readonly voltageKv: Amount;
}

export interface BillTariff {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: "single-part" | "two-part";
  readonly priceFrom: string | null;
  readonly priceCitation: string | null;
  readonly priceConfidence: string | null;
  readonly bandsFrom: string | null;
  readonly bandsCitation: string | null;
}

/** What a bill needs and does not have, and the role that can mend it. */
export interface BillLack {
  readonly what: string;
  readonly who: "operator" | "platform" | "enterprise";
}

/** What a forecast rests on. */
export interface BillMethod {
  readonly method: "like-days" | "over" | "none";
  readonly days: Readonly<Record<string, number>>;
  readonly from: string | null;
  readonly to: string | null;
  readonly missingQuarterHours: number;
  readonly restQuarterHours: number;
}

export type ForecastName = "kwh" | "energy" | "maxDemandKw" | "demand" | "powerFactorAdjustment" | "total";

/** `GET …/bill?period=`; CNY, kWh, kW */
export interface Bill extends AccountHead {
  readonly timeZone: string;
  readonly over: boolean;
  readonly contract: Contract | null;
  readonly tariff: BillTariff | null;
  readonly kwh: Amount;
  readonly energy: Amount;
  readonly demand: Amount;
  readonly powerFactorAdjustment: Amount;
  readonly total: Amount;
  readonly average: Amount;
  readonly maxDemandKw: Amount;
  readonly powerFactor: Amount;
  readonly bands: readonly BillBand[];
  readonly forecast: Readonly<Record<ForecastName, Forecast>>;
  readonly method: BillMethod;
  readonly days: readonly BillDay[];
  readonly months: readonly BillMonth[];
  readonly lacks: readonly BillLack[];
}

/** One quarter-hour of demand. */
export interface DemandRow {
  readonly start: string;
  readonly kw: Amount;
  readonly band: BandWord;
  readonly estimated: boolean;
}

/** `GET …/demand?period=` */
export interface Demand extends AccountHead {
  readonly timeZone: string;
  readonly contract: Contract | null;
  readonly maxKw: Amount;
  readonly maxAt: string | null;
  readonly marginKw: Amount;
  readonly contractShare: Amount;
  readonly transformerShare: Amount;
  readonly overKw: Amount;
  readonly overCost: Amount;
  readonly nextKwCost: Amount;
  readonly billedKw: Amount;
  readonly unusedKw: Amount;
  readonly demand: Amount;
  readonly rows: readonly DemandRow[];
  readonly months: readonly BillMonth[];
  readonly lacks: readonly BillLack[];
}

export type Lever = "electricity" | "gas" | "pv" | "value-added" | "output";

/** What one amount alone would have to become. */
export interface GradeMove {
  readonly lever: Lever;
  readonly unit: string;
  readonly now: Amount;
  readonly change: Amount;
  readonly direction: "up" | "down";
  readonly then: Amount;
  readonly share: Amount;
  readonly possible: boolean | null;
  readonly reason: string | null;
}

/** A limit next to the present class. */
export interface GradeTarget {
  readonly of: "grade" | "level";
  readonly direction: "better" | "worse";
  readonly from: number;
  readonly to: number;
  readonly limit: Amount;
  readonly carbon: Amount;
  readonly carbonChange: Amount;
  readonly moves: readonly GradeMove[];
}

/** `GET …/grade-moves?period=` */
export interface GradeMoves extends AccountHead {
  readonly l: Amount;
  readonly k: Amount;
  readonly grade: Amount;
  readonly levelNumber: Amount;
  readonly carbon: Amount;
  readonly valueAdded: Amount;
  readonly targets: readonly GradeTarget[];
}

/** One alarm, as far as an enterprise's overview needs it. */
export interface OwnAlarm {
  readonly id: string;
  readonly kind: string;
  readonly severity: string;
  readonly state: string;
  readonly enterprise: string | null;
  readonly meter: string | null;
  readonly openedAt: string;
}

/** `GET …/alarms?enterprise=` */
export interface OwnAlarms {
  readonly alarms: readonly OwnAlarm[];
  readonly counts: Readonly<Record<string, number>>;
}

/** How deep the trees of a bill are asked for: down to the figures of its account. */
const TreeDepth = 8;

/** An answer of which only the trees are looked at: from a name to the tree that makes its number. */
export interface FigureTrees {
  readonly trees: Readonly<Record<string, FigureNode>>;
}

/** The bill, the demand and what would move the grade; trees are asked for by themselves, when a number is opened. */
export const billing = {
  bill: (park: string, owner: string, period: string, months: number, signal?: AbortSignal) =>
    get<Bill>(`${ownerPath(park, owner)}/bill?period=${encodeURIComponent(period)}&months=${months}&depth=0`, signal),
  demand: (park: string, owner: string, period: string, months: number, signal?: AbortSignal) =>
    get<Demand>(`${ownerPath(park, owner)}/demand?period=${encodeURIComponent(period)}&months=${months}&depth=0`, signal),
  billTrees: (park: string, owner: string, period: string, signal?: AbortSignal) =>
    get<FigureTrees>(`${ownerPath(park, owner)}/bill?period=${encodeURIComponent(period)}&months=1&depth=${TreeDepth}`, signal),
  demandTrees: (park: string, owner: string, period: string, signal?: AbortSignal) =>
    get<FigureTrees>(`${ownerPath(park, owner)}/demand?period=${encodeURIComponent(period)}&months=1&depth=${TreeDepth}`, signal),
  gradeMoves: (park: string, owner: string, period: string, signal?: AbortSignal) =>
    get<GradeMoves>(`${ownerPath(park, owner)}/grade-moves?period=${encodeURIComponent(period)}&depth=0`, signal),
  alarms: (park: string, owner: string, signal?: AbortSignal) =>
    get<OwnAlarms>(`${parkPath(park)}/alarms?enterprise=${encodeURIComponent(owner)}`, signal),
};
