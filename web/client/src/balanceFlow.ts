import type { Balance, BalanceNode } from "./api/balance";
import { draws, total, unmeteredOf } from "./balance";

/** What a node of the flow picture stands for; it decides the colour. */
export type FlowKind = "source" | "feed" | "park" | "enterprise" | "use" | "rest" | "unmetered";

export interface FlowNode {
  readonly id: string;
  readonly name: string;
  readonly kind: FlowKind;
  /** The enterprise that a click opens; null for none. */
  readonly enterprise: string | null;
}

export interface FlowLink {
  readonly source: string;
  readonly target: string;
  readonly value: number;
}

export interface FlowPicture {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

/** The words of the picture. */
export interface FlowWords {
  readonly gateway: string;
  readonly grid: string;
  readonly park: string;
  readonly feed: string;
  readonly returned: string;
  readonly submetered: string;
  readonly unmetered: string;
  readonly losses: string;
  readonly ownMeters: string;
  others(count: number): string;
  enterprise(id: string): string;
  meter(node: BalanceNode): string;
}

/** Enterprises with a node of their own; the rest are one. */
const MostEnterprises = 14;
/** Meters of one enterprise with a node of their own. */
const MostMeters = 24;
const Own = "~";

/** The flow from the gateways to the enterprises, and what of it is metered further. Only what is above 0 is drawn. */
export function parkFlow(balance: Balance, words: FlowWords, most = MostEnterprises): FlowPicture {
  const picture = new Picture();
  const gateway = balance.meters.find((node) => node.id === null) ?? null;
  const roots = gateway?.children ?? balance.meters;
  const gates = roots.filter((node) => draws(node) && node.role !== "grid-export");
  const owners = groupBy(gates, (node) => node.enterprise ?? Own);
  const ranked = [...owners].sort(([, left], [, right]) => amountOf(right) - amountOf(left));
  const single = ranked.slice(0, most + (ranked.length === most + 1 ? 1 : 0));
  const rest = ranked.slice(single.length);

  picture.node("park", words.park, "park");
  picture.node("in", gateway === null ? words.grid : words.gateway, "source");
  picture.link("in", "park", gateway === null ? amountOf(gates) : (gateway.amount ?? 0));
  const fedHere = total(roots.filter((node) => node.feeds).map((node) => node.amount)) ?? 0;
  const returned = (gateway?.fed ?? 0) - fedHere;
  picture.node("feed", words.feed, "feed");
  picture.link("feed", "park", fedHere);
  picture.node("returned", words.returned, "feed");
  picture.link("returned", "park", returned);

  // Where nothing is metered further anywhere, that says nothing of any of them.
  const ends = gates.some((gate) => gate.drawn !== null) ? new Ends(picture, words) : null;
  for (const [id, nodes] of single) {
    const key = `e:${id}`;
    picture.node(key, id === Own ? words.ownMeters : words.enterprise(id), "enterprise", id === Own ? null : id);
    picture.link("park", key, amountOf(nodes));
    ends?.add(key, nodes);
  }
  if (rest.length > 0) {
    picture.node("others", words.others(rest.length), "rest");
    picture.link("park", "others", amountOf(rest.flatMap(([, nodes]) => nodes)));
    ends?.add("others", rest.flatMap(([, nodes]) => nodes));
  }
  picture.node("losses", words.losses, "unmetered");
  picture.link("park", "losses", gateway?.residual ?? 0);
  return picture.done();
}

/** The flow within one enterprise: what comes in, to its submeters, and what is not metered further. */
export function enterpriseFlow(balance: Balance, enterprise: string, words: FlowWords, most = MostMeters): FlowPicture {
  const picture = new Picture();
  const roots = balance.meters.flatMap((node) => (node.id === null ? node.children : [node]));
  const gates = roots.filter((node) => node.enterprise === enterprise && draws(node) && node.role !== "grid-export");
  picture.node("e", words.enterprise(enterprise), "enterprise", enterprise);
  let left = most;
  for (const gate of gates) {
    const key = `g:${gate.id}`;
    picture.node(key, words.meter(gate), "source");
    picture.link(key, "e", gate.amount ?? 0);
    const children = [...gate.children].sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
    const fed = children.filter((node) => node.feeds);
    for (const node of fed) {
      picture.node(`m:${node.id}`, words.meter(node), "feed");
      picture.link(`m:${node.id}`, "e", node.amount ?? 0);
    }
    const used = children.filter((node) => !node.feeds);
    for (const node of used.slice(0, left)) {
      picture.node(`m:${node.id}`, words.meter(node), "use");
      picture.link("e", `m:${node.id}`, node.amount ?? 0);
    }
    picture.node("rest", words.submetered, "rest");
    picture.link("e", "rest", total(used.slice(left).map((node) => node.amount)) ?? 0);
    left = Math.max(0, left - used.length);
    picture.node("unmetered", words.unmetered, "unmetered");
    // Without a meter behind it nothing of a gate is metered further.
    picture.link("e", "unmetered", gate.residual ?? (gate.drawn === null ? (gate.amount ?? 0) : 0));
  }
  return picture.done();
}

/** What of the enterprises is metered further, and what is not. */
class Ends {
  constructor(
    private readonly picture: Picture,
    words: FlowWords,
  ) {
    picture.node("submetered", words.submetered, "use");
    picture.node("unmetered", words.unmetered, "unmetered");
  }

  add(key: string, gates: readonly BalanceNode[]): void {
    for (const gate of gates) {
      // What is fed in behind the meter is drawn on the enterprise's own picture.
      const unmetered = unmeteredOf(gate);
      this.picture.link(key, "unmetered", unmetered);
      this.picture.link(key, "submetered", (gate.amount ?? 0) - unmetered);
    }
  }
}

class Picture {
  private readonly nodes = new Map<string, FlowNode>();
  private readonly links = new Map<string, FlowLink>();

  node(id: string, name: string, kind: FlowKind, enterprise: string | null = null): void {
    this.nodes.set(id, { id, name, kind, enterprise });
  }

  link(source: string, target: string, value: number): void {
    if (value > 0) {
      const key = `${source}>${target}`;
      this.links.set(key, { source, target, value: value + (this.links.get(key)?.value ?? 0) });
    }
  }

  /** Nodes that nothing flows through are left out. */
  done(): FlowPicture {
    const links = [...this.links.values()];
    const used = new Set(links.flatMap((link) => [link.source, link.target]));
    return { nodes: [...this.nodes.values()].filter((node) => used.has(node.id)), links };
  }
}

function amountOf(nodes: readonly BalanceNode[]): number {
  return total(nodes.map((node) => node.amount)) ?? 0;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const of = key(item);
    groups.set(of, [...(groups.get(of) ?? []), item]);
  }
  return groups;
}
