/** Alarms of the made-up park with their lifecycle: every kind, every state, a group, and one that comes back. */
import { iso } from "./park.mjs";

const Minute = 60_000;
const Hour = 60 * Minute;
const started = Date.now();
const allowed = {
  open: ["acknowledge", "assign", "comment", "shelve", "resolve"],
  acknowledged: ["assign", "comment", "shelve", "resolve"],
  shelved: ["unshelve", "assign", "comment", "resolve"],
  resolved: ["comment"],
  cleared: ["comment"],
};
const becomes = { acknowledge: "acknowledged", shelve: "shelved", unshelve: "open", resolve: "resolved" };

/** kind, severity, state, enterprise, meter, minutes ago, value, limit, unit, detail, more. */
const kept = [
  ["demand", "critical", "open", "e05", null, 12, 4_312.4, 4_100, "kW", "contract"],
  ["offline", "critical", "open", "e11", "e11-main", 34, 81.2, 47, "min", null],
  ["offline", "warning", "open", "e11", "e11-s1", 34, 81.4, 47, "min", null],
  ["offline", "warning", "open", "e11", "e11-s2", 33, 81.7, 47, "min", null],
  ["frozen", "warning", "open", "e19", "e19-s1", 95, 9.5, 4, "h", null, { times: 2 }],
  ["spike", "warning", "open", "e03", "e03-main", 41, 99_999.5, null, "kWh", "left-out"],
  ["pv-underperformance", "warning", "acknowledged", "e13", "e13-pv", 240, 0.612, 0.7, "share", null, { assignee: "光伏运维" }],
  ["imbalance", "warning", "acknowledged", "e25", "e25-main", 610, -0.083, -0.05, "share", "excess"],
  ["demand", "warning", "shelved", "e16", null, 1_400, 1_061.2, 1_150, "kW", "contract", { shelved: true }],
  ["offline", "warning", "open", null, "park-light", 9, 49.1, 47, "min", null],
  ["spike", "critical", "resolved", "e07", "e07-main", 1_700, 5_120, 3_800, "kW", "step", { over: 1_500 }],
  ["offline", "warning", "cleared", "e30", "e30-water", 2_900, 51, 47, "min", null, { over: 2_840 }],
].map(([kind, severity, state, enterprise, meter, ago, value, limit, unit, detail, more = {}], index) => {
  const at = (minutes) => iso(started - minutes * Minute);
  const steps = [{ at: at(ago), by: "system", action: "raise", text: detail, state: "open", until: null }];
  if (more.times) {
    steps.push({ at: at(ago - 50), by: "system", action: "reopen", text: null, state: "open", until: null });
  }
  if (state === "acknowledged") {
    steps.push({ at: at(ago - 20), by: "operator", action: "acknowledge", text: null, state, until: null });
  }
  if (more.assignee) {
    steps.push({ at: at(ago - 18), by: "operator", action: "assign", text: more.assignee, state, until: null });
    steps.push({ at: at(ago - 15), by: "operator", action: "comment", text: "2 号逆变器报绝缘故障，已派单。", state, until: null });
  }
  if (more.shelved) {
    steps.push({ at: at(ago - 5), by: "operator", action: "shelve", text: "设备调试，已与企业沟通。", state, until: iso(started + 6 * Hour) });
  }
  if (more.over) {
    steps.push({ at: at(more.over), by: state === "cleared" ? "system" : "operator", action: state === "cleared" ? "clear" : "resolve", text: state === "cleared" ? null : "已核对，属试车。", state, until: null });
  }
  return {
    id: `${kind}~${enterprise ?? "-"}~${meter ?? "-"}~${index}`,
    kind,
    severity,
    state,
    enterprise,
    meter,
    openedAt: at(ago),
    changedAt: steps.at(-1).at,
    clearedAt: more.over ? at(more.over) : null,
    seenAt: at(kind === "offline" ? ago + value : kind === "frozen" ? ago + value * 60 : ago + 14),
    value,
    limit,
    unit,
    ruleVersion: 1,
    detail,
    active: !more.over,
    times: more.times ?? 1,
    group: enterprise === "e11" ? "offline~e11" : null,
    assignee: more.assignee ?? null,
    shelvedUntil: more.shelved ? iso(started + 6 * Hour) : null,
    figure: kind === "demand" ? `qsh~${enterprise}~2026-11~provincial~demand.maxKw` : null,
    revision: steps.length,
    steps,
  };
});

