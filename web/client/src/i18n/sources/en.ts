import type { sourcesZh } from "./zh-CN";

/** Texts of what a live figure is made of, in English. */
export const sourcesEn: typeof sourcesZh = {
  title: "How this figure is made",
  at: "As of {time}; close and open for the newest",
  now: "Now",
  then: "Mean of the quarter-hour",
  today: "Today so far",
  change: "vs. yesterday",
  yesterday: "All yesterday",
  rule: {
    now: "Σ power of the meters that report: {fresh} of {meters} counted meters; silent ones are left out",
    then: "Σ amounts of that quarter-hour × 4",
    today: "Σ {meters} counted meters since 00:00: differences of readings × ratio, kept in the ledger by quarter-hour",
    change: "Today so far ÷ yesterday to the same time ({before}) − 1",
    changeNone: "Yesterday to the same time is not known; there is nothing to compare with",
    yesterday: "Σ quarter-hours of yesterday, 00:00–24:00, of the same meters",
  },
  unknown: "Unknown is not counted as 0: each sum is of what is known",
  differs: "The rows below sum to {sum}, the card shows {shown}: the rows are of the moment this was opened",
  by: "List by",
  byEnterprise: "Enterprises",
  byMeter: "Meters",
  enterprise: "Enterprise",
  meter: "Meter",
  lastAt: "Newest reading",
  reporting: "Reporting",
  total: "Total",
  left: "{count} more meters of this kind are in no sum (sub-meters, check meters, meters not counted): the same energy is counted once",
  more: "Show {count} more",
};
