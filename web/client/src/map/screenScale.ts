/** What a big screen is designed for. Unit: px. */
export const DesignWidth = 1_920;
export const DesignHeight = 1_080;

/** Narrower than this the picture is laid out as a page instead of being scaled until nobody can read it. Unit: px. */
export const PageBelowWidth = 1_000;

/** How the design fits a window: scaled, in its middle. */
export interface Fit {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** The largest picture of 16:9 that a window holds; null where it is laid out as a page. */
export function fitOf(width: number, height: number): Fit | null {
  if (width < PageBelowWidth) {
    return null;
  }
  const scale = Math.min(width / DesignWidth, height / DesignHeight);
  return { scale, left: (width - DesignWidth * scale) / 2, top: (height - DesignHeight * scale) / 2 };
}

/** Seconds between two parks as an address asks for it: 10 to 3,600; null where it asks for none. */
export function rotationOf(text: unknown): number | null {
  const seconds = typeof text === "string" && /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return seconds === 0 ? null : Math.min(3_600, Math.max(10, seconds));
}

/** The park after one in a list, round and round; null where there is no other. */
export function nextPark(park: string | null, parks: readonly string[]): string | null {
  const next = parks[(parks.indexOf(park ?? "") + 1) % Math.max(1, parks.length)];
  return next === undefined || next === park ? null : next;
}
