import { ownerPath } from "./accounts";
import { get, parkPath } from "./client";
import type { Desk, Diagnosis, ParkDiagnosis, Portrait, RuleChanges, Standings } from "./platformShapes";

/** The routes of the platform: all parks at once, and what is said of one enterprise. */
export const platform = {
  enterprises: (period: string, compare: "year" | "previous" | "none", signal?: AbortSignal) =>
    get<Standings>(`/api/platform/enterprises?${new URLSearchParams({ period, compare }).toString()}`, signal),
  flags: (signal?: AbortSignal) => get<Desk>("/api/platform/flags", signal),
  rules: (from: string | null, to: string | null, signal?: AbortSignal) =>
    get<RuleChanges>(
      `/api/platform/rules?${new URLSearchParams({ ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) }).toString()}`,
      signal,
    ),
  portrait: (park: string, owner: string, period: string, signal?: AbortSignal) =>
    get<Portrait>(`${ownerPath(park, owner)}/portrait?${new URLSearchParams({ period }).toString()}`, signal),
  diagnosis: (park: string, owner: string, period: string, signal?: AbortSignal) =>
    get<Diagnosis>(`${ownerPath(park, owner)}/diagnosis?${new URLSearchParams({ period }).toString()}`, signal),
  parkDiagnosis: (park: string, period: string, signal?: AbortSignal) =>
    get<ParkDiagnosis>(`${parkPath(park)}/diagnosis?${new URLSearchParams({ period }).toString()}`, signal),
  /** Where an archive is fetched from; with null it is the whole park's. */
  packageUrl: (park: string, owner: string | null, period: string, lang: string) =>
    `${owner === null ? parkPath(park) : ownerPath(park, owner)}/package?${new URLSearchParams({ period, lang }).toString()}`,
};
