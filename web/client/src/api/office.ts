import type {
  Declared,
  DeclaredBody,
  DeclaredVersion,
  Flag,
  FlagAction,
  FlagList,
  ImportResult,
  Publication,
  Ranking,
  ReferenceHistory,
  ZoneNames,
} from "./accountShapes";
import { ownerPath } from "./accounts";
import { call, get, parkPath } from "./client";

/** The routes of people at work: declaring, importing, judging flags, publishing reference data. */
export const office = {
  declared: (park: string, owner: string, period: string, signal?: AbortSignal) =>
    get<Declared>(`${ownerPath(park, owner)}/declared/${encodeURIComponent(period)}`, signal),
  declaredPeriods: (park: string, owner: string, signal?: AbortSignal) =>
    get<{ readonly periods: readonly DeclaredVersion[] }>(`${ownerPath(park, owner)}/declared`, signal),
  /** `seen` is the version the writer has read; refused with 412 where another came in between. */
  declare: (park: string, owner: string, period: string, body: DeclaredBody, seen: number) =>
    call<Declared>(`${ownerPath(park, owner)}/declared/${encodeURIComponent(period)}?via=page`, undefined, {
      method: "PUT",
      headers: { "content-type": "application/json", "if-match": `"${seen}"` },
      body: JSON.stringify(body),
    }),
  templateUrl: (park: string, format: "csv" | "xlsx") => `${parkPath(park)}/declared/template?format=${format}`,
  import: (park: string, file: File, commit: boolean) =>
    call<ImportResult>(`${parkPath(park)}/declared/import${commit ? "?commit=true" : ""}`, undefined, {
      method: "POST",
      headers: { "content-type": typeOf(file) },
      body: file,
    }),
  flags: (park: string, signal?: AbortSignal) => get<FlagList>(`${parkPath(park)}/flags`, signal),
  act: (flag: string, action: FlagAction, text: string | null) =>
    call<Flag>(`/api/flags/${encodeURIComponent(flag)}/${action}`, undefined, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(action === "assign" ? { assignee: text } : { text }),
    }),
  reference: (signal?: AbortSignal) => get<ReferenceHistory>("/api/reference", signal),
  document: (kind: string, version: string | null, signal?: AbortSignal) =>
    get<unknown>(
      `/api/reference/${encodeURIComponent(kind)}${version === null ? "" : `?version=${encodeURIComponent(version)}`}`,
      signal,
    ),
  publish: (kind: string, document: string, note: string) =>
    call<Publication>(`/api/reference/${encodeURIComponent(kind)}?${new URLSearchParams({ note }).toString()}`, undefined, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: document,
    }),
  zones: (signal?: AbortSignal) => get<ZoneNames>("/api/city/zones", signal),
  /** A value that no account has; the source is a document and its date. Null takes an earlier one back. */
  declareAxis: (zone: string, quarter: string, axis: string, value: number | null, source: string) =>
    put(`/api/city/axes/${encodeURIComponent(zone)}/${encodeURIComponent(quarter)}`, { axes: [{ axis, value, source }] }),
  setTarget: (zone: string, year: number, axis: string, value: number, source: string) =>
    put(`/api/city/targets/${encodeURIComponent(axis)}/${year}`, { zone, value, source }),
  publishRanking: (quarter: string, note: string) =>
    call<Ranking>(
      `/api/city/ranking/${encodeURIComponent(quarter)}/publish${note === "" ? "" : `?${new URLSearchParams({ note }).toString()}`}`,
      undefined,
      { method: "POST" },
    ),
  ranking: (quarter: string, signal?: AbortSignal) =>
    get<Ranking>(`/api/city/ranking?${new URLSearchParams({ quarter }).toString()}`, signal),
};

function put(path: string, body: unknown): Promise<unknown> {
  return call<unknown>(path, undefined, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** What a chosen file is sent as; browsers differ in what they say of CSV. */
function typeOf(file: File): string {
  return /\.xlsx$/i.test(file.name) ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv";
}
