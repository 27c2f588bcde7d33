import { linesAt, type Reel, type ReelLine } from "@/state/frames";
import { lineKey, primaryLine } from "@/state/lines";

/** The line of a reel that a day is recognised by: bought electricity, else the first; of an enterprise, its own. */
export function mainLine(reel: Reel, enterprise: string | null): ReelLine | null {
  const lines = enterprise === null ? reel.lines : (reel.enterprises.get(enterprise) ?? []);
  const main = primaryLine(linesAt(lines, 0, { before: 0, start: 0 }));
  return lines.find((line) => main !== null && lineKey(line.of) === lineKey(main)) ?? null;
}

/** The load of a day as a filled path in a box of `slots` × 1; unknown quarter-hours are gaps. Empty where nothing is known. */
export function dayPath(rates: readonly (number | null)[], slots: number): string {
  const most = Math.max(0, ...rates.map((rate) => rate ?? 0));
  if (most <= 0) {
    return "";
  }
  let path = "";
  let open = false;
  rates.forEach((rate, i) => {
    if (rate === null) {
      path += open ? `H${i}V1Z` : "";
      open = false;
      return;
    }
    const y = (1 - Math.max(0, rate) / most).toFixed(3);
    path += open ? `H${i}V${y}` : `M${i} 1V${y}`;
    open = true;
    if (i === rates.length - 1 || i === slots - 1) {
      path += `H${i + 1}V1Z`;
      open = false;
    }
  });
  return path;
}
