/**
 * The wire shapes of `docs/formats/live.md` and `docs/formats/registry.md`. Numbers are in the unit beside them, unknown is
 * `null`, instants are ISO 8601 with the park's offset.
 */

export type Carrier = "electricity" | "gas" | "water" | "heat" | "pv";
export type Role =
  | "grid-import"
  | "grid-export"
  | "generation"
  | "consumption"
  | "submeter"
  | "storage-charge"
  | "storage-discharge"
  | "reactive";
export type MeterKind = "register" | "interval" | "gauge";
/** Units of ledger amounts. */
export type AmountUnit = "kWh" | "m3" | "GJ" | "t" | "kvarh";
/** Units of ledger rates. */
export type RateUnit = "kW" | "m3/h" | "GJ/h" | "t/h" | "kvar";
/** Units a meter reports in. */
export type MeterUnit = "Wh" | "kWh" | "MWh" | "kvarh" | "W" | "kW" | "MW" | "L" | "dm3" | "m3" | "m3/h" | "t" | "GJ" | "GJ/h";
export type Verdict = "accepted" | "roll-over" | "detected-reset" | "suspect" | "pending" | "conflict-lost" | "rejected";
export type Quality = "good" | "estimated" | "bad";
export type UsageStep = "PT15M" | "PT1H" | "P1D" | "P1M" | "P1Y";

/** One row of `GET /api/parks`. */
export interface ParkSummary {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly region: string | null;
  readonly enterprises: number;
  readonly meters: number;
}

/** The head of a live view. */
export interface ParkHead {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly region: string | null;
  readonly demo: boolean;
}

/** The sum of the counted meters of one carrier, role and unit. */
export interface Line {
  readonly carrier: Carrier;
  readonly role: Role;
  readonly unit: AmountUnit;
  readonly rateUnit: RateUnit;
  readonly meters: number;
  readonly freshMeters: number;
  readonly rate: number | null;
  readonly today: number | null;
  readonly yesterdaySoFar: number | null;
  readonly yesterday: number | null;
}

/** The live view of one enterprise; `id` is `null` for the park's own meters. */
export interface EnterpriseLive {
  readonly id: string | null;
  readonly name: string | null;
  readonly industry: string | null;
  readonly landMu: number | null;
  readonly floorM2: number | null;
  readonly sequence: number;
  readonly lines: readonly Line[];
  readonly meters: number;
  readonly staleMeters: number;
  readonly lastAt: string | null;
}

/** The live view of one meter. */
export interface MeterLive {
  readonly id: string;
  readonly name: string | null;
  readonly enterprise: string | null;
  readonly carrier: Carrier;
  readonly role: Role;
  readonly kind: MeterKind;
  readonly meterUnit: MeterUnit;
  readonly unit: AmountUnit;
  readonly rateUnit: RateUnit;
  readonly intervalSeconds: number;
  readonly parent: string | null;
  readonly counted: boolean;
  readonly rate: number | null;
  readonly today: number | null;
  readonly lastAt: string | null;
  readonly lastArrived: string | null;
  readonly lastValue: number | null;
  readonly quality: Quality | null;
  readonly verdict: Verdict | null;
  readonly stale: boolean;
}

/** `GET /api/parks/{park}/live`, and what the hub's `Watch` returns. */
export interface ParkSnapshot {
  readonly park: ParkHead;
  readonly at: string;
  /** True for a past quarter-hour. */
  readonly past?: boolean;
  readonly lines: readonly Line[];
  readonly enterprises: readonly EnterpriseLive[];
  readonly meters: readonly MeterLive[];
}

/** The hub's `parkChanged`: the enterprises that changed, with all their meters. */
export interface ParkChange {
  readonly park: string;
  readonly at: string;
  readonly lines: readonly Line[];
  readonly enterprises: readonly EnterpriseLive[];
  readonly meters: readonly MeterLive[];
}

/** One line over a run of quarter-hours; a rate is the amount as power. */
export interface FrameLine {
  readonly carrier: Carrier;
  readonly role: Role;
  readonly unit: AmountUnit;
  readonly rateUnit: RateUnit;
  readonly meters: number;
  readonly rates: readonly (number | null)[];
  /** Meters of which each quarter-hour was measured. */
  readonly measured: readonly number[];
}

/** `GET /api/parks/{park}/frames`: only quarter-hours that have ended. */
export interface Frames {
  readonly park: string;
  readonly timeZone: string;
  readonly start: string;
  readonly count: number;
  readonly lines: readonly FrameLine[];
  readonly enterprises: readonly { readonly id: string | null; readonly lines: readonly FrameLine[] }[];
}

