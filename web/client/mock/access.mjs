/**
 * Accounts of the mock: sign-in by cookie, the proof against forged requests, roles with their rights, and the demo accounts.
 * `PARKTWIN_MOCK_AUTH=off` is a twin without accounts. A user `locked` is locked; any account's password is `demo-<user>`.
 */
import { screenOf } from "./map.mjs";
import { accountRoutes, accounts, audit } from "./people.mjs";

const reading = [
  ...["readLive", "readAccounts", "readPark", "readParkAccounts", "readCity", "readReference", "readQuarantine"],
  ...["readStatus", "ownAccount"],
];
const working = ["changeRegistry", "declare", "lockReports", "workOnFlags", "answerFlags", "commentOnFlags", "workOnAlarms"];
const rights = {
  operator: [...reading, ...working, "readUnclaimed", "readDevices", "manageDevices", "manageScreens"],
  platform: [...reading, "workOnFlags", "commentOnFlags", "publishReference"],
  enterprise: ["readLive", "readAccounts", "readReference", "declare", "answerFlags", "commentOnFlags", "workOnAlarms", "ownAccount"],
  auditor: [...reading, "readUnclaimed", "readDevices", "readPeople", "readAudit"],
  admin: [
    ...[...reading, ...working, "readUnclaimed", "publishReference"],
    ...["readDevices", "manageDevices", "readPeople", "manageAccounts", "manageScreens", "readAudit"],
  ],
  screen: ["readLive", "readPark", "ownAccount"],
};
const demo = [
  { user: "operator", name: "Park operator", nameZh: "园区运营" },
  { user: "platform", name: "Carbon platform", nameZh: "双碳平台" },
  { user: "enterprise", name: "Enterprise e01", nameZh: "企业 e01" },
  { user: "auditor", name: "Auditor", nameZh: "审计" },
];

const sessions = new Map();
let tokens = [
  { id: "t1", name: "Grafana", createdAt: "2026-10-02T01:12:00Z", expiresAt: "2027-01-01T00:00:00Z", lastUsedAt: "2026-11-20T08:10:00Z" },
];

export const withAccounts = process.env["PARKTWIN_MOCK_AUTH"] !== "off";

/** Who asks; null where nobody is signed in. */
export function callerOf(request) {
  if (!withAccounts) {
    return { user: "", rights: rights.admin, role: "admin", park: null, enterprise: null, parks: null };
  }
  const bearer = /^Bearer (ptk_screen-.*)$/.exec(request.headers.authorization ?? "")?.[1];
  if (bearer !== undefined) {
    return screenOf(bearer);
  }
  const cookie = /(?:^|; )mock-session=([^;]+)/.exec(request.headers.cookie ?? "")?.[1];
  const session = sessions.get(cookie);
  const account = accounts.get(session?.user);
  return account === undefined ? null : { ...account, csrf: session.csrf, rights: rights[account.role], session: cookie };
}

function meOf(caller) {
  const { user, name, role, parks, park, enterprise, mustChangePassword, csrf } = caller;
  return { user, name, role, parks, park, enterprise, mustChangePassword, csrf, rights: caller.rights };
}

function problem(status, title, detail, type = "about:blank", headers = {}) {
  return { status, body: { type, title, status, detail }, headers };
}

function refusedPassword() {
  const faults = ["The present password is another one."];
  return { status: 422, body: { title: "The password cannot be changed.", status: 422, detail: faults[0], faults } };
}

function signIn(sent) {
  const account = accounts.get(sent.user);
  if (sent.user === "locked") {
    const detail = "Too many wrong attempts; sign-in of this account is locked for 4 minutes.";
    return problem(429, "Locked.", detail, "/problems/locked", { "retry-after": "245" });
  }
  if (account === undefined || account.disabled || sent.password !== account.password) {
    return problem(401, "Not signed in.", "The user or the password is wrong.");
  }
  const id = crypto.randomUUID();
  sessions.set(id, { user: sent.user, csrf: crypto.randomUUID() });
  account.lastSignInAt = new Date().toISOString();
  audit(account, "signIn", sent.user, 200);
  const me = meOf(callerOf({ headers: { cookie: `mock-session=${id}` } }));
  return { status: 200, body: me, headers: { "set-cookie": `mock-session=${id}; Path=/; HttpOnly; SameSite=Lax` } };
}

