import { ownerPath, type Owner } from "./accounts";
import { call } from "./client";

/** What `POST …/what-if` takes; what is absent stays as it is. */
export interface WhatIfBody {
  readonly period: string;
  readonly scope?: string;
  readonly enterprise?: string;
  readonly pv?: { readonly kwp: number; readonly existingKwp?: number; readonly yieldHours?: number };
  readonly shifts?: readonly WhatIfShift[];
  readonly tariff?: string;
  readonly factorScope?: string;
  readonly factorSet?: string;
  readonly newcomer?: WhatIfNewcomer;
}

export interface WhatIfShift {
  readonly fromBand?: string;
  readonly toBand?: string;
  readonly fromHour?: number;
  readonly toHour?: number;
  readonly share?: number;
  readonly kwh?: number;
}

export interface WhatIfNewcomer {
  readonly name: string;
  readonly industry?: string;
  readonly yearKwh: number;
  readonly yearGasNm3?: number;
  readonly yearOutput?: number;
  readonly yearValueAdded?: number;
  readonly landMu?: number;
  readonly floorM2?: number;
  readonly pattern?: string;
  readonly tariff?: string;
  readonly transformerKva?: number;
}

/** A figure before and after; null is unknown. */
export interface WhatIfRow {
  readonly key: string;
  readonly unit: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly difference: number | null;
  readonly formula: string | null;
  readonly inputs: readonly { readonly key: string; readonly unit: string; readonly before: number | null; readonly after: number | null }[];
  readonly reason: string | null;
  /** Why the new enterprise is not in `after`. */
  readonly leftOut: string | null;
}

export type Verdict = "pass" | "warn" | "fail" | "unknown";

export interface EntryCheck {
  readonly check: string;
  readonly verdict: Verdict;
  readonly value: number | null;
  readonly limit: number | null;
  readonly unit: string;
  readonly reason: string;
  readonly source: string | null;
}

export interface WhatIf {
  readonly park: string;
  readonly enterprise: string | null;
  readonly period: string;
  readonly scope: string;
  readonly scopeAfter: string;
  readonly factorSet: string;
  readonly factorSetAfter: string;
  readonly completeness: number | null;
  readonly steps: readonly { readonly key: string; readonly value: number; readonly unit: string; readonly formula: string }[];
  readonly figures: readonly WhatIfRow[];
  readonly day: readonly { readonly hour: number; readonly before: number | null; readonly after: number | null }[];
  readonly checks: readonly EntryCheck[];
}

/** Tries a change on the ledger of a period; keeps nothing. */
export function whatIf(park: string, owner: Owner, body: WhatIfBody): Promise<WhatIf> {
  return call<WhatIf>(`${ownerPath(park, owner)}/what-if`, undefined, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
