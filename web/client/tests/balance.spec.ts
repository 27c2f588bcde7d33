import { describe, expect, it } from "vitest";
import type { Balance, BalanceNode } from "@/api/balance";
import { allNodes, sumOf, suspects, treeRows, wayTo } from "@/balance";
import { enterpriseFlow, parkFlow, type FlowWords } from "@/balanceFlow";
import { flowList } from "@/balanceFlowList";

function node(id: string | null, amount: number | null, more: Partial<BalanceNode> = {}): BalanceNode {
  const children = more.children ?? [];
  const drawn = children.filter((one) => !one.feeds).reduce((sum, one) => sum + (one.amount ?? 0), 0);
  const fed = children.filter((one) => one.feeds).reduce((sum, one) => sum + (one.amount ?? 0), 0);
  return {
    id,
    gateways: [],
    name: null,
    enterprise: null,
    carrier: "electricity",
    role: "submeter",
    counted: true,
    feeds: false,
    attached: false,
    amount,
    measured: amount,
    completeness: 1,
    fed,
    drawn: children.length === 0 ? null : drawn,
    residual: children.length === 0 || amount === null ? null : amount + fed - drawn,
    residualShare: null,
    allowed: null,
    unread: 0,
    coverage: 1,
    night: null,
    suspected: [],
    children,
    ...more,
  };
}

function balance(...meters: BalanceNode[]): Balance {
  return { park: "p", carrier: "electricity", unit: "kWh", otherUnits: [], from: "", to: "", accuracy: 0.01, meters };
}

const words: FlowWords = {
  gateway: "gateway",
  grid: "grid",
  park: "park",
  feed: "feed",
  returned: "returned",
  submetered: "submetered",
  unmetered: "unmetered",
  losses: "losses",
  ownMeters: "own",
  others: (count) => `others ${count}`,
  enterprise: (id) => id,
  meter: (one) => one.id ?? "",
};

const gate = (id: string, amount: number | null, more: Partial<BalanceNode> = {}) =>
  node(id, amount, { role: "grid-import", enterprise: id, ...more });
const park = balance(node(null, 1_000, { role: null, children: [gate("e1", 600, { children: [node("s", 400)] }), gate("e2", 300)] }));

function valueOf(picture: ReturnType<typeof parkFlow>, source: string, target: string): number | undefined {
  return picture.links.find((link) => link.source === source && link.target === target)?.value;
}

describe("the tree", () => {
  it("shows what lies open, each with its level and place", () => {
    expect(treeRows(park.meters, new Set()).map((row) => row.key)).toEqual([""]);
    const rows = treeRows(park.meters, new Set(["", "e1"]));
    expect(rows.map((row) => [row.key, row.level, row.place, row.siblings, row.above])).toEqual([
      ["", 1, 1, 1, null],
      ["e1", 2, 1, 2, ""],
      ["s", 3, 1, 1, "e1"],
      ["e2", 2, 2, 2, ""],
    ]);
  });

  it("tells the way down to a place", () => {
    expect(wayTo(park.meters, "s")).toEqual(["", "e1"]);
    expect(wayTo(park.meters, "nowhere")).toBeNull();
    expect(allNodes(park.meters)).toHaveLength(4);
  });
});

describe("the sums", () => {
  it("are the gateway's where check meters stand there", () => {
    expect(sumOf(park)).toMatchObject({ supplied: 1_000, drawn: 900, residual: 100, checked: true, unmetered: 500 });
  });

  it("say as much that is not metered further as the flow draws", () => {
    const pv = node("pv", 150, { role: "generation", feeds: true });
    const one = balance(gate("e1", 600, { children: [node("s", 400), pv] }), gate("e2", 300), gate("e3", 100, { children: [node("t", 130)] }));
    const drawn = parkFlow(one, words).links.filter((link) => link.target === "unmetered").reduce((sum, link) => sum + link.value, 0);
    expect(sumOf(one).unmetered).toBe(drawn);
    expect(drawn).toBe(650);
    expect(sumOf(balance(gate("e1", 600), gate("e2", 300))).unmetered).toBeNull();
  });

  it("know no loss of the park without a check meter, and nothing of what is unknown", () => {
    expect(sumOf(balance(gate("e1", 600), gate("e2", null)))).toMatchObject({ supplied: 600, residual: null, checked: false, unmetered: null });
    expect(sumOf(balance(gate("e2", null))).supplied).toBeNull();
  });

  it("put the greatest in question first and nights last", () => {
    const why = (kind: "excess" | "night-flow", amount: number) => ({ kind, amount, limit: 1, reason: "" });
    const rows = suspects([
      node("a", 1, { suspected: [why("night-flow", 900)] }),
      node("b", 1, { suspected: [why("excess", 5)] }),
      node("c", 1, { suspected: [why("excess", 50)] }),
    ]);
    expect(rows.map((row) => row.node.id)).toEqual(["c", "b", "a"]);
  });
});

