import type { DeclaredBody } from "@/api/accountShapes";

/** The plain figures of a declaration, in the order they are asked for. */
export const FigureNames = [
  "output",
  "valueAdded",
  "tax",
  "landMu",
  "floorM2",
  "headcount",
  "researchAndDevelopment",
  "emissions",
] as const;
export type FigureName = (typeof FigureNames)[number];

/** Units of the plain figures as they are shown beside the fields. */
export const FigureUnits: Readonly<Record<FigureName, string>> = {
  output: "万元",
  valueAdded: "万元",
  tax: "万元",
  landMu: "亩",
  floorM2: "m2",
  headcount: "人",
  researchAndDevelopment: "万元",
  emissions: "",
};

const Electricity = ["kWh", "MWh", "万kWh"];
const Fuel = ["t", "kg"];

/** The flows that can be declared, each with the units that fit it, its own first. */
export const FlowUnits: Readonly<Record<string, readonly string[]>> = {
  "grid-import": Electricity,
  "pv-generated": Electricity,
  "pv-exported": Electricity,
  "own-generation": Electricity,
  "own-exported": Electricity,
  gas: ["Nm3", "万Nm3", "m3@20C", "m3@0C"],
  heat: ["GJ", "MJ"],
  steam: Fuel,
  water: ["t", "m3", "万m3"],
  diesel: Fuel,
  petrol: Fuel,
  kerosene: Fuel,
  "fuel-oil": Fuel,
  "crude-oil": Fuel,
  lpg: Fuel,
  lng: Fuel,
  "bituminous-coal": Fuel,
  anthracite: Fuel,
  lignite: Fuel,
  "raw-coal": Fuel,
  "washed-coal": Fuel,
  coke: Fuel,
  "petroleum-coke": Fuel,
  methanol: Fuel,
  "process-emissions": ["tCO2", "kgCO2"],
  reactive: ["kvarh", "Mvarh"],
  "storage-charge": Electricity,
  "storage-discharge": Electricity,
  "soft-water": ["t", "m3"],
  "deaerated-water": ["t", "m3"],
  "compressed-air": ["m3", "万m3"],
  oxygen: ["m3", "万m3"],
  nitrogen: ["m3", "万m3"],
};

/** What stands in the fields, as text; empty is unknown. */
export interface DeclaredForm {
  figures: Record<FigureName, string>;
  activities: { flow: string; amount: string; unit: string }[];
  products: { product: string; quantity: string; unit: string }[];
  certificates: { number: string; mwh: string }[];
}

/** The fields of a declaration. */
export function formOf(body: DeclaredBody): DeclaredForm {
  return {
    figures: Object.fromEntries(FigureNames.map((name) => [name, textOf(body[name])])) as Record<FigureName, string>,
    activities: body.activities.map((one) => ({ flow: one.flow, amount: textOf(one.amount), unit: one.unit })),
    products: body.products.map((one) => ({ product: one.product, quantity: textOf(one.quantity), unit: one.unit })),
    certificates: body.certificates.map((one) => ({ number: one.number, mwh: textOf(one.mwh) })),
  };
}

/** Where a field's text is no number, by its place, `activities[0].amount`; the text is what was written. */
export type BadNumbers = Readonly<Record<string, string>>;

/** The declaration of the fields; where `bad` is not empty it must not be sent. Empty rows are left out. */
export function bodyOf(form: DeclaredForm): { readonly body: DeclaredBody; readonly bad: BadNumbers } {
  const bad: Record<string, string> = {};
  function take(place: string, text: string): number | null {
    const value = numberOf(text);
    if (value === undefined) {
      bad[place] = text;
      return null;
    }
    return value;
  }
  const figures = Object.fromEntries(FigureNames.map((name) => [name, take(name, form.figures[name])])) as Record<
    FigureName,
    number | null
  >;
  // Places count the rows that are sent, as the host does.
  const activities = form.activities
    .filter((one) => one.amount.trim() !== "")
    .map((one, at) => ({ flow: one.flow, amount: take(`activities[${at}].amount`, one.amount), unit: one.unit }));
  const products = form.products
    .filter((one) => one.product.trim() !== "" || one.quantity.trim() !== "")
    .map((one, at) => ({
      product: one.product.trim(),
      quantity: take(`products[${at}].quantity`, one.quantity),
      unit: one.unit.trim(),
    }));
  const certificates = form.certificates
    .filter((one) => one.number.trim() !== "" || one.mwh.trim() !== "")
    .map((one, at) => ({ number: one.number.trim(), mwh: take(`certificates[${at}].mwh`, one.mwh) }));
  return { body: { ...figures, activities, products, certificates }, bad };
}

/** A number as people write it, `1,234.5` or `１２３`; null where nothing is written, undefined where it is no number. */
export function numberOf(text: string): number | null | undefined {
  const plain = text.normalize("NFKC").replaceAll(",", "").replaceAll("−", "-").trim();
  if (plain === "") {
    return null;
  }
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

/** Faults beside the fields they are about, `output` or `activities[0].unit`, and those that are about none. */
export interface PlacedFaults {
  readonly byPlace: Readonly<Record<string, readonly string[]>>;
  readonly rest: readonly string[];
}

/** Sorts the host's sentences by the place each begins with, `activities[0].unit: 't' does not fit …`. */
export function placeFaults(faults: readonly string[]): PlacedFaults {
  const byPlace: Record<string, string[]> = {};
  const rest: string[] = [];
  for (const fault of faults) {
    const match = /^'?([a-zA-Z]\w*(?:\[\d+\])?(?:\.\w+)?)'?(?::|\s)\s*(.*)$/s.exec(fault);
    const place = match?.[1] ?? "";
    const known =
      (FigureNames as readonly string[]).includes(place) || /^(activities|products|certificates)\[\d+\](\.\w+)?$/.test(place);
    if (known && match?.[2]) {
      (byPlace[place] ??= []).push(match[2]);
    } else {
      rest.push(fault);
    }
  }
  return { byPlace, rest };
}

/** One change between two versions: a figure with both values, or a list that differs. */
export interface DeclaredChange {
  readonly name: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly isList: boolean;
}

/** What differs between two versions of a declaration; all that is known where there was none before. */
export function changesBetween(before: DeclaredBody | null, after: DeclaredBody): readonly DeclaredChange[] {
  const changes: DeclaredChange[] = [];
  for (const name of FigureNames) {
    const from = before?.[name] ?? null;
    const to = after[name] ?? null;
    if (from !== to) {
      changes.push({ name, from, to, isList: false });
    }
  }
  const amounts = (body: DeclaredBody | null) => new Map(body?.activities.map((one) => [one.flow, one]) ?? []);
  const was = amounts(before);
  const is = amounts(after);
  for (const flow of new Set([...was.keys(), ...is.keys()])) {
    const from = was.get(flow);
    const to = is.get(flow);
    if (from?.amount !== to?.amount || from?.unit !== to?.unit) {
      changes.push({ name: `activity.${flow}`, from: from?.amount ?? null, to: to?.amount ?? null, isList: false });
    }
  }
  for (const name of ["products", "certificates"] as const) {
    if (JSON.stringify(before?.[name] ?? []) !== JSON.stringify(after[name])) {
      changes.push({ name, from: null, to: null, isList: true });
    }
  }
  return changes;
}

function textOf(value: number | null): string {
  return value === null ? "" : String(value);
}
