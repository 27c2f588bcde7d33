import { wrapText } from "./textFit";

/** The measures of a small radar. Unit: px. */
export interface RadarSize {
  readonly width: number;
  readonly radius: number;
  /** Between the outermost ring and a name. */
  readonly gap: number;
  readonly font: number;
  readonly line: number;
}

/** A name around a radar, from its middle: where its first line stands, and its lines. */
export interface RadarName {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly lines: readonly string[];
}

/** Within this of the middle a name stands above or below the picture. Unit: px. */
const MiddlePx = 12;
const MostLines = 3;

/** Names around a radar, broken so that none lies on its neighbour, on the picture, or beyond the edge. */
export function radarNames(names: readonly string[], size: RadarSize): RadarName[] {
  const far = size.radius + size.gap;
  const place = (index: number) => {
    const angle = (index / Math.max(1, names.length)) * 2 * Math.PI - Math.PI / 2;
    return { x: far * Math.cos(angle), y: far * Math.sin(angle) };
  };
  return names.map((name, index) => {
    const { x, y } = place(index);
    const isMiddle = Math.abs(x) < MiddlePx;
    const beside = [place(index - 1), place(index + 1)];
    const room = isMiddle ? 2 * Math.min(size.width / 2, ...beside.map((one) => Math.abs(one.x))) - size.font : size.width / 2 - Math.abs(x);
    const free = Math.min(...beside.filter((one) => Math.abs(one.x) >= MiddlePx).map((one) => Math.abs(one.y - y)), Infinity);
    const most = isMiddle ? 2 : Math.max(1, Math.min(MostLines, Math.floor(free / size.line)));
    const lines = wrapText(name, room / size.font, most);
    const height = (lines.length - 1) * size.line;
    // Above the picture the last line stands beside it, below it the first, at its sides the middle.
    const rise = isMiddle ? (y < 0 ? height - size.gap / 3 : -size.font + size.gap / 3) : height / 2 - size.font / 3;
    return { x, y: y - rise, anchor: isMiddle ? "middle" : x > 0 ? "start" : "end", lines };
  });
}
