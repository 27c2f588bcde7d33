/** What enterprises of the made-up park declared, with every version kept; and the faults that the twin would find. */
import { enterprises } from "./park.mjs";

const units = {
  "grid-import": ["kWh", "MWh"],
  "pv-generated": ["kWh", "MWh"],
  "pv-exported": ["kWh", "MWh"],
  gas: ["Nm3", "m3"],
  heat: ["GJ"],
  steam: ["t"],
  water: ["t", "m3"],
  diesel: ["t", "kg"],
  petrol: ["t", "kg"],
  lpg: ["t", "kg"],
  "raw-coal": ["t"],
};
const numbers = ["output", "valueAdded", "tax", "landMu", "floorM2", "headcount", "researchAndDevelopment", "emissions"];

const kept = new Map();

function version(enterprise, period, figures, by, at, via) {
  const key = `${enterprise}|${period}`;
  const list = kept.get(key) ?? [];
  const row = { period, version: list.length + 1, figures: { ...empty(), ...figures }, by, at, via };
  kept.set(key, [...list, row]);
  return row;
}

function empty() {
  return { ...Object.fromEntries(numbers.map((name) => [name, null])), activities: [], products: [], certificates: [] };
}

enterprises.forEach((enterprise, index) => {
  if (index % 5 === 4) {
    return; // Some firms have declared nothing: their intensities are unknown.
  }
  const scale = enterprise.landMu * (40 + ((index * 37) % 60));
  for (const year of [2025, 2026]) {
    version(
      enterprise.id,
      String(year),
      {
        output: Math.round(scale * 4.3),
        valueAdded: Math.round(scale * (1 + (year - 2025) * 0.06)),
        tax: Math.round(scale * 0.2),
        landMu: enterprise.landMu,
        headcount: 60 + index * 11,
      },
      "张统计",
      `${year}-03-08T10:12:00+08:00`,
      "csv",
    );
  }
});
version(
  "e01",
  "2025",
  {
    output: 18_000,
    valueAdded: 4_200,
    tax: 860,
    landMu: 52,
    headcount: 230,
    activities: [
      { flow: "grid-import", amount: 3_200_000, unit: "kWh" },
      { flow: "water", amount: 45_000, unit: "t" },
    ],
  },
  "王统计",
  "2026-01-19T16:40:00+08:00",
  "page",
);
for (const month of ["2026-07", "2026-08", "2026-09", "2026-10"]) {
  version(
    "e01",
    month,
    {
      output: 1_480,
      valueAdded: 350,
      tax: 71,
      headcount: 231,
      activities: [{ flow: "grid-import", amount: 268_000, unit: "kWh" }],
    },
    "王统计",
    `${month.replace(/\d\d$/, (two) => String(Number(two) + 1).padStart(2, "0"))}-05T09:30:00+08:00`,
    "page",
  );
}

/** The newest declaration of the period itself, else of its year, scaled by nothing: the mock shares a year out evenly. */
export function declaredOf(enterprise, period) {
  const own = kept.get(`${enterprise}|${period}`);
  if (own !== undefined) {
    return own.at(-1);
  }
  const year = kept.get(`${enterprise}|${period.slice(0, 4)}`)?.at(-1);
  if (year === undefined) {
    return null;
  }
  const part = period.endsWith("R12") || period.length === 4 ? 1 : period.includes("Q") ? 0.25 : 1 / 12;
  const share = (value) => (value === null ? null : Math.round(value * part * 100) / 100);
  const { output, valueAdded, tax } = year.figures;
  return {
    ...year,
    figures: { ...year.figures, output: share(output), valueAdded: share(valueAdded), tax: share(tax), activities: [] },
  };
}

export function history(enterprise, period) {
  return [...kept.entries()]
    .filter(([key]) => (period === null ? key.startsWith(`${enterprise}|`) : key === `${enterprise}|${period}`))
    .flatMap(([, list]) => list);
}

