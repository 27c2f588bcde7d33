import type { Balance, BalanceNode, Suspicion } from "./api/balance";

/** A row of the tree as it lies open. */
export interface TreeRow {
  readonly key: string;
  readonly node: BalanceNode;
  /** 1 for the highest level. */
  readonly level: number;
  readonly open: boolean;
  /** Its place among its siblings from 1, and how many they are. */
  readonly place: number;
  readonly siblings: number;
  /** The key of the row above it; null on the highest level. */
  readonly above: string | null;
  /** True where its owner is another than that of the row above, and is worth saying. */
  readonly isOwned: boolean;
}

/** The gateway of the park has no id; no meter's id is empty. */
export function keyOf(node: BalanceNode): string {
  return node.id ?? "";
}

/** The rows of a tree of which these places are open. */
export function treeRows(roots: readonly BalanceNode[], open: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const walk = (nodes: readonly BalanceNode[], level: number, above: BalanceNode | null) =>
    nodes.forEach((node, index) => {
      const key = keyOf(node);
      const isOpen = node.children.length > 0 && open.has(key);
      const isOwned = node.id !== null && (above === null || above.id === null || above.enterprise !== node.enterprise);
      const place = { level, open: isOpen, place: index + 1, siblings: nodes.length, above: above === null ? null : keyOf(above) };
      rows.push({ key, node, ...place, isOwned });
      if (isOpen) {
        walk(node.children, level + 1, node);
      }
    });
  walk(roots, 1, null);
  return rows;
}

/** Every place, from the top down. */
export function allNodes(roots: readonly BalanceNode[]): BalanceNode[] {
  return roots.flatMap((node) => [node, ...allNodes(node.children)]);
}

/** The keys on the way down to a place, without itself. */
export function wayTo(roots: readonly BalanceNode[], key: string): string[] | null {
  for (const node of roots) {
    if (keyOf(node) === key) {
      return [];
    }
    const below = wayTo(node.children, key);
    if (below !== null) {
      return [keyOf(node), ...below];
    }
  }
  return null;
}

/** A place with one of its suspicions; the greatest amounts first, nights last because theirs are of one hour. */
export interface Suspect {
  readonly node: BalanceNode;
  readonly suspicion: Suspicion;
}

export function suspects(roots: readonly BalanceNode[]): Suspect[] {
  return allNodes(roots)
    .flatMap((node) => node.suspected.map((suspicion) => ({ node, suspicion })))
    .sort(
      (left, right) =>
        Number(left.suspicion.kind === "night-flow") - Number(right.suspicion.kind === "night-flow") ||
        right.suspicion.amount - left.suspicion.amount,
    );
}

/** The park as a whole: what came in, what is behind it, what nobody counted. */
export interface BalanceSum {
  /** What came through the gateway; where there is no check meter, what the highest meters count. */
  readonly supplied: number | null;
  readonly fed: number;
  readonly drawn: number | null;
  readonly residual: number | null;
  readonly share: number | null;
  /** True where check meters stand at the gateway, so that the park has a residual of its own. */
  readonly checked: boolean;
  /** What came through the meters of enterprises and is counted by none behind them; null where no meter stands behind any. */
  readonly unmetered: number | null;
}

export function sumOf(balance: Balance): BalanceSum {
  const gateway = balance.meters.find((node) => node.id === null);
  const gates = (gateway?.children ?? balance.meters).filter((node) => draws(node) && node.role !== "grid-export");
  const drawn = total(gates.map((node) => node.amount));
  return {
    supplied: gateway === undefined ? drawn : gateway.amount,
    fed: gateway?.fed ?? 0,
    drawn: gateway === undefined ? drawn : gateway.drawn,
    residual: gateway?.residual ?? null,
    share: gateway?.residualShare ?? null,
    checked: gateway !== undefined,
    // Where nothing is metered further anywhere, that says nothing of any of them.
    unmetered: gates.some((gate) => gate.drawn !== null) ? total(gates.map(unmeteredOf)) : null,
  };
}

/**
 * What came through a meter and no meter behind it counts: all of it where none stands there. What was fed in behind it is not part of what came,
 * and a negative residual is none of it.
 */
export function unmeteredOf(gate: BalanceNode): number {
  const came = gate.amount ?? 0;
  return Math.min(came, Math.max(0, gate.residual ?? (gate.drawn === null ? came : 0)));
}

/** True for a place that takes from above: it neither feeds in nor is a check of something else. */
export function draws(node: BalanceNode): boolean {
  return !node.feeds && node.role !== "submeter";
}

/** The sum of what is known; null where nothing is. */
export function total(values: readonly (number | null)[]): number | null {
  const known = values.filter((value): value is number => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
