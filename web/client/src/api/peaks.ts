import { get, parkPath, usageQuery, type UsageLine, type UsageSpan } from "./client";
import type { RateUnit } from "./shapes";

/** The greatest quarter-hour of one enterprise as a rate; null where nothing is known. */
export interface EnterprisePeak {
  readonly id: string;
  readonly peak: number | null;
  readonly at: string | null;
  readonly completeness: number;
}

/** `GET /api/parks/{park}/peaks` */
export interface Peaks {
  readonly rateUnit: RateUnit;
  readonly enterprises: readonly EnterprisePeak[];
}

/** The greatest demand of each enterprise of a park in a span of at most eight days. */
export function fetchPeaks(park: string, line: UsageLine, span: UsageSpan, signal: AbortSignal): Promise<Peaks> {
  return get<Peaks>(`${parkPath(park)}/peaks?${usageQuery(span, line)}`, signal);
}
