import { computed, readonly, shallowRef, watchEffect } from "vue";

export type Theme = "light" | "dark";
export type ThemeChoice = Theme | "system";
export type Locale = "zh-CN" | "en";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const system = shallowRef<Theme>(dark.matches ? "dark" : "light");
dark.addEventListener("change", () => (system.value = dark.matches ? "dark" : "light"));

const themeChoice = shallowRef<ThemeChoice>(choiceOf(remembered("parktwin.theme"), ["system", "light", "dark"]));
const chosenLocale = shallowRef<Locale>(choiceOf(remembered("parktwin.locale"), ["zh-CN", "en"]));

/** The theme on screen: the reader's choice, else the system's. */
export const theme = computed<Theme>(() => (themeChoice.value === "system" ? system.value : themeChoice.value));
export const locale = readonly(chosenLocale);

/** Turns the theme over; a choice that equals the system's is forgotten, so that the page follows the system again. */
export function toggleTheme(): void {
  const next: Theme = theme.value === "dark" ? "light" : "dark";
  themeChoice.value = next === system.value ? "system" : next;
  remember("parktwin.theme", themeChoice.value);
}

export function setLocale(next: Locale): void {
  chosenLocale.value = next;
  remember("parktwin.locale", next);
}

/** Keeps the document in step; called once at start. */
export function applySettings(): void {
  watchEffect(() => {
    document.documentElement.dataset["theme"] = theme.value;
    document.documentElement.lang = chosenLocale.value;
  });
}

/** The remembered choice, or the first of the allowed ones. */
function choiceOf<T extends string>(text: string | null, allowed: readonly [T, ...T[]]): T {
  return allowed.find((one) => one === text) ?? allowed[0];
}

function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is switched off; the choice lasts for this page only.
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return; // As above.
  }
}
