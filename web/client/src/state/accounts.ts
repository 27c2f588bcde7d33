import { accounts, type AccountQuery, type Owner } from "@/api/accounts";
import type { FactorScope } from "@/api/accountShapes";
import { formatAccountPeriod, type AccountPeriod } from "@/time/accounting";
import { useQuery, type Query } from "./query";

/** How often an open account is asked for again: its figures follow the readings while the period is provisional. Unit: ms. */
const RefreshMs = 120_000;

type Loader<T> = (park: string, owner: Owner, query: AccountQuery, signal?: AbortSignal) => Promise<T>;

/** One side of an account; a null period asks for nothing. */
export function useAccount<T>(
  load: Loader<T>,
  park: () => string,
  owner: () => Owner,
  period: () => AccountPeriod | null,
  scope: () => FactorScope,
): Query<T> {
  return useQuery(
    () => {
      const wanted = period();
      return wanted === null ? null : `${park()}|${owner() ?? ""}|${formatAccountPeriod(wanted)}|${scope()}`;
    },
    (signal) => load(park(), owner(), { period: formatAccountPeriod(period() as AccountPeriod), scope: scope() }, signal),
    RefreshMs,
  );
}

/** The sides of an account that an enterprise and a park both have. */
export function useAccountSides(
  park: () => string,
  owner: () => Owner,
  period: () => AccountPeriod | null,
  scope: () => FactorScope,
) {
  return {
    energy: useAccount(accounts.energy, park, owner, period, scope),
    carbon: useAccount(accounts.carbon, park, owner, period, scope),
    intensity: useAccount(accounts.intensity, park, owner, period, scope),
    cost: useAccount(accounts.cost, park, owner, period, scope),
  };
}

export type AccountSides = ReturnType<typeof useAccountSides>;
