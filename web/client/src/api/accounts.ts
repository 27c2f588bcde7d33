import type {
  BalanceAccount,
  CarbonAccount,
  CostAccount,
  EnergyAccount,
  Explanation,
  FactorScope,
  GradeAccount,
  IntensityAccount,
  Report,
  Standing,
} from "./accountShapes";
import { call, get, parkPath } from "./client";

/** Whose account: an enterprise's, the park's own meters' (`~`), or with null the whole park's. */
export type Owner = string | null;

/** Which account: a period as the API writes it, under a factor scope. */
export interface AccountQuery {
  readonly period: string;
  readonly scope: FactorScope;
}

function of<T>(word: string) {
  return (park: string, owner: Owner, query: AccountQuery, signal?: AbortSignal) =>
    get<T>(`${ownerPath(park, owner)}/${word}?${new URLSearchParams({ ...query }).toString()}`, signal);
}

/** The accounting routes that answer with figures. */
export const accounts = {
  energy: of<EnergyAccount>("energy"),
  carbon: of<CarbonAccount>("carbon"),
  intensity: of<IntensityAccount>("intensity"),
  grade: of<GradeAccount>("grade"),
  cost: of<CostAccount>("cost"),
  balance: of<BalanceAccount>("balance"),
  comparison: of<Standing>("comparison"),
  /** A node with `more` has its inputs below `depth`, 0 to 32. */
  explain: (figure: string, depth: number, signal?: AbortSignal) =>
    get<Explanation>(`/api/explain/${encodeURIComponent(figure)}?depth=${depth}`, signal),
  report: (park: string, owner: string, period: string, signal?: AbortSignal) =>
    get<Report>(`${ownerPath(park, owner)}/reports/${encodeURIComponent(period)}`, signal),
  reports: (park: string, owner: string, signal?: AbortSignal) =>
    get<{ readonly reports: readonly Report[] }>(`${ownerPath(park, owner)}/reports`, signal),
  lock: (park: string, owner: string, period: string) =>
    call<Report>(`${ownerPath(park, owner)}/reports/${encodeURIComponent(period)}/lock`, undefined, { method: "POST" }),
};

/** The part of the address that an owner's routes begin with. */
export function ownerPath(park: string, owner: Owner): string {
  return owner === null ? parkPath(park) : `${parkPath(park)}/enterprises/${encodeURIComponent(owner)}`;
}
