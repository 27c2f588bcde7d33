import type { BandWord } from "@/api/bill";
import { theme } from "@/state/settings";

/** The fixed colours of the time bands for a canvas; depends on the theme, so a computed that calls this follows it. */
export function bandPalette(): Readonly<Record<BandWord, string>> {
  void theme.value;
  const styles = getComputedStyle(document.documentElement);
  const colour = (token: string) => styles.getPropertyValue(token).trim();
  return {
    sharp: colour("--b-sharp"),
    peak: colour("--b-peak"),
    flat: colour("--b-flat"),
    valley: colour("--b-valley"),
    "deep-valley": colour("--b-deep-valley"),
    none: colour("--c-before"),
  };
}
