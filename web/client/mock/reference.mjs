/** Reference documents: those that the twin comes with, read from its own folder, and the mock's publications. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const documents = ["factors", "tariffs", "industry-means", "thresholds", "benchmarks", "schemes", "zones"];

const published = new Map();
const history = [
  { version: "2025-12", number: 1, at: "2026-01-05T09:00:00+08:00", by: "files", note: null, changed: documents },
  {
    version: "2026-07",
    number: 2,
    at: "2026-06-28T11:30:00+08:00",
    by: "local",
    note: "浙发改价格〔2026〕112号，7 月 1 日起执行新分时时段",
    changed: ["tariffs"],
  },
  {
    version: "2026-11",
    number: 3,
    at: "2026-11-02T08:00:00+08:00",
    by: "local",
    note: "录入纺织行业均值（示例）",
    changed: ["industry-means"],
  },
];

export function publications() {
  return history;
}

/** The newest version of a document; null where there is none. */
export function documentOf(kind) {
  if (!documents.includes(kind)) {
    return null;
  }
  if (!published.has(kind)) {
    const file = fileURLToPath(new URL(`../../../silo/ParkTwin.Domain/Reference/${kind}.json`, import.meta.url));
    published.set(kind, existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null);
  }
  return published.get(kind);
}

export function put(kind, body, note) {
  let parsed;
  try {
    parsed = JSON.parse(body);
  } catch (thrown) {
    return {
      status: 400,
      body: { title: "The request cannot be read.", status: 400, detail: `${kind}.json is not JSON: ${thrown.message}` },
    };
  }
  const list = Array.isArray(parsed.factors) ? parsed.factors : [];
  const faults = list.flatMap((one, at) =>
    typeof one.id === "string" && one.unit
      ? []
      : [`${kind}.json factors[${at}]: id and unit are needed; got '${one.id}' and '${one.unit}'.`],
  );
  if (kind === "factors" && !Array.isArray(parsed.factors)) {
    faults.push("factors.json: the key 'factors' must be a list.");
  }
  if (faults.length > 0) {
    return {
      status: 422,
      body: { title: "This reference document cannot be published.", status: 422, detail: faults.join(" "), faults },
    };
  }
  published.set(kind, parsed);
  const row = {
    version: `2026-11.${history.length + 1}`,
    number: history.length + 1,
    at: new Date().toISOString(),
    by: "local",
    note,
    changed: [kind],
  };
  history.push(row);
  return { status: 200, body: row };
}
