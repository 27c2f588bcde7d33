/** Flags of the made-up park with their lifecycle: which step is allowed in which state. */
const next = {
  candidate: ["verify", "dismiss"],
  verified: ["notify", "dismiss"],
  notified: ["answer", "appeal", "escalate"],
  answered: ["notify", "appeal", "close", "escalate"],
  appealed: ["verify", "dismiss", "close", "escalate"],
  escalated: ["close", "dismiss"],
  closed: ["reopen"],
  dismissed: ["reopen"],
};
const becomes = {
  verify: "verified",
  notify: "notified",
  answer: "answered",
  appeal: "appealed",
  close: "closed",
  dismiss: "dismissed",
  escalate: "escalated",
  reopen: "candidate",
};

function steps(state) {
  return [...(next[state] ?? []), "assign", "comment"];
}

const kept = [
  ["e01", "CARBON_GRADE_4", "2026-Q3", "grade.k", 1.31, 1.2, "1", "candidate", true],
  ["e05", "HIGH_CARBON", "2026-Q3", "intensity.tco2PerValueAdded", 2.64, 2, "tCO2/万元", "verified", true],
  ["e04", "KEY_USER", "2026-10-R12", "energy.tceCalorific", 5_418.2, 5_000, "tce", "notified", true],
  ["e12", "DATA_BAD", "2026-10", "energy.loadKwh", 0.81, 0.9, "1", "answered", true],
  ["e07", "INTENSITY_RISING", "2026-Q3", "intensity.tceCalorificPerValueAdded", 1.071, 1.05, "1", "appealed", true],
  ["e09", "BUDGET_OVERRUN", "2026", "energy.tceCalorific", 1_204, 1_150, "tce", "closed", false],
  ["e16", "DEMAND_NEAR_LIMIT", "2026-10", "demand.maxKw", 1_188, 1_140, "kW", "dismissed", false],
].map(([enterprise, rule, period, key, value, threshold, unit, state, active], index) => ({
  id: `qsh~${enterprise}~${rule}~${period}`,
  park: "qsh",
  enterprise,
  rule,
  ruleVersion: 1 + (index % 2),
  period,
  figure: `qsh~${enterprise}~${period}~provincial~${key}`,
  value,
  threshold,
  unit,
  factorSet: "2026-11",
  completeness: 0.93 + index / 100,
  active,
  state,
  assignee: index === 2 ? "李工" : null,
  ...waits(state, Date.parse(`2026-11-${String(3 + index).padStart(2, "0")}T02:05:00+08:00`)),
  trail: [
    {
      at: `2026-11-${String(3 + index).padStart(2, "0")}T02:05:00+08:00`,
      by: "system",
      action: "raise",
      text: null,
      state: "candidate",
    },
    ...(state === "candidate"
      ? []
      : [
          {
            at: `2026-11-${String(6 + index).padStart(2, "0")}T10:20:00+08:00`,
            by: "陈主任",
            action: "verify",
            text: "已核对表计与申报。",
            state: "verified",
          },
        ]),
    ...(state === "answered"
      ? [
          {
            at: "2026-11-15T14:02:00+08:00",
            by: "华瀚电气",
            action: "answer",
            text: "2 号车间表计通信中断，已于 11 月 14 日更换模块。",
            state: "answered",
          },
        ]
      : []),
  ],
}));

export function flags() {
  const byState = {};
  kept.forEach((flag) => (byState[flag.state] = (byState[flag.state] ?? 0) + 1));
  return { park: "qsh", total: kept.length, byState, flags: kept };
}

export function act(id, action, { text: said = null, assignee = null } = {}) {
  const by = "local";
  const text = said ?? assignee;
  const at = kept.findIndex((flag) => flag.id === id);
  const flag = kept[at];
  if (flag === undefined) {
    return { status: 404, body: { title: "There is no such flag.", status: 404, detail: `'${id}' names no flag.` } };
  }
  if (!steps(flag.state).includes(action)) {
    return {
      status: 409,
      body: {
        title: "The step is not allowed now.",
        status: 409,
        detail: `A flag that is ${flag.state} allows ${steps(flag.state).join(", ")}.`,
      },
    };
  }
  if (["answer", "appeal", "comment", "dismiss", "assign"].includes(action) && !text) {
    return { status: 422, body: { title: "A text is needed.", status: 422, detail: `${action} needs a text.` } };
  }
  const state = becomes[action] ?? flag.state;
  kept[at] = {
    ...flag,
    state,
    ...waits(state, Date.now()),
    assignee: action === "assign" ? text : flag.assignee,
    trail: [...flag.trail, { at: new Date().toISOString(), by, action, text, state }],
  };
  return { status: 200, body: kept[at] };
}

/** The step that a flag waits for, and by when, as the host says it. */
function waits(state, since) {
  const [step, days] = { candidate: ["verify", 10], verified: ["notify", 5], notified: ["answer", 15], answered: ["judge", 10], appealed: ["judge", 10], escalated: ["close", 30] }[state] ?? [null, 0];
  return { awaited: step, due: step === null ? null : new Date(since + days * 86_400_000).toISOString() };
}
