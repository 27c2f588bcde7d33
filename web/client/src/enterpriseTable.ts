import { accounts, type AccountQuery } from "@/api/accounts";
import type { FactorScope } from "@/api/accountShapes";
import { Problem } from "@/api/problem";
import type { TableColumn, TableRow } from "@/tables";

/** Firms asked for at the same time; each is three accounts. */
const AtOnce = 3;

/** The columns of a park's firms with their main figures. */
export function enterpriseColumns(figure: (key: string) => string, t: (key: string) => string): readonly TableColumn[] {
  return [
    { key: "enterprise", title: t("acc.park.enterprise") },
    { key: "name", title: t("exporting.name") },
    { key: "state", title: t("acc.evidence.state") },
    { key: "total", title: figure("carbon.total"), unit: "tCO2", number: true },
    { key: "tceCalorific", title: figure("energy.tceCalorific"), unit: "tce", number: true },
    { key: "tceEquivalent", title: figure("energy.tceEquivalent"), unit: "tce", number: true },
    { key: "intensity", title: figure("intensity.tco2PerValueAdded"), number: true },
    { key: "intensityUnit", title: `${figure("intensity.tco2PerValueAdded")} · ${t("exporting.unit")}` },
    { key: "completeness", title: t("usage.completeness"), number: true },
  ];
}

/** The rows, some firms at a time; a firm without an account of the period has empty cells. Throws where the host does not answer. */
export async function enterpriseRows(
  park: string,
  firms: readonly string[],
  period: string,
  scope: FactorScope,
  name: (enterprise: string) => string | null,
): Promise<readonly TableRow[]> {
  const query: AccountQuery = { period, scope };
  const rows = new Array<TableRow>(firms.length);
  let next = 0;
  const work = async () => {
    for (let at = next++; at < firms.length; at = next++) {
      const firm = firms[at] as string;
      const [carbon, energy, intensity] = await Promise.all([
        known(accounts.carbon(park, firm, query)),
        known(accounts.energy(park, firm, query)),
        known(accounts.intensity(park, firm, query)),
      ]);
      rows[at] = {
        enterprise: firm,
        name: name(firm),
        state: carbon?.state,
        total: carbon?.total,
        tceCalorific: energy?.tceCalorific,
        tceEquivalent: energy?.tceEquivalent,
        intensity: intensity?.tco2PerValueAdded,
        intensityUnit: intensity?.units["tco2PerValueAdded"],
        completeness: carbon?.completeness,
      };
    }
  };
  await Promise.all(Array.from({ length: AtOnce }, work));
  return rows;
}

async function known<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.kind === "missing") {
      return null;
    }
    throw thrown;
  }
}
