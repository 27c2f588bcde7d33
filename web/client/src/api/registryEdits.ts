import type { BadCell } from "./accountShapes";
import { send } from "./auth";
import { call, parkPath } from "./client";
import type { EnterpriseRegistration, MeterEventEntry, MeterRegistration } from "./shapes";

/** A meter to add, or to give another name; what is absent is as in the registry file. */
export type MeterBody = {
  -readonly [K in Exclude<keyof MeterRegistration, "events">]?: MeterRegistration[K] | null;
} & { referenceTemperatureC?: number | null };

/** An enterprise to add or to change; what is absent stays. */
export interface EnterpriseBody {
  readonly name?: string;
  readonly industry?: string;
  readonly landMu?: number;
  readonly floorM2?: number;
}

/** What a table of meters adds and renames. */
export interface MeterImport {
  readonly committed: boolean;
  readonly format: "csv" | "excel";
  readonly rows: readonly { readonly row: number; readonly change: "new" | "renamed" | "unchanged"; readonly meter: MeterBody }[];
  readonly badCells: readonly BadCell[];
}

/** The routes that change a registry. Each throws a `Problem`. */
export const registryEdits = {
  addMeters: (park: string, meters: readonly MeterBody[]) =>
    send<{ readonly meters: readonly MeterRegistration[] }>(`${parkPath(park)}/meters`, "POST", { meters }),
  putEnterprise: (park: string, enterprise: string, body: EnterpriseBody) =>
    send<EnterpriseRegistration>(`${parkPath(park)}/enterprises/${encodeURIComponent(enterprise)}`, "PUT", body),
  addEvent: (park: string, meter: string, event: Partial<MeterEventEntry>) =>
    send<MeterRegistration>(`${parkPath(park)}/meters/${encodeURIComponent(meter)}/events`, "POST", event),
  importMeters: (park: string, file: File, commit: boolean) =>
    call<MeterImport>(`${parkPath(park)}/meters/import${commit ? "?commit=true" : ""}`, undefined, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: file,
    }),
  templateUrl: (park: string, format: "csv" | "xlsx") => `${parkPath(park)}/meters/template?format=${format}`,
};
