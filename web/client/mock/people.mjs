/** Accounts, gateways and the audit trail of the mock, and the routes of those who keep them. */
import * as made from "./park.mjs";

const day = 86_400_000;
const started = Date.now();
const at = (ms) => new Date(ms).toISOString();

function account(user, name, role, more = {}) {
  return {
    user,
    name,
    role,
    parks: null,
    park: null,
    enterprise: null,
    disabled: false,
    mustChangePassword: false,
    createdAt: at(started - 40 * day),
    lastSignInAt: at(started - 0.3 * day),
    lockedUntil: null,
    externalId: null,
    password: `demo-${user}`,
    ...more,
  };
}

export const accounts = new Map(
  [
    account("admin", "管理员", "admin"),
    account("operator", "园区运营", "operator", { parks: ["qsh"] }),
    account("platform", "双碳平台", "platform"),
    account("enterprise", "企业 e01", "enterprise", { parks: ["qsh"], park: "qsh", enterprise: "e01" }),
    account("auditor", "审计", "auditor"),
    account("lobby", "大厅屏幕", "screen", { parks: ["qsh"] }),
    account("new", "新来的", "operator", { parks: ["qsh"], mustChangePassword: true, lastSignInAt: null }),
    account("wang.lei", "王磊", "operator", { parks: ["qsh"], lockedUntil: at(started + 600_000) }),
    account("li.na", "李娜", "enterprise", { parks: ["qsh"], park: "qsh", enterprise: "e03", disabled: true }),
  ].map((one) => [one.user, one]),
);

const rows = [];

/** Writes a row of the audit trail. */
export function audit(who, action, target, outcome, detail = null, when = Date.now()) {
  rows.push({
    sequence: rows.length + 1,
    at: at(when),
    user: who?.user ?? "",
    role: who?.role ?? "",
    address: "127.0.0.1",
    action,
    target,
    outcome,
    detail,
  });
}
for (let index = 0; index < 180; index++) {
  const [action, target, outcome, detail] = [
    ["signIn", "operator", 200, null],
    ["declare", "/api/parks/qsh/enterprises/e01/declared/2026-10", 200, null],
    ["reportDocument", "/api/parks/qsh/enterprises/e01/reports/2026-09/document", 200, null],
    ["signIn", "unknown user", 401, null],
    ["lockReport", "/api/parks/qsh/enterprises/e02/reports/2026-09/lock", 200, null],
    ["exportTable", "/api/tables", 200, "csv 'Meters', 12 rows, 5 columns"],
  ][index % 6];
  const who = outcome === 401 ? null : accounts.get(["operator", "platform", "enterprise"][index % 3]);
  audit(who, action, target, outcome, detail, started - (181 - index) * 431_000);
}

const gateways = new Map([
  [
    "gw-1",
    {
      meters: null,
      thumbprints: [],
      hasPassword: true,
      disabled: false,
      note: "配电房 1 号",
      changedAt: at(started - 12 * day),
      connected: true,
      lastSeen: at(started - 4_000),
      refused: 0,
    },
  ],
  [
    "gw-2",
    {
      meters: made.meters.slice(0, 6).map((one) => one.id),
      thumbprints: ["3f2a9c0d".repeat(8)],
      hasPassword: false,
      disabled: false,
      note: "",
      changedAt: at(started - 2 * day),
      connected: false,
      lastSeen: at(started - 0.2 * day),
      refused: 31,
    },
  ],
  [
    "gw-old",
    {
      meters: [],
      thumbprints: [],
      hasPassword: true,
      disabled: true,
      note: "已拆除",
      changedAt: at(started - 90 * day),
      connected: false,
      lastSeen: null,
      refused: 2,
    },
  ],
]);

const view = ({ password, ...rest }) => rest;
const oneTime = () => `${crypto.randomUUID().slice(0, 13)}-${crypto.randomUUID().slice(0, 4)}`;
const missing = (title, detail) => ({ status: 404, body: { type: "about:blank", title, status: 404, detail } });
const refused = (faults) => ({
  status: 422,
  body: { type: "about:blank", title: "It cannot be taken.", status: 422, detail: faults.join(" "), faults },
});

