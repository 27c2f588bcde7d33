import type { Right } from "./api/auth";

/** One side of a park or of an enterprise, with a screen of its own. */
export interface Section {
  /** The name of its route. */
  readonly name: string;
  /** The key of its text below `parkTabs` or `enterprise.tabs`. */
  readonly text: string;
  /** All of these are needed to open it. */
  readonly needs: readonly Right[];
  /** True where its address takes an accounting period, which goes along from one such side to another. */
  readonly sharesPeriod?: boolean;
}

/** The sides of a park, in the order of their tabs. */
export const parkSections: readonly Section[] = [
  { name: "park", text: "live", needs: ["readLive"] },
  { name: "park-map", text: "map", needs: ["readLive"] },
  { name: "park-balance", text: "balance", needs: ["readPark"] },
  { name: "park-alarms", text: "alarms", needs: ["readLive"] },
  { name: "park-registry", text: "registry", needs: ["readPark"] },
  { name: "park-what-if", text: "whatIf", needs: ["readAccounts", "readParkAccounts"] },
  { name: "park-report", text: "report", needs: ["readParkAccounts"] },
];

/** The sides of an enterprise, in the order of their tabs. */
export const enterpriseSections: readonly Section[] = [
  { name: "enterprise", text: "live", needs: ["readLive"] },
  { name: "enterprise-bill", text: "bill", needs: ["readAccounts"] },
  { name: "enterprise-accounts", text: "accounts", needs: ["readAccounts"], sharesPeriod: true },
  { name: "enterprise-declared", text: "declared", needs: ["readAccounts"], sharesPeriod: true },
  { name: "enterprise-portrait", text: "portrait", needs: ["readAccounts"], sharesPeriod: true },
  { name: "enterprise-alarms", text: "alarms", needs: ["readLive"] },
  { name: "enterprise-what-if", text: "whatIf", needs: ["readAccounts"], sharesPeriod: true },
];
