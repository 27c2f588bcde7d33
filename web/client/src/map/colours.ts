import type { Theme } from "@/state/settings";
import { Classes, type Measure } from "./measures";

/** Ramps from little to much; each has its lightness rise or fall throughout, so that it reads without hues too. */
const Ramps: Record<Theme, Record<Exclude<Measure, "health">, readonly string[]>> = {
  light: {
    power: ["#fbe3a2", "#f7bd5b", "#ee8a3a", "#d4512d", "#96202a"],
    intensity: ["#cfe8ef", "#93cbdc", "#4ba4c4", "#1f79a5", "#0c4a75"],
    carbon: ["#e3dcf0", "#bfaee0", "#9879cb", "#7148ad", "#482180"],
  },
  dark: {
    power: ["#51382f", "#8a4a2c", "#c96a2b", "#f29a3f", "#ffd680"],
    intensity: ["#1c4258", "#205f80", "#2a87ac", "#54b4d6", "#a9e6f7"],
    carbon: ["#38325c", "#574a92", "#7f66c6", "#ab8ceb", "#dfccff"],
  },
};

const Health: Record<Theme, readonly string[]> = {
  light: ["#b42325", "#d99a1c", "#2f8f5b"],
  dark: ["#ff7f7f", "#e8b84c", "#52c184"],
};

/** The ground, and what is not coloured by a figure. */
export interface Ground {
  readonly land: string;
  readonly outside: string;
  readonly boundary: string;
  readonly road: string;
  readonly water: string;
  readonly green: string;
  readonly plain: string;
  readonly unknown: string;
  readonly pv: string;
  readonly substation: string;
  readonly text: string;
  readonly halo: string;
  readonly picked: string;
}

const Grounds: Record<Theme, Ground> = {
  light: {
    land: "#f4f2ec",
    outside: "#e9ece6",
    boundary: "#7f8f88",
    road: "#ffffff",
    water: "#b9dcec",
    green: "#cfe3c3",
    plain: "#d9d6ce",
    unknown: "#c3c6ca",
    pv: "#1d3f66",
    substation: "#b9a7d6",
    text: "#22303a",
    halo: "#ffffff",
    picked: "#0b6e69",
  },
  dark: {
    land: "#141f29",
    outside: "#0d161e",
    boundary: "#5f7a8c",
    road: "#26353f",
    water: "#12344a",
    green: "#193529",
    plain: "#2b3947",
    unknown: "#45525e",
    pv: "#3d7fd0",
    substation: "#5d4d86",
    text: "#dde7ee",
    halo: "#0b1116",
    picked: "#4fe0d0",
  },
};

/** The colours of the ground in a theme. */
export function groundOf(theme: Theme): Ground {
  return Grounds[theme];
}

/** The colours of a measure's classes, as many as there are; a short ramp takes the ends and what lies between. */
export function rampOf(measure: Measure, theme: Theme, classes: number): readonly string[] {
  if (measure === "health") {
    return Health[theme];
  }
  const ramp = Ramps[theme][measure];
  return classes >= Classes
    ? ramp
    : Array.from({ length: classes }, (_, index) => ramp[classes === 1 ? 2 : Math.round((index * (Classes - 1)) / (classes - 1))] as string);
}