function ofAuth(request, parts, sent) {
  const [what, id] = parts;
  const caller = callerOf(request);
  if (what === "options") {
    const demoAccounts = demo.map((one) => ({ ...one, password: `demo-${one.user}`, role: accounts.get(one.user)?.role ?? "operator" }));
    const passwordRules = { minLength: 12, maxLength: 256, rule: "a password has 12 to 256 characters" };
    const providers = process.env["PARKTWIN_MOCK_PROVIDER"] ? [{ id: "oidc", name: "浙政钉" }] : [];
    return { status: 200, body: { demoAccounts, providers, passwordRules, signedIn: caller !== null } };
  }
  if (what === "sign-in") {
    return signIn(sent);
  }
  if (caller === null) {
    return problem(401, "Not signed in.", "Sign in first.");
  }
  switch (what) {
    case "me":
      return { status: 200, body: meOf(caller) };
    case "sign-out":
      sessions.delete(caller.session);
      return { status: 204 };
    case "revoke":
      [...sessions].filter(([, one]) => one.user === caller.user).forEach(([key]) => sessions.delete(key));
      return { status: 204 };
    case "password": {
      const account = accounts.get(caller.user);
      if (sent.current !== account.password) {
        return refusedPassword();
      }
      Object.assign(account, { password: sent.new, mustChangePassword: false });
      audit(account, "changePassword", caller.user, 204);
      return { status: 204 };
    }
    case "tokens":
      if (request.method === "POST") {
        const made = {
          id: crypto.randomUUID().slice(0, 8),
          name: sent.name,
          createdAt: new Date().toISOString(),
          expiresAt: new Date(Date.now() + sent.days * 86_400_000).toISOString(),
          lastUsedAt: null,
        };
        tokens = [made, ...tokens];
        return { status: 200, body: { ...made, token: `ptk_${crypto.randomUUID().replaceAll("-", "")}` } };
      }
      if (request.method === "DELETE") {
        tokens = tokens.filter((one) => one.id !== id);
        return { status: 204 };
      }
      return { status: 200, body: { tokens } };
  }
  return null;
}

/** What a route of the API asks of the role, as far as the mock knows. */
function needOf(method, parts) {
  const [area, , section] = parts;
  if (area === "accounts") {
    return method === "GET" ? "readPeople" : "manageAccounts";
  }
  if (section === "gateways") {
    return method === "GET" ? "readDevices" : "manageDevices";
  }
  const areas = { audit: "readAudit", status: "readStatus", quarantine: "readQuarantine", city: "readCity", reference: "readReference" };
  return areas[area] ?? "readLive";
}

/** The answer of the accounts' part, or the refusal; null where the request may go on. */
export function access(request, url, parts, body) {
  if (!withAccounts) {
    return ["auth", "accounts", "audit"].includes(parts[0]) ? problem(404, "Not Found", `There is nothing at ${url.pathname}.`) : null;
  }
  const sent = body === "" || parts[0] !== "auth" ? {} : JSON.parse(body);
  const caller = callerOf(request);
  const unsafe = request.method !== "GET" && caller !== null && !(parts[0] === "auth" && parts[1] === "sign-in");
  if (unsafe && request.headers["x-parktwin-csrf"] !== caller.csrf) {
    return problem(403, "Forged?", "The request lacks X-ParkTwin-Csrf.", "/problems/csrf");
  }
  if (parts[0] === "auth") {
    return ofAuth(request, parts.slice(1), sent);
  }
  if (caller === null) {
    return problem(401, "Not signed in.", "Sign in at POST /api/auth/sign-in.");
  }
  if (caller.mustChangePassword) {
    return problem(403, "Change it.", "Change the password first.", "/problems/must-change-password");
  }
  const need = needOf(request.method, parts);
  if (!caller.rights.includes(need)) {
    return problem(403, "Not allowed.", `The role '${caller.role}' lacks the right '${need}'.`);
  }
  return accountRoutes(request, url, parts, body, caller);
}

/** The park as an enterprise sees it: itself, and no sum. */
export function scoped(snapshot, caller) {
  if (caller?.enterprise == null) {
    return snapshot;
  }
  return {
    ...snapshot,
    lines: [],
    enterprises: snapshot.enterprises.filter((one) => one.id === caller.enterprise),
    meters: snapshot.meters.filter((one) => one.enterprise === caller.enterprise),
  };
}
