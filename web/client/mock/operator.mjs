/** The operator's own routes over the made-up park: the balance. Figures follow from the mock's usage, gaps and leaks are made up. */
import * as made from "./park.mjs";

const sum = (values) => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((left, right) => left + right, 0);
};
const round = (value) => (value === null ? null : Math.round(value * 1_000) / 1_000);

/** Answers what is the operator's; null for what is not. */
export function operatorRoute(request, url, parts, body, now) {
  const [area, park, section, ...rest] = parts;
  if (area !== "parks" || park !== "qsh") {
    return null;
  }
  if (section === "balance" && request.method === "GET") {
    return { status: 200, body: balance(url, now) };
  }
  if (section === "enterprises" && request.method === "PUT" && rest.length === 1) {
    return putEnterprise(rest[0], JSON.parse(body));
  }
  if (section !== "meters") {
    return null;
  }
  if (rest[0] === "template") {
    return { status: 200, type: "text/csv", text: "id,name,enterprise,carrier,role,kind,unit,intervalSeconds,parent\r\n" };
  }
  if (rest[0] === "import") {
    return importMeters(url, body);
  }
  return rest.length === 0 && request.method === "POST" ? addMeters(JSON.parse(body).meters) : null;
}

function putEnterprise(id, body) {
  const known = made.enterprises.find((one) => one.id === id);
  if (known === undefined) {
    made.enterprises.push({ id, industry: null, landMu: null, floorM2: null, ...body });
  } else {
    Object.assign(known, body);
  }
  return { status: 200, body: made.registry().enterprises.find((one) => one.id === id) };
}

function addMeters(meters) {
  for (const meter of meters) {
    const known = made.meters.find((one) => one.id === meter.id);
    if (known === undefined) {
      made.meters.push({ ...made.meters[0], ...meter, events: [], seed: made.meters.length, size: 10, counted: meter.parent == null });
    } else {
      known.name = meter.name;
    }
  }
  const ids = new Set(meters.map((one) => one.id));
  return { status: 200, body: { meters: made.registry().meters.filter((one) => ids.has(one.id)) } };
}

/** A table of heads in English, parted by commas; a carrier that is none is the one fault it knows. */
function importMeters(url, body) {
  const [head, ...lines] = body.trim().split(/\r?\n/).map((line) => line.split(","));
  const rows = lines.map((cells, index) => ({
    row: index + 2,
    meter: Object.fromEntries(head.map((key, column) => [key, cells[column] === "" ? null : cells[column]])),
  }));
  const badCells = rows
    .filter((row) => !["electricity", "gas", "water", "heat", "pv"].includes(row.meter.carrier))
    .map((row) => ({
      sheet: null,
      cell: `${String.fromCharCode(65 + head.indexOf("carrier"))}${row.row}`,
      header: "carrier 能源",
      value: row.meter.carrier ?? "",
      problem: `carrier is '${row.meter.carrier}'; it is one of electricity, gas, water, heat, pv.`,
    }));
  const commit = url.searchParams.get("commit") === "true";
  if (commit && badCells.length > 0) {
    return { status: 422, body: { title: "The table cannot be declared.", status: 422, badCells } };
  }
  const ids = new Set(made.meters.map((one) => one.id));
  const answer = rows.map((row) => ({ ...row, change: ids.has(row.meter.id) ? "unchanged" : "new" }));
  if (commit) {
    addMeters(rows.map(({ meter }) => ({ ...meter, intervalSeconds: Number(meter.intervalSeconds), ratio: 1 })));
  }
  return { status: 200, body: { committed: commit, format: "csv", rows: answer, badCells } };
}

