import type { Carrier, Role } from "@/api/shapes";
import { theme } from "@/state/settings";

/** The colours a canvas needs, taken from the style sheet's tokens so that both themes have one source. */
export interface Palette {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly surface: string;
  readonly before: string;
  readonly series: string;
  readonly font: string;
}

/** The CSS variable that colours a carrier. */
export function colourToken(carrier: Carrier, role: Role): string {
  return role === "grid-export" ? "--c-export" : `--c-${carrier}`;
}

/** Reads the palette; depends on the theme, so a computed that calls this follows it. */
export function paletteFor(carrier: Carrier, role: Role): Palette {
  void theme.value;
  const styles = getComputedStyle(document.documentElement);
  const colour = (token: string) => styles.getPropertyValue(token).trim();
  return {
    text: colour("--text-2"),
    muted: colour("--text-3"),
    line: colour("--line"),
    surface: colour("--surface"),
    before: colour("--c-before"),
    series: colour(colourToken(carrier, role)),
    font: colour("--font"),
  };
}

/** A hexadecimal colour with an opacity of 0..1. */
export function faded(hex: string, opacity: number): string {
  return (
    hex +
    Math.round(opacity * 255)
      .toString(16)
      .padStart(2, "0")
  );
}
