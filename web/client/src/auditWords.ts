/** How the page calls the things of a route, and its texts below `adm.audit`. */
export interface AuditNames {
  park(id: string): string;
  enterprise(park: string, id: string): string;
  meter(park: string, id: string): string;
  period(text: string): string;
  rule(code: string): string;
  alarm(kind: string): string;
  /** A kind of reference document. */
  document(kind: string): string;
  role(word: string): string;
  say(key: string, values?: Readonly<Record<string, string>>): string;
}

type Part = (names: AuditNames, ...ids: string[]) => readonly string[];

/** What each route is done to. A route that is not known stands as it was written down. */
const Routes: readonly (readonly [path: RegExp, parts: Part])[] = [
  [/^accounts$/, (names) => [names.say("targets.accounts")]],
  [/^accounts\/([^/]+)(?:\/(?:password|revoke))?$/, (names, user) => [names.say("targets.account", { id: user })]],
  [/^auth\/tokens\/([^/]+)$/, (names, id) => [names.say("targets.token", { id })]],
  [/^auth\/[\w-]+$/, (names) => [names.say("targets.own")]],
  [/^screens$/, (names) => [names.say("targets.screens")]],
  [/^screens\/([^/]+)$/, (names, user) => [names.say("targets.screen", { id: user })]],
  [/^quarantine\/replay$/, (names) => [names.say("targets.quarantine")]],
  [/^reference\/([\w-]+)$/, (names, kind) => [names.document(kind)]],
  [/^tables$/, (names) => [names.say("targets.table")]],
  [/^audit\/export$/, (names) => [names.say("targets.audit")]],
  [/^city\/axes\/([^/]+)\/([\w-]+)$/, (names, zone, quarter) => [zone, names.period(quarter)]],
  [/^city\/ranking\/([\w-]+)\/publish$/, (names, quarter) => [names.say("targets.ranking", { period: names.period(quarter) })]],
  [/^city\/targets\/([\w-]+)\/(\d+)$/, (names, axis, year) => [names.say("targets.target", { axis, year: names.period(year) })]],
  [
    /^flags\/([^/~]+)~([^/~]+)~([^/~]+)~([^/~]+)\/\w+$/,
    (names, park, enterprise, rule, period) => [names.park(park), names.enterprise(park, enterprise), names.rule(rule), names.period(period)],
  ],
  [
    /^parks\/([^/]+)\/alarms\/([^/~]+)~([^/~]+)~([^/~]+)~\d+\/\w+$/,
    (names, park, kind, enterprise, meter) => [
      names.park(park),
      ...(enterprise === "-" ? [] : [names.enterprise(park, enterprise)]),
      ...(meter === "-" ? [] : [names.meter(park, meter)]),
      names.alarm(kind),
    ],
  ],
  [/^parks\/([^/]+)\/meters\/template$/, (names, park) => [names.park(park), names.say("targets.meterTemplate")]],
  [/^parks\/([^/]+)\/meters(?:\/import)?$/, (names, park) => [names.park(park), names.say("targets.meters")]],
  [/^parks\/([^/]+)\/meters\/([^/]+)\/events$/, (names, park, meter) => [names.park(park), names.meter(park, meter)]],
  [/^parks\/([^/]+)\/gateways\/([^/]+)(?:\/password)?$/, (names, park, gateway) => [names.park(park), names.say("targets.gateway", { id: gateway })]],
  [/^parks\/([^/]+)\/map$/, (names, park) => [names.park(park), names.say("targets.map")]],
  [/^parks\/([^/]+)\/declared\/template$/, (names, park) => [names.park(park), names.say("targets.declaredTemplate")]],
  [/^parks\/([^/]+)\/declared\/import$/, (names, park) => [names.park(park), names.say("targets.declared")]],
  [/^parks\/([^/]+)\/(?:what-if|package)$/, (names, park) => [names.park(park)]],
  [/^parks\/([^/]+)\/enterprises\/([^/]+)(?:\/(?:what-if|package))?$/, (names, park, enterprise) => owner(names, park, enterprise)],
  [/^parks\/([^/]+)\/enterprises\/([^/]+)\/baselines$/, (names, park, enterprise) => [...owner(names, park, enterprise), names.say("targets.baseline")]],
  [
    /^parks\/([^/]+)\/enterprises\/([^/]+)\/declared\/([\w-]+)$/,
    (names, park, enterprise, period) => [...owner(names, park, enterprise), names.period(period)],
  ],
  [
    /^parks\/([^/]+)\/enterprises\/([^/]+)\/reports\/([\w-]+)(?:\/(\d+))?\/(?:lock|restate|document)$/,
    (names, park, enterprise, period, version) => [
      ...owner(names, park, enterprise),
      names.say("targets.report", { period: names.period(period) }),
      ...(version === undefined ? [] : [names.say("targets.version", { version })]),
    ],
  ],
];