function balance(url, now) {
  const carrier = url.searchParams.get("carrier");
  const [from, to] = [Date.parse(url.searchParams.get("from")), Math.min(now, Date.parse(url.searchParams.get("to")))];
  const held = made.meters.filter(
    (one) => one.role !== "reactive" && (one.carrier === carrier || (carrier === "electricity" && one.carrier === "pv")),
  );
  const ids = new Set(held.map((one) => one.id));
  const useOf = (one) => {
    const head = { carrier: one.carrier, unit: one.unit };
    const rows = made.usage([one], head, from, to, "P1D", now).values;
    return { amount: round(sum(rows.map((row) => row.value))), completeness: rows.length === 0 ? 0 : sum(rows.map((row) => row.completeness)) / rows.length };
  };
  const node = (one) => settle(one, useOf(one), held.filter((other) => other.parent === one.id).map(node));
  const roots = held.filter((one) => (one.parent === null || !ids.has(one.parent)) && one.counted).map(node);
  const gates = roots.filter((one) => one.role === "grid-import" || one.role === "consumption");
  const attached = roots.filter((one) => !gates.includes(one) && one.enterprise !== null && gates.some((gate) => gate.enterprise === one.enterprise));
  const settled = gates.map((gate) => {
    const beside = attached.filter((one) => one.enterprise === gate.enterprise).map((one) => ({ ...one, attached: true }));
    return beside.length === 0 ? gate : settle(made.meters.find((one) => one.id === gate.id), gate, [...gate.children, ...beside]);
  });
  const rest = roots.filter((one) => !gates.includes(one) && !attached.includes(one));
  const drawn = sum(settled.map((one) => one.amount)) ?? 0;
  const gateway = settle(null, { amount: round(drawn * (carrier === "water" ? 1.06 : 1.013)), completeness: 1 }, [...settled, ...rest]);
  return {
    park: "qsh",
    carrier,
    unit: held[0]?.unit ?? "kWh",
    otherUnits: [],
    timeZone: "Asia/Shanghai",
    from: made.iso(from),
    to: made.iso(to),
    accuracy: carrier === "water" ? 0.02 : 0.01,
    meters: [gateway],
  };
}

function settle(one, use, children) {
  const feeds = one !== null && ["generation", "storage-discharge"].includes(one.role);
  const out = (child) => (one === null ? child.role === "grid-export" : false);
  const fed = sum(children.filter((child) => child.feeds !== feeds || out(child)).map((child) => child.amount)) ?? 0;
  const drawn = sum(children.filter((child) => child.feeds === feeds && !out(child)).map((child) => child.amount));
  const residual = use.amount === null || drawn === null ? null : round(use.amount + fed - drawn);
  const allowed = residual === null ? null : round((Math.abs(use.amount) + Math.abs(drawn) + fed) * 0.01);
  const seed = one?.seed ?? 1;
  const night = one === null || feeds || use.amount === null ? null : { recent: round(use.amount / 900), usual: round(use.amount / 1000), limit: round(use.amount / 830) };
  if (night !== null && seed % 13 === 0) {
    night.recent = round(night.usual * 1.7);
  }
  const suspected = [];
  if (residual !== null && Math.abs(residual) > allowed) {
    const kind = residual > 0 ? "beyond-accuracy" : "excess";
    suspected.push({ kind, amount: Math.abs(residual), limit: allowed, reason: kind });
  }
  if (night !== null && night.recent > night.limit) {
    suspected.push({ kind: "night-flow", amount: round(night.recent - night.usual), limit: night.limit, reason: "night-flow" });
  }
  return {
    id: one?.id ?? null,
    gateways: one === null ? ["gw-1", "gw-2"] : [],
    name: one?.name ?? null,
    enterprise: one?.enterprise ?? null,
    carrier: one?.carrier ?? null,
    role: one?.role ?? null,
    counted: one?.counted ?? false,
    feeds,
    attached: false,
    amount: use.amount,
    measured: use.amount,
    completeness: use.completeness,
    fed: round(fed),
    drawn: round(drawn),
    residual,
    residualShare: residual === null || use.amount + fed === 0 ? null : residual / (use.amount + fed),
    allowed,
    unread: children.filter((child) => child.amount === null).length,
    coverage: Math.min(use.completeness, ...children.map((child) => child.completeness)),
    night,
    suspected,
    children,
  };
}
