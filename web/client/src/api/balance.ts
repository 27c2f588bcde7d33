import { get, parkPath } from "./client";
import type { AmountUnit, Carrier, Role } from "./shapes";

/** Why a place in the balance wants a look; a candidate for a person, never a verdict. */
export interface Suspicion {
  readonly kind: "beyond-accuracy" | "excess" | "night-flow";
  /** The residual, or what flows at night above the usual in one hour. */
  readonly amount: number;
  /** What would not be in question. */
  readonly limit: number;
  readonly reason: string;
}

/** A place in the balance with what is behind it: amount + fed = drawn + residual. Unknown is null. */
export interface BalanceNode {
  /** Null for the gateway of the park, the sum of its check meters. */
  readonly id: string | null;
  readonly gateways: readonly string[];
  readonly name: string | null;
  readonly enterprise: string | null;
  readonly carrier: Carrier | null;
  readonly role: Role | null;
  readonly counted: boolean;
  readonly feeds: boolean;
  readonly attached: boolean;
  readonly amount: number | null;
  readonly measured: number | null;
  readonly completeness: number;
  readonly fed: number;
  readonly drawn: number | null;
  readonly residual: number | null;
  readonly residualShare: number | null;
  readonly allowed: number | null;
  readonly unread: number;
  readonly coverage: number;
  /** The least that flows in an hour of the night, now and before. */
  readonly night: { readonly recent: number; readonly usual: number; readonly limit: number } | null;
  readonly suspected: readonly Suspicion[];
  readonly children: readonly BalanceNode[];
}

/** `GET /api/parks/{park}/balance`. */
export interface Balance {
  readonly park: string;
  readonly carrier: Carrier;
  readonly unit: AmountUnit;
  readonly otherUnits: readonly AmountUnit[];
  readonly from: string;
  readonly to: string;
  readonly accuracy: number;
  readonly meters: readonly BalanceNode[];
}

/** The balance of a carrier over a span, Unix ms, `to` exclusive. */
export function fetchBalance(
  park: string,
  carrier: Carrier,
  unit: AmountUnit | null,
  span: { readonly from: number; readonly to: number },
  signal: AbortSignal,
): Promise<Balance> {
  const query = new URLSearchParams({
    carrier,
    from: new Date(span.from).toISOString(),
    to: new Date(span.to).toISOString(),
    ...(unit === null ? {} : { unit }),
  });
  return get<Balance>(`${parkPath(park)}/balance?${query.toString()}`, signal);
}