function ofAccounts(method, [user, what], sent, caller) {
  if (user === undefined) {
    if (method === "GET") {
      return { status: 200, body: { accounts: [...accounts.values()].map(view) } };
    }
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(sent.user ?? "")) {
      return refused(["user: 1 to 64 of letters, digits, '.', '-', '_'."]);
    }
    if (accounts.has(sent.user)) {
      return { status: 409, body: { type: "about:blank", title: "Taken.", status: 409, detail: `There is an account '${sent.user}' already.` } };
    }
    const password = oneTime();
    accounts.set(sent.user, { ...account(sent.user, sent.name, sent.role), ...sent, mustChangePassword: true, lastSignInAt: null, password });
    audit(caller, "addUserAccount", sent.user, 201);
    return { status: 201, body: { ...view(accounts.get(sent.user)), password } };
  }
  const one = accounts.get(user);
  if (one === undefined) {
    return missing("There is no such account.", `There is no account '${user}'.`);
  }
  if (what === "password") {
    const password = oneTime();
    Object.assign(one, { password, mustChangePassword: true });
    audit(caller, "resetPassword", user, 200);
    return { status: 200, body: { password } };
  }
  if (what === "revoke") {
    audit(caller, "revokeUserAccount", user, 204);
    return { status: 204 };
  }
  if (method === "PUT") {
    Object.assign(one, sent);
    audit(caller, "changeUserAccount", user, 200, JSON.stringify(sent));
  } else if (method === "DELETE") {
    accounts.delete(user);
    audit(caller, "removeUserAccount", user, 204);
    return { status: 204 };
  }
  return { status: 200, body: view(one) };
}

function ofGateways(method, park, [gateway, what], sent, caller) {
  const viewOf = ([id, one]) => ({ gateway: id, userName: `${park}/${id}`, ...one });
  if (gateway === undefined) {
    return { status: 200, body: { gateways: [...gateways].map(viewOf) } };
  }
  const held = gateways.get(gateway);
  if (method === "PUT") {
    const fresh = { hasPassword: false, connected: false, lastSeen: null, refused: 0, disabled: false };
    gateways.set(gateway, { ...(held ?? fresh), ...sent, changedAt: at(Date.now()) });
    audit(caller, "putGateway", `${park}/${gateway}`, 200, JSON.stringify(sent));
    return { status: 200, body: viewOf([gateway, gateways.get(gateway)]) };
  }
  if (held === undefined) {
    return missing("There is no such gateway.", `Park '${park}' has no gateway '${gateway}'.`);
  }
  if (what === "password") {
    held.hasPassword = true;
    return { status: 200, body: { userName: `${park}/${gateway}`, password: oneTime() } };
  }
  gateways.delete(gateway);
  return { status: 204 };
}

function ofAudit(url, what) {
  const wanted = (name) => url.searchParams.get(name);
  const before = Number(wanted("before") ?? Infinity);
  const found = rows
    .filter(
      (row) =>
        row.sequence < before &&
        (!wanted("user") || row.user === wanted("user")) &&
        (!wanted("action") || row.action === wanted("action")) &&
        (!wanted("from") || row.at >= wanted("from")) &&
        (!wanted("to") || row.at < wanted("to")),
    )
    .reverse();
  if (what === "export") {
    const keys = ["sequence", "at", "user", "role", "address", "action", "target", "outcome", "detail"];
    return { status: 200, text: [keys, ...found.map((row) => keys.map((key) => row[key] ?? ""))].map((row) => row.join(",")).join("\r\n"), type: "text/csv" };
  }
  const count = Number(wanted("count") ?? 50);
  const shown = found.slice(0, count);
  return { status: 200, body: { rows: shown, next: found.length > count ? shown.at(-1).sequence : null } };
}

/** The answer of a route of accounts, gateways or audit; null for any other. */
export function accountRoutes(request, url, parts, body, caller) {
  const sent = body === "" || (request.headers["content-type"] ?? "").startsWith("text/") ? {} : safeJson(body);
  const [area, park, section, ...rest] = parts;
  if (area === "accounts") {
    return ofAccounts(request.method, parts.slice(1), sent, caller);
  }
  if (area === "audit") {
    return ofAudit(url, parts[1]);
  }
  return area === "parks" && section === "gateways" ? ofGateways(request.method, park, rest, sent, caller) : null;
}

function safeJson(body) {
  try {
    return JSON.parse(body);
  } catch {
    return {}; // A table or a workbook: no route of accounts.
  }
}
