/** The CSS colour of a flow; those without one of their own are grey. */
export function flowColour(flow: string): string {
  switch (flow) {
    case "grid-import":
      return "var(--c-electricity)";
    case "pv-generated":
    case "pv-exported":
    case "pv-self-used":
      return "var(--c-pv)";
    case "gas":
    case "gas-energy":
    case "lng":
    case "lpg":
      return "var(--c-gas)";
    case "heat":
    case "steam":
      return "var(--c-heat)";
    case "water":
      return "var(--c-water)";
    default:
      return "var(--c-before)";
  }
}

/** The time bands of a tariff from the dearest to the cheapest; their colours are fixed. */
export const Bands = ["sharp", "peak", "flat", "valley", "deep-valley"] as const;

/** The CSS colour of a time band. */
export function bandColour(band: string): string {
  return (Bands as readonly string[]).includes(band) ? `var(--b-${band})` : "var(--c-before)";
}
