import { textWidth } from "@/textFit";

/** A name on a plan, at its middle; the more buildings, the rather it stays. Unit: m. */
export interface PlanName {
  readonly id: string;
  readonly text: string;
  readonly at: readonly [number, number];
  readonly buildings: number;
}

/** Names as high as the drawing has them while that can be read. Unit: m. */
export const NameSizeM = 21;
/** Smaller than this nobody reads them. Unit: px. */
const LeastPx = 8;
const ReadablePx = 10.5;

/** How high names are on a plan drawn at so many pixels to the metre. Unit: m. */
export function nameSize(pixelsPerMetre: number): number {
  return NameSizeM * pixelsPerMetre >= LeastPx || pixelsPerMetre <= 0 ? NameSizeM : ReadablePx / pixelsPerMetre;
}

/** The names that have room beside each other, those with more buildings first. At the drawing's own size all stay. */
export function namesWithRoom(names: readonly PlanName[], size: number): readonly PlanName[] {
  if (size <= NameSizeM) {
    return names;
  }
  const kept: PlanName[] = [];
  for (const name of [...names].sort((left, right) => right.buildings - left.buildings)) {
    const width = textWidth(name.text) * size;
    const hits = kept.some(
      (other) =>
        Math.abs(other.at[0] - name.at[0]) < (width + textWidth(other.text) * size) / 2 + size * 0.3 &&
        Math.abs(other.at[1] - name.at[1]) < size * 1.3,
    );
    if (!hits) {
      kept.push(name);
    }
  }
  return kept;
}
