import type { FlowKind, FlowNode, FlowPicture } from "./balanceFlow";

/** A piece of a bar. */
export interface FlowPiece {
  readonly kind: FlowKind;
  readonly name: string;
  readonly value: number;
}

/** A line of the flow as a list: what comes or goes, and what becomes of it. */
export interface FlowEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: FlowKind;
  /** The enterprise that a click opens; null for none. */
  readonly enterprise: string | null;
  readonly value: number;
  /** What is known of where it goes on to; together no more than the value. */
  readonly pieces: readonly FlowPiece[];
}

/** A flow picture as a narrow screen reads it: what comes in, where it goes, and what becomes of all of it. */
export interface FlowList {
  /** The place in the middle: the park, or one enterprise. */
  readonly middle: FlowNode;
  /** All that comes in. */
  readonly total: number;
  readonly sources: readonly FlowEntry[];
  /** The greatest first; what is gathered of the rest, and what nobody meters, stand last. */
  readonly targets: readonly FlowEntry[];
  /** What of all that went on is metered further, and what is not. */
  readonly ends: readonly FlowPiece[];
}

/** Reads a flow picture from its middle outwards; null where it has none. */
export function flowList(picture: FlowPicture): FlowList | null {
  const nodes = new Map(picture.nodes.map((node) => [node.id, node]));
  const middle = nodes.get("park") ?? nodes.get("e");
  if (middle === undefined) {
    return null;
  }
  const piecesOf = (id: string): FlowPiece[] =>
    picture.links.flatMap((link) => {
      const node = nodes.get(link.target);
      return link.source === id && node !== undefined ? [{ kind: node.kind, name: node.name, value: link.value }] : [];
    });
  const entry = (id: string, value: number, pieces: readonly FlowPiece[]): FlowEntry[] => {
    const node = nodes.get(id);
    return node === undefined ? [] : [{ ...node, value, pieces }];
  };
  const sources = picture.links.filter((link) => link.target === middle.id).flatMap((link) => entry(link.source, link.value, []));
  const targets = picture.links
    .filter((link) => link.source === middle.id)
    .flatMap((link) => entry(link.target, link.value, piecesOf(link.target)));
  const ends = new Map<string, FlowPiece>();
  for (const piece of targets.flatMap((target) => target.pieces)) {
    ends.set(piece.name, { ...piece, value: piece.value + (ends.get(piece.name)?.value ?? 0) });
  }
  return {
    middle,
    total: sources.reduce((sum, one) => sum + one.value, 0),
    sources: sources.sort(byPlace),
    targets: targets.sort(byPlace),
    ends: [...ends.values()],
  };
}

/** What is gathered and what is not metered come after what has a name. */
const Last: Partial<Record<FlowKind, number>> = { rest: 1, unmetered: 2 };

function byPlace(left: FlowEntry, right: FlowEntry): number {
  return (Last[left.kind] ?? 0) - (Last[right.kind] ?? 0) || right.value - left.value;
}