function owner(names: AuditNames, park: string, enterprise: string): readonly string[] {
  return [names.park(park), names.enterprise(park, enterprise)];
}

/** What something was done to, in words; null where the route is not known, or is none: an account's name stands as it is. */
export function auditTarget(target: string, names: AuditNames): string | null {
  if (target === "unknown user") {
    return names.say("targets.unknownUser");
  }
  const outside = /^outside:(.+)$/.exec(target);
  if (outside !== null) {
    return names.say("targets.outside", { id: outside[1] ?? "" });
  }
  const [path = "", query = ""] = target.split("?", 2);
  if (!path.startsWith("/api/")) {
    return null;
  }
  for (const [pattern, parts] of Routes) {
    const match = pattern.exec(path.slice("/api/".length).replace(/\/$/, ""));
    if (match !== null) {
      const asked = new URLSearchParams(query);
      const more = ["period", "version"].flatMap((key) => {
        const value = asked.get(key);
        return value === null ? [] : [key === "period" ? names.period(value) : value];
      });
      return [...parts(names, ...match.slice(1).map((id) => (id === undefined ? id : plain(id)) as string)), ...more].join(" · ");
    }
  }
  return null;
}

function plain(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** The host's remarks: their words below `adm.audit.details`, and what their groups are called there. */
const Details: readonly (readonly [pattern: RegExp, key: string, names: readonly string[]])[] = [
  [/^refused unseen: too many wrong ones before$/, "unseen", []],
  [/^token (\S+) '(.*)' for (\d+) days$/, "token", ["id", "name", "days"]],
  [/^screen (\S+) '(.*)' for (\d+) days, all parks$/, "screenAll", ["id", "name", "days"]],
  [/^screen (\S+) '(.*)' for (\d+) days, (.*)$/, "screenSome", ["id", "name", "days", "parks"]],
  [/^screen (\S+) '(.*)'$/, "screen", ["id", "name"]],
  [/^(\d+) tokens ended$/, "tokensEnded", ["count"]],
  [/^(csv|xlsx) '(.*)', (\d+) rows, (\d+) columns$/, "table", ["format", "name", "rows", "columns"]],
  [/^(.*) \(until (\S+)\)$/, "until", ["text", "until"]],
  [/^Entries before this one may be missing\.$/, "gap", []],
];

/** What was changed, in words: a known remark, or the fields that differ; what is neither stands as it came. */
export function auditDetail(detail: string, names: AuditNames): string {
  if (detail.startsWith("{")) {
    return changes(detail, names) ?? detail;
  }
  for (const [pattern, key, groups] of Details) {
    const match = pattern.exec(detail);
    if (match !== null) {
      return names.say(`details.${key}`, Object.fromEntries(groups.map((group, at) => [group, match[at + 1] ?? ""])));
    }
  }
  return detail;
}

/** Fields of an account or a gateway that a change is told of; others, such as times, follow from them. */
const Fields = ["name", "role", "parks", "park", "enterprise", "disabled", "mustChangePassword", "externalId", "meters", "thumbprints", "hasPassword", "note"];

function changes(detail: string, names: AuditNames): string | null {
  const of = parsed(detail);
  if (of === null || !("before" in of || "after" in of)) {
    return null;
  }
  const [before, after] = [record(of["before"]), record(of["after"])];
  if (before !== null && after === null) {
    return names.say("details.removed");
  }
  const said = Fields.flatMap((field) => {
    const [was, is] = [before?.[field], after?.[field]];
    if (JSON.stringify(was ?? null) === JSON.stringify(is ?? null) || (before === null && (is === false || is === "" || (Array.isArray(is) && is.length === 0)))) {
      return [];
    }
    const label = names.say(`fields.${field}`);
    return [before === null ? `${label} ${shown(field, is, names)}` : `${label} ${shown(field, was, names)} → ${shown(field, is, names)}`];
  });
  for (const [key, list] of [["metersAdded", of["metersAdded"]], ["metersRemoved", of["metersRemoved"]]] as const) {
    if (Array.isArray(list) && list.length > 0) {
      said.push(names.say(`details.${key}`, { meters: list.map(String).join(", ") }));
    }
  }
  if (of["password"] === true) {
    said.push(names.say("details.newPassword"));
  }
  return said.length === 0 ? names.say("details.unchanged") : said.join(names.say("details.separator"));
}

function shown(field: string, value: unknown, names: AuditNames): string {
  if (typeof value === "boolean") {
    return names.say(value ? "details.yes" : "details.no");
  }
  if (value === null || value === undefined || value === "") {
    return names.say(field === "parks" || field === "meters" ? "details.all" : "details.none");
  }
  if (Array.isArray(value)) {
    return field === "parks" ? value.map((one) => names.park(String(one))).join(", ") : String(value.length);
  }
  return field === "role" ? names.role(String(value)) : field === "park" ? names.park(String(value)) : String(value);
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return record(JSON.parse(text));
  } catch {
    return null;
  }
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}