const limits = [
  ["offline", "intervals", 3, "1"],
  ["offline", "allowance", 3, "min"],
  ["frozen", "least", 4, "h"],
  ["frozen", "intervals", 8, "1"],
  ["frozen", "timesLongest", 2, "1"],
  ["spike", "timesGreatest", 2, "1"],
  ["demand", "warning", 0.9, "share"],
  ["demand", "critical", 1, "share"],
  ["demand", "clear", 0.85, "share"],
  ["pv-underperformance", "ratio", 0.7, "share"],
  ["imbalance", "excess", 0.05, "share"],
  [null, "clearAfter", 5, "min"],
  [null, "reopenWithin", 30, "min"],
].map(([kind, name, value, unit]) => ({ kind, name, value, unit }));

function shown(alarm) {
  return {
    ...alarm,
    comments: alarm.steps.filter((step) => step.action === "comment").map(({ at, by, text }) => ({ at, by, text })),
    allowed: allowed[alarm.state],
  };
}

function seenBy(caller) {
  return kept.filter((alarm) => !caller?.enterprise || alarm.enterprise === caller.enterprise);
}

function counts(alarms) {
  const of = (state) => alarms.filter((alarm) => alarm.state === state).length;
  return {
    open: of("open"),
    acknowledged: of("acknowledged"),
    shelved: of("shelved"),
    critical: alarms.filter((one) => one.severity === "critical" && (one.state === "open" || one.state === "acknowledged")).length,
  };
}

function problem(status, title, detail) {
  return { status, body: { type: "about:blank", title, status, detail } };
}

/** `GET /alarms` and `POST /alarms/{id}/{action}`. */
export function alarmRoute(id, action, url, body, now, caller) {
  const seen = seenBy(caller);
  if (id === undefined) {
    const states = url.searchParams.get("state")?.split(",") ?? ["open", "acknowledged", "shelved"];
    const alarms = seen
      .filter((alarm) => states[0] === "all" || states.includes(alarm.state))
      .sort((a, b) => (a.severity === b.severity ? Date.parse(b.openedAt) - Date.parse(a.openedAt) : a.severity === "critical" ? -1 : 1));
    return { status: 200, body: { park: "qsh", alarms: alarms.map(shown), counts: counts(seen), ruleVersion: 1, limits } };
  }
  const alarm = seen.find((one) => one.id === id);
  if (alarm === undefined) {
    return problem(404, "There is no such alarm.", `Park 'qsh' has no alarm '${id}'.`);
  }
  if (!allowed[alarm.state].includes(action)) {
    return problem(409, "The alarm does not allow this now.", `'${action}' is not possible while the alarm is ${alarm.state}.`);
  }
  const said = body === "" ? {} : JSON.parse(body);
  alarm.state = becomes[action] ?? alarm.state;
  alarm.assignee = action === "assign" ? said.assignee : alarm.assignee;
  alarm.shelvedUntil = alarm.state === "shelved" ? (said.until ? iso(Date.parse(said.until)) : alarm.shelvedUntil) : null;
  alarm.clearedAt = action === "resolve" ? iso(now) : alarm.clearedAt;
  alarm.changedAt = iso(now);
  alarm.revision++;
  const until = action === "shelve" ? alarm.shelvedUntil : null;
  alarm.steps.push({ at: iso(now), by: caller?.user ?? "local", action, text: said.text ?? said.assignee ?? null, state: alarm.state, until });
  return { status: 200, body: shown(alarm) };
}