describe("the flow", () => {
  it("leads from the gateway to the enterprises, and shows what nobody counts", () => {
    const picture = parkFlow(park, words);
    expect(valueOf(picture, "in", "park")).toBe(1_000);
    expect(valueOf(picture, "park", "e:e1")).toBe(600);
    expect(valueOf(picture, "park", "losses")).toBe(100);
    expect(valueOf(picture, "e:e1", "submetered")).toBe(400);
    expect(valueOf(picture, "e:e1", "unmetered")).toBe(200);
    expect(valueOf(picture, "e:e2", "unmetered")).toBe(300);
    expect(picture.nodes.map((one) => one.id)).not.toContain("feed");
  });

  it("draws no negative difference", () => {
    const over = balance(node(null, 800, { role: null, children: [gate("e1", 900)] }));
    expect(parkFlow(over, words).links.every((link) => link.value > 0)).toBe(true);
    expect(parkFlow(over, words).nodes.map((one) => one.id)).not.toContain("losses");
  });

  it("holds a thousand enterprises as a few and the others", () => {
    const many = balance(...Array.from({ length: 1_000 }, (_, index) => gate(`e${index}`, 1_000 - index)));
    const picture = parkFlow(many, words);
    expect(picture.nodes.length).toBeLessThan(22);
    expect(picture.nodes.map((one) => one.name)).toContain("others 986");
    const into = picture.links.filter((link) => link.source === "park").reduce((sum, link) => sum + link.value, 0);
    expect(into).toBe(500_500);
  });

  it("shows one enterprise with what it generates and what is not metered further", () => {
    const pv = node("pv", 100, { role: "generation", feeds: true });
    const one = balance(gate("e1", 600, { children: [node("s", 400), pv] }));
    const picture = enterpriseFlow(one, "e1", words);
    expect(valueOf(picture, "m:pv", "e")).toBe(100);
    expect(valueOf(picture, "e", "m:s")).toBe(400);
    expect(valueOf(picture, "e", "unmetered")).toBe(300);
  });
});

describe("the flow as a list", () => {
  const firms = [100, 300, 250, 50].map((amount, index) => gate(`e${index}`, amount, { children: [node(`s${index}`, amount * 0.6)] }));
  const many = balance(node(null, 720, { role: null, children: firms }));

  it("has the greatest first, the rest as one and what is lost last", () => {
    const list = flowList(parkFlow(many, words, 2));
    expect(list?.sources.map((one) => [one.name, one.value])).toEqual([["gateway", 720]]);
    expect(list?.targets.map((one) => [one.name, one.value])).toEqual([
      ["e1", 300],
      ["e2", 250],
      ["others 2", 150],
      ["losses", 20],
    ]);
    expect(list?.total).toBe(720);
  });

  it("says what becomes of each, and of all of them", () => {
    const list = flowList(parkFlow(many, words, 2));
    expect(list?.targets[0]?.pieces.map((one) => [one.name, one.value])).toEqual([
      ["unmetered", 120],
      ["submetered", 180],
    ]);
    expect(list?.ends.map((one) => [one.name, one.value])).toEqual([
      ["unmetered", 280],
      ["submetered", 420],
    ]);
  });

  it("reads an enterprise from itself outwards", () => {
    const list = flowList(enterpriseFlow(park, "e1", words));
    expect(list?.middle.name).toBe("e1");
    expect(list?.sources.map((one) => one.name)).toEqual(["e1"]);
    expect(list?.targets.map((one) => [one.name, one.value])).toEqual([
      ["s", 400],
      ["unmetered", 200],
    ]);
    expect(flowList({ nodes: [], links: [] })).toBeNull();
  });
});
