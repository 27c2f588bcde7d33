import { ownerPath } from "./accounts";
import { call, get, parkPath } from "./client";
import type { Baseline, BaselineBody, BaselineResult, Baselines, Budget, LandScore, Readiness } from "./evaluationShapes";

/** The routes that judge an account: budget, score per land, readiness. Trees are not asked for (`depth=0`). */
export const evaluation = {
  budget: (park: string, owner: string, year: number, signal?: AbortSignal) =>
    get<Budget>(`${ownerPath(park, owner)}/budget?year=${year}&depth=0`, signal),
  /** `period` covers twelve months; without a scheme the host chooses one and says which. */
  score: (park: string, owner: string, period: string, scheme: string | null, signal?: AbortSignal) =>
    get<LandScore>(
      `${ownerPath(park, owner)}/score?${new URLSearchParams({ period, depth: "0", ...(scheme === null ? {} : { scheme }) }).toString()}`,
      signal,
    ),
  baselines: (park: string, owner: string, signal?: AbortSignal) =>
    get<Baselines>(`${ownerPath(park, owner)}/baselines`, signal),
  setBaseline: (park: string, owner: string, body: BaselineBody) =>
    call<Baseline>(`${ownerPath(park, owner)}/baselines`, undefined, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  compareBaseline: (park: string, owner: string, id: string, period: string, signal?: AbortSignal) =>
    get<BaselineResult>(
      `${ownerPath(park, owner)}/baselines/${encodeURIComponent(id)}?${new URLSearchParams({ period, depth: "0" }).toString()}`,
      signal,
    ),
  readiness: (park: string, year: number, signal?: AbortSignal) =>
    get<Readiness>(`${parkPath(park)}/readiness?year=${year}&depth=0`, signal),
};
