import type { Amount, EvidencePart, FigureNode, NodeSource } from "@/api/accountShapes";

/** A node of a figure's tree with its place: `path` names it among its siblings and is stable. */
export interface TreeRow {
  readonly node: FigureNode;
  readonly depth: number;
  readonly path: string;
}

/** Every node in reading order, parents before their inputs; what stands at two places is listed at both. */
export function flattenTree(root: FigureNode, maxRows = 2_000): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const open: TreeRow[] = [{ node: root, depth: 0, path: "0" }];
  while (open.length > 0 && rows.length < maxRows) {
    const row = open.pop() as TreeRow;
    rows.push(row);
    for (let at = row.node.inputs.length - 1; at >= 0; at--) {
      open.push({ node: row.node.inputs[at] as FigureNode, depth: row.depth + 1, path: `${row.path}.${at}` });
    }
  }
  return rows;
}

/** How much of what is metered was measured. Amounts of unlike units never add: the least share of any unit is taken. */
export function measuredShare(parts: readonly EvidencePart[]): number | null {
  const shares = parts
    .map(({ measured, estimated }) => ({ measured: Math.abs(measured), all: Math.abs(measured) + Math.abs(estimated) }))
    .filter((part) => part.all > 0)
    .map((part) => part.measured / part.all);
  return shares.length === 0 ? null : Math.min(...shares);
}

/** Entries that stand at several places of a tree, each once: by id and set for factors, by meter and span for meters. */
export function distinctNodes(nodes: readonly FigureNode[]): readonly FigureNode[] {
  const met = new Map<string, FigureNode>();
  for (const node of nodes) {
    const key = `${node.source?.id ?? node.key}|${node.source?.set ?? ""}|${node.value}`;
    if (!met.has(key)) {
      met.set(key, node);
    }
  }
  return [...met.values()];
}

/** Meters each once, with their parts summed over the spans. */
export interface MeterPart {
  readonly meter: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly measured: number | null;
  readonly estimated: number | null;
  readonly completeness: number | null;
}

/** Sources of meters grouped by meter; of a meter's spans the first instant, the last and the least completeness count. */
export function meterParts(sources: readonly NodeSource[]): readonly MeterPart[] {
  const met = new Map<string, MeterPart>();
  for (const source of sources) {
    const meter = source.meter ?? "";
    const before = met.get(meter);
    met.set(meter, {
      meter,
      from: least(before?.from, source.from),
      to: greatest(before?.to, source.to),
      measured: plus(before?.measured, source.measured),
      estimated: plus(before?.estimated, source.estimated),
      completeness:
        source.completeness == null ? (before?.completeness ?? null) : Math.min(before?.completeness ?? 1, source.completeness),
    });
  }
  return [...met.values()];
}

function plus(left: number | null | undefined, right: number | null | undefined): number | null {
  return left == null && right == null ? null : (left ?? 0) + (right ?? 0);
}

function least(left: string | null | undefined, right: string | null | undefined): string | null {
  return left == null ? (right ?? null) : right == null || Date.parse(left) <= Date.parse(right) ? left : right;
}

function greatest(left: string | null | undefined, right: string | null | undefined): string | null {
  return left == null ? (right ?? null) : right == null || Date.parse(left) >= Date.parse(right) ? left : right;
}

/** The sign that stands between the inputs of an operation, for a formula with numbers. */
export function operationSign(operation: string): string | null {
  switch (operation) {
    case "sum":
    case "sum-of-known":
      return "+";
    case "difference":
      return "−";
    case "product":
      return "×";
    case "quotient":
      return "÷";
    default:
      return null;
  }
}

/** The inputs with the sign between them, `3.2 × 0.4974`; null where the operation is not of that form or there are too many. */
export function withNumbers(node: FigureNode, write: (value: Amount, unit: string) => string): string | null {
  const sign = operationSign(node.operation);
  if (sign === null || node.inputs.length < 2 || node.inputs.length > 6) {
    return null;
  }
  return node.inputs.map((input) => write(input.value, input.unit)).join(` ${sign} `);
}

/** The parts of a figure's id; null where the text is none. */
export interface FigureParts {
  readonly park: string;
  readonly enterprise: string;
  readonly period: string;
  readonly scope: string;
  readonly key: string;
  readonly version: number | null;
}

/** Takes `park~enterprise~period~scope~key[~version]` apart. */
export function partsOf(id: string): FigureParts | null {
  const [park, enterprise, period, scope, key, version, ...rest] = id.split("~");
  if (!park || !enterprise || !period || !scope || !key || rest.length > 0) {
    return null;
  }
  if (version !== undefined && !/^[1-9]\d*$/.test(version)) {
    return null;
  }
  return { park, enterprise, period, scope, key, version: version === undefined ? null : Number(version) };
}