/** One step of a usage series; `completeness` is 0..1. */
export interface UsageRow {
  readonly start: string;
  readonly value: number | null;
  readonly measured: number | null;
  readonly completeness: number;
}

/** A usage series of a meter, an enterprise or a park. */
export interface Usage {
  readonly meter: string | null;
  readonly enterprise: string | null;
  readonly carrier: Carrier;
  readonly unit: AmountUnit;
  readonly step: UsageStep;
  readonly timeZone: string;
  readonly meters: number;
  readonly otherUnits: readonly AmountUnit[];
  readonly values: readonly UsageRow[];
}

/** One reading as it was kept. */
export interface ReadingRow {
  readonly at: string;
  readonly arrived: string;
  readonly value: number;
  readonly revision: number;
  readonly quality: Quality;
  readonly verdict: Verdict;
}

/** The readings of one meter, oldest first. */
export interface Readings {
  readonly meter: string;
  readonly unit: MeterUnit;
  readonly truncated: boolean;
  readonly readings: readonly ReadingRow[];
}

/** An effective-dated event of a meter; keys beyond these two depend on the kind. */
export interface MeterEventEntry {
  readonly at: string;
  readonly kind: string;
  readonly [key: string]: string | number | boolean | null;
}

/** A meter as registered. */
export interface MeterRegistration {
  readonly id: string;
  readonly name: string | null;
  readonly enterprise: string | null;
  readonly carrier: Carrier;
  readonly role: Role;
  readonly kind: MeterKind;
  readonly unit: MeterUnit;
  readonly ratio: number;
  readonly digits: number | null;
  readonly decimals: number | null;
  readonly intervalSeconds: number;
  readonly stamp: string | null;
  readonly maxRate: number | null;
  readonly parent: string | null;
  readonly events: readonly MeterEventEntry[];
}

/** An enterprise as registered. */
export interface EnterpriseRegistration {
  readonly id: string;
  readonly name: string | null;
  readonly industry: string | null;
  readonly landMu: number | null;
  readonly floorM2: number | null;
}

/** `GET /api/parks/{park}`. */
export interface Registry {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly timeZoneVersion: string | null;
  readonly region: string | null;
  readonly demo: boolean;
  readonly enterprises: readonly EnterpriseRegistration[];
  readonly meters: readonly MeterRegistration[];
}

/** One message that could not be accepted. */
export interface QuarantineItem {
  readonly id: number;
  readonly arrived: string;
  readonly topic: string | null;
  readonly client: string | null;
  readonly reason: string;
  readonly detail: string | null;
  readonly payload: string | null;
  readonly payloadBase64: string | null;
}

/** `GET /api/quarantine`, newest first. */
export interface Quarantine {
  readonly total: number;
  readonly byReason: Readonly<Record<string, number>>;
  readonly items: readonly QuarantineItem[];
}

/** What to replay: these ids, or a reason, or (empty) everything. */
export type ReplaySelection = { readonly ids: readonly number[] } | { readonly reason: string } | Record<string, never>;

/** The answer to a replay. */
export interface ReplayResult {
  readonly replayed: number;
  readonly remaining: number;
}

/** `GET /api/status`; the fields after `uptimeSeconds` may be missing on a minimal host. */
export interface Status {
  readonly accepted: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly journalPosition: number;
  readonly appliedPosition: number;
  readonly meters: number;
  readonly uptimeSeconds: number;
  readonly version?: string | null;
  readonly connections?: number | null;
  readonly shed?: number | null;
  readonly readingsPerSecond?: number | null;
  readonly journalBytes?: number | null;
  readonly commitMs?: { readonly p50: number | null; readonly p99: number | null } | null;
  readonly storage?: StorageStatus | null;
  readonly health?: readonly HealthEntry[] | null;
}

/** Room on disk and the last backup. Unit: bytes. */
export interface StorageStatus {
  /** Null where the system cannot say. */
  readonly freeBytes: number | null;
  /** Below it acknowledgements stop soon. */
  readonly stopsBelowBytes: number;
  readonly quarantineBytes: number;
  readonly quarantineMaxBytes: number;
  /** Messages dropped at that bound so far. */
  readonly quarantineDropped: number;
  /** Everything acknowledged before this instant is in the last backup; null where there was none. */
  readonly lastBackup: string | null;
  readonly lastBackupFile: string | null;
}

/** One part of the twin and how it fares. */
export interface HealthEntry {
  readonly name: string;
  readonly healthy: boolean;
  readonly detail: string | null;
}
