/** A point or a shift on screen. Unit: px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle on screen. Unit: px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The room that a window leaves after its paddings. */
export function roomOf(width: number, height: number, padding: { readonly side: number; readonly top: number; readonly bottom: number }): Box {
  return { left: padding.side, top: padding.top, right: width - padding.side, bottom: height - padding.bottom };
}

/** The smallest rectangle around points. */
export function boxAround(points: readonly Point[]): Box {
  const [xs, ys] = [points.map((one) => one.x), points.map((one) => one.y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** Whether something of the points lies beyond the room. */
export function isBeyond(points: readonly Point[], room: Box): boolean {
  const box = boxAround(points);
  return box.left < room.left || box.top < room.top || box.right > room.right || box.bottom > room.bottom;
}

/**
 * What brings points seen at a slant nearer to filling the room: a shift of the camera and a change of zoom. At a slant what is moved also
 * changes its size, so that it takes some steps.
 */
export function stepTo(points: readonly Point[], room: Box): { readonly shift: Point; readonly zoom: number } {
  const box = boxAround(points);
  const fill = Math.min((room.right - room.left) / (box.right - box.left), (room.bottom - room.top) / (box.bottom - box.top));
  return {
    shift: { x: (box.left + box.right - room.left - room.right) / 2, y: (box.top + box.bottom - room.top - room.bottom) / 2 },
    zoom: Number.isFinite(fill) && fill > 0 ? Math.log2(fill) : 0,
  };
}
