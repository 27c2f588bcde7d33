import type { WhatIfBody, WhatIfNewcomer, WhatIfShift } from "./api/whatIf";

/** The form of a trial: numbers as they are typed, so that an empty field is no 0. */
export interface WhatIfForm {
  enterprise: string;
  pv: { on: boolean; kwp: string; existingKwp: string; yieldHours: string };
  shift: { on: boolean; by: "band" | "hour"; fromBand: string; toBand: string; fromHour: string; toHour: string; unit: "percent" | "kwh"; amount: string };
  tariff: { on: boolean; id: string };
  factors: { on: boolean; scope: string };
  newcomer: {
    on: boolean;
    name: string;
    industry: string;
    yearMwh: string;
    yearGasNm3: string;
    yearOutput: string;
    yearValueAdded: string;
    landMu: string;
    floorM2: string;
    pattern: string;
    tariff: string;
    transformerKva: string;
  };
}

/** What is wrong with a field: the key of its sentence. */
export type FormFault = "nothing" | "enterprise" | "number";

export const Bands = ["sharp", "peak", "flat", "valley", "deep-valley"] as const;
export const Patterns = ["continuous", "two-shifts", "day-shift"] as const;

export function emptyForm(): WhatIfForm {
  return {
    enterprise: "",
    pv: { on: false, kwp: "500", existingKwp: "", yieldHours: "1000" },
    shift: { on: false, by: "band", fromBand: "peak", toBand: "valley", fromHour: "10", toHour: "23", unit: "percent", amount: "20" },
    tariff: { on: false, id: "zj-single-part" },
    factors: { on: false, scope: "national" },
    newcomer: {
      on: false, name: "", industry: "", yearMwh: "", yearGasNm3: "", yearOutput: "", yearValueAdded: "", landMu: "", floorM2: "", pattern: "continuous", tariff: "",
      transformerKva: "",
    },
  };
}

/** The ids of the tariffs in a published document of tariffs; null where it is none. */
export function tariffIds(document: unknown): readonly string[] | null {
  const list = typeof document === "object" && document !== null && "tariffs" in document ? document.tariffs : null;
  return Array.isArray(list)
    ? list.flatMap((one: unknown) => (typeof one === "object" && one !== null && "id" in one && typeof one.id === "string" ? [one.id] : []))
    : null;
}

/** A typed number; null where it is empty, NaN where it is none. Thousands separators and full-width digits are taken. */
export function numberOf(text: string): number | null {
  const plain = text
    .replace(/[０-９．－]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[,，\s]/g, "");
  return plain === "" ? null : /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}

/** The body of a form, or what is wrong with it. */
export function bodyOf(form: WhatIfForm, period: string, scope: string, ofPark: boolean): WhatIfBody | FormFault {
  const numbers: (number | null)[] = [];
  const number = (text: string): number | null => {
    const value = numberOf(text);
    numbers.push(value);
    return value;
  };
  const one = form.pv.on || form.shift.on || form.tariff.on;
  const newcomer = ofPark && form.newcomer.on;
  if (!one && !form.factors.on && !newcomer) {
    return "nothing";
  }
  if (ofPark && one && form.enterprise === "") {
    return "enterprise";
  }
  const kwp = form.pv.on ? number(form.pv.kwp) : 0;
  const amount = form.shift.on ? number(form.shift.amount) : 0;
  const yearMwh = newcomer ? number(form.newcomer.yearMwh) : 0;
  const body: WhatIfBody = {
    period,
    scope,
    ...(ofPark && one ? { enterprise: form.enterprise } : {}),
    ...(form.pv.on
      ? { pv: { kwp: kwp ?? NaN, ...optional("existingKwp", number(form.pv.existingKwp)), ...optional("yieldHours", number(form.pv.yieldHours)) } }
      : {}),
    ...(form.shift.on ? { shifts: [shiftOf(form.shift, amount ?? NaN, number)] } : {}),
    ...(form.tariff.on ? { tariff: form.tariff.id.trim() } : {}),
    ...(form.factors.on ? { factorScope: form.factors.scope } : {}),
    ...(newcomer ? { newcomer: newcomerOf(form.newcomer, yearMwh ?? NaN, number) } : {}),
  };
  const missing = kwp === null || amount === null || yearMwh === null;
  return missing || numbers.some((value) => value !== null && Number.isNaN(value)) ? "number" : body;
}

function shiftOf(shift: WhatIfForm["shift"], amount: number, number: (text: string) => number | null): WhatIfShift {
  const times =
    shift.by === "band"
      ? { fromBand: shift.fromBand, toBand: shift.toBand }
      : { fromHour: number(shift.fromHour) ?? NaN, toHour: number(shift.toHour) ?? NaN };
  // A percentage as a share, without the digits that binary fractions add.
  return { ...times, ...(shift.unit === "percent" ? { share: Number((amount / 100).toFixed(8)) } : { kwh: amount }) };
}

function newcomerOf(form: WhatIfForm["newcomer"], yearMwh: number, number: (text: string) => number | null): WhatIfNewcomer {
  return {
    name: form.name.trim(),
    yearKwh: Number((yearMwh * 1_000).toFixed(6)),
    pattern: form.pattern,
    ...(form.industry.trim() === "" ? {} : { industry: form.industry.trim().toUpperCase() }),
    ...(form.tariff.trim() === "" ? {} : { tariff: form.tariff.trim() }),
    ...optional("yearGasNm3", number(form.yearGasNm3)),
    ...optional("yearOutput", number(form.yearOutput)),
    ...optional("yearValueAdded", number(form.yearValueAdded)),
    ...optional("landMu", number(form.landMu)),
    ...optional("floorM2", number(form.floorM2)),
    ...optional("transformerKva", number(form.transformerKva)),
  };
}

function optional<K extends string>(key: K, value: number | null): Partial<Record<K, number>> {
  return value === null ? {} : ({ [key]: value } as Record<K, number>);
}

/** The form as the address keeps it: what differs from an empty one. */
export function formText(form: WhatIfForm): string {
  return JSON.stringify(different(form, emptyForm()));
}

/** Reads {@link formText}; what is unknown or of another kind is left out. */
export function readForm(text: unknown): WhatIfForm {
  const form = emptyForm();
  try {
    take(form, typeof text === "string" ? (JSON.parse(text) as unknown) : null);
  } catch {
    return form; // Somebody cut the address; an empty form stands for it.
  }
  return form;
}

function different(of: object, from: object): object {
  return Object.fromEntries(
    Object.entries(of).flatMap(([key, value]): [string, unknown][] => {
      const usual = (from as Record<string, unknown>)[key];
      if (typeof value === "object" && value !== null) {
        const inner = different(value as object, usual as object);
        return Object.keys(inner).length === 0 ? [] : [[key, inner]];
      }
      return value === usual ? [] : [[key, value]];
    }),
  );
}

function take(form: object, from: unknown): void {
  if (typeof from !== "object" || from === null) {
    return;
  }
  const target = form as Record<string, unknown>;
  for (const [key, value] of Object.entries(from)) {
    const held = target[key];
    if (typeof held === "object" && held !== null) {
      take(held, value);
    } else if (Object.hasOwn(target, key) && typeof held === typeof value) {
      target[key] = value;
    }
  }
}
