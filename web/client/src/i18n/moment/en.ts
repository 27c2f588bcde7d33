import type { MomentMessages } from "./zh-CN";

/** Texts of the bar of the past, in English. */
export const momentEn: MomentMessages = {
  open: "Look back",
  openHint: "Put the whole page at any past quarter-hour, and play it",
  label: "Time travel",
  showing: "Showing the past",
  notLive: "not live",
  span: "{date} {from}–{to}",
  day: "Day",
  slider: "Time, in quarter-hours",
  dayBack: "Previous day",
  dayOn: "Next day",
  back: "A quarter-hour back",
  on: "A quarter-hour on",
  play: "Play",
  pause: "Pause",
  speed: "Speed",
  speedOf: "{count} quarter-hours/s",
  now: "Back to now",
  waiting: "Loading…",
  failed: "This moment cannot be read",
  retry: "Try again",
  keys: "Arrow keys move by a quarter-hour, PageUp and PageDown by an hour, Space plays and pauses",
  curve: "{line} of the day",
};
