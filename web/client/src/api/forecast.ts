import { ownerPath, type Owner } from "./accounts";
import { get, type UsageLine } from "./client";

/** What is expected of one quarter-hour; below `low` and above `high` lay one of ten back-tested ones each. Unknown is null. */
export interface ForecastRow {
  readonly start: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** `GET /api/parks/{park}/forecast`: from now to the end of tomorrow. */
export interface Forecast {
  readonly unit: string;
  readonly method: string;
  readonly values: readonly ForecastRow[];
}

/** What a park, or one of its enterprises, is expected to use of a line. */
export function fetchForecast(park: string, line: UsageLine, signal: AbortSignal, owner: Owner = null): Promise<Forecast> {
  const query = new URLSearchParams({
    carrier: line.carrier,
    ...(line.role === undefined ? {} : { role: line.role }),
    ...(line.unit === undefined ? {} : { unit: line.unit }),
  });
  return get<Forecast>(`${ownerPath(park, owner)}/forecast?${query.toString()}`, signal);
}