/** What is wrong with a body, by the place of the value. */
export function faultsOf(body) {
  const errors = {};
  for (const name of numbers) {
    const value = body[name];
    if (value !== null && value !== undefined && typeof value !== "number") {
      errors[name] = [`'${value}' 不是数字；请填写数字，未知请留空。`];
    } else if (typeof value === "number" && value < 0 && name !== "valueAdded") {
      errors[name] = [`${value} 小于 0；不能为负。`];
    }
  }
  (body.activities ?? []).forEach((one, index) => {
    if (!(one.flow in units)) {
      errors[`activities[${index}].flow`] = [`没有能源品种 '${one.flow}'。`];
    } else if (!units[one.flow].includes(one.unit)) {
      errors[`activities[${index}].unit`] = [`'${one.unit}' 不适用于 ${one.flow}；可用 ${units[one.flow].join("、")}。`];
    }
    if (typeof one.amount !== "number" || one.amount < 0) {
      errors[`activities[${index}].amount`] = [`${one.amount} 不是不小于 0 的数字。`];
    }
  });
  (body.certificates ?? []).forEach((one, index) => {
    if (one.number === "GEC-2026-0001") {
      errors[`certificates[${index}].number`] = ["绿证 GEC-2026-0001 已由另一家企业核销；一个证书号只能使用一次。"];
    }
  });
  return errors;
}

export function declare(enterprise, period, body, via = "page") {
  const before = kept.get(`${enterprise}|${period}`)?.at(-1);
  return JSON.stringify(before?.figures) === JSON.stringify({ ...empty(), ...body })
    ? before
    : version(enterprise, period, body, "local", new Date().toISOString(), via);
}

const heads = [
  "enterprise 企业",
  "name 企业名称",
  "period 期间",
  "output 产值 (万元)",
  "valueAdded 增加值 (万元)",
  "tax 税收 (万元)",
  "landMu 土地 (亩)",
  "floorM2 建筑面积 (m2)",
  "headcount 从业人员 (人)",
  "diesel 柴油 (t)",
];

/** An empty table: a row for each enterprise. */
export function template() {
  return "\ufeff" + [heads.join(","), ...enterprises.map((one) => `${one.id},${one.name},2026-10,,,,,,,`)].join("\r\n") + "\r\n";
}

/** What a table would declare, and its bad cells by address. */
export function readImport(text, commit) {
  const [header = [], ...lines] = text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => line.split(/[,;\t]/).map((cell) => cell.trim()));
  const rows = [];
  const badCells = [];
  lines.forEach((cells, index) => {
    const row = index + 2;
    const taken = {};
    const bad = (at, problem) =>
      badCells.push({
        sheet: null,
        cell: `${String.fromCharCode(65 + at)}${row}`,
        header: header[at],
        value: cells[at] ?? "",
        problem,
      });
    header.forEach((head, at) => {
      const key = head.split(" ")[0];
      const cell = cells[at] ?? "";
      if (!heads.some((one) => one.split(" ")[0] === key)) {
        if (index === 0) {
          badCells.push({
            sheet: null,
            cell: `${String.fromCharCode(65 + at)}1`,
            header: head,
            value: head,
            problem: "不是模板中的列。",
          });
        }
      } else if (key === "enterprise" && !enterprises.some((one) => one.id === cell)) {
        bad(at, `没有企业 '${cell}'。`);
      } else if (key === "period" && !/^\d{4}(-(Q[1-4]|\d{2}))?$/.test(cell)) {
        bad(at, `'${cell}' 不是期间；写成 2026、2026-Q3 或 2026-07。`);
      } else if (numbers.includes(key) && cell !== "" && Number.isNaN(Number(cell))) {
        bad(at, `'${cell}' 不是数字；未知请留空。`);
      } else {
        taken[key] = cell;
      }
    });
    const figures = {
      ...empty(),
      ...Object.fromEntries(numbers.filter((name) => taken[name]).map((name) => [name, Number(taken[name])])),
    };
    if (taken.enterprise && taken.period && numbers.some((name) => figures[name] !== null)) {
      rows.push({
        row,
        enterprise: taken.enterprise,
        name: enterprises.find((one) => one.id === taken.enterprise).name,
        period: taken.period,
        change: "new",
        version: 0,
        figures,
      });
    }
  });
  const committed = commit && badCells.length === 0;
  if (committed) {
    rows.forEach((row) => (row.version = declare(row.enterprise, row.period, row.figures, "csv").version));
  }
  return { committed, format: "csv", sheet: null, rows, emptyRows: [], badCells };
}
