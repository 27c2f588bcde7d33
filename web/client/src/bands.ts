/** The bands of one local day: 96 quarter-hours of the clock; null where no band is set. */
export type BandDay = readonly (string | null)[];

/** One edition of a band table: twelve months, index 0 is January, and the holidays that differ. */
export interface BandEdition {
  readonly table: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly from: string;
  readonly citation: string | null;
  readonly confidence: string | null;
  readonly ratios: Readonly<Record<string, number>> | null;
  readonly months: readonly BandDay[];
  readonly holidays: readonly { readonly names: string; readonly namesEn: string; readonly hours: Readonly<Record<string, readonly string[]>> }[];
}

const Quarters = 96;

/** The band editions of a tariffs document, newest first; what the page cannot read of it is left out. */
export function bandEditions(document: unknown): readonly BandEdition[] {
  const editions: BandEdition[] = [];
  const named = namesOf(document);
  for (const table of listOf(document, "bandTables")) {
    for (const edition of listOf(table, "editions")) {
      const months: (string | null)[][] = Array.from({ length: 12 }, () => Array.from({ length: Quarters }, () => null));
      for (const season of listOf(edition, "seasons")) {
        for (const month of listOf(season, "months")) {
          const day = typeof month === "number" ? months[month - 1] : undefined;
          if (day !== undefined) {
            fill(day, hoursOf(season));
          }
        }
      }
      editions.push({
        table: textOf(table, "id") ?? "",
        nameZh: textOf(table, "nameZh") ?? textOf(table, "id") ?? "",
        nameEn: textOf(table, "nameEn") ?? textOf(table, "id") ?? "",
        from: textOf(edition, "from") ?? "",
        citation: textOf(edition, "citation"),
        confidence: textOf(edition, "confidence"),
        ratios: ratiosOf(edition),
        months,
        holidays: listOf(edition, "holidays").map((holiday) => ({
          names: listOf(holiday, "names")
            .filter((name): name is string => typeof name === "string")
            .map((name) => named.get(name) ?? name)
            .join("、"),
          // `labour-day`: the document's own words read as English.
          namesEn: listOf(holiday, "names")
            .filter((name): name is string => typeof name === "string")
            .map((name) => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll("-", " "))
            .join(", "),
          hours: hoursOf(holiday),
        })),
      });
    }
  }
  // Tables in the document's order, which begins with the usual one; of each the newest edition first.
  const order = [...new Set(editions.map((one) => one.table))];
  return editions.sort(
    (left, right) => order.indexOf(left.table) - order.indexOf(right.table) || right.from.localeCompare(left.from),
  );
}

/** `16:00-23:00` as quarter-hours `[64, 92)`; null where it is none. */
export function quartersOf(span: string): readonly [number, number] | null {
  const match = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/.exec(span);
  if (match === null) {
    return null;
  }
  const from = Number(match[1]) * 4 + Number(match[2]) / 15;
  const to = Number(match[3]) * 4 + Number(match[4]) / 15;
  return Number.isInteger(from) && Number.isInteger(to) && from < to && to <= Quarters ? [from, to] : null;
}

/** Runs of one band in a day, for drawing: few long bars instead of 96 short ones. */
export function runsOf(day: BandDay): readonly { readonly band: string | null; readonly from: number; readonly to: number }[] {
  const runs: { band: string | null; from: number; to: number }[] = [];
  day.forEach((band, at) => {
    const last = runs.at(-1);
    if (last !== undefined && last.band === band) {
      last.to = at + 1;
    } else {
      runs.push({ band, from: at, to: at + 1 });
    }
  });
  return runs;
}

function fill(day: (string | null)[], hours: Readonly<Record<string, readonly string[]>>): void {
  for (const [band, spans] of Object.entries(hours)) {
    for (const span of spans) {
      const quarters = quartersOf(span);
      if (quarters !== null) {
        day.fill(band, quarters[0], quarters[1]);
      }
    }
  }
}

function namesOf(document: unknown): Map<string, string> {
  return new Map(
    listOf(document, "holidays").flatMap((holiday) => {
      const [name, zh] = [textOf(holiday, "name"), textOf(holiday, "nameZh")];
      return name === null || zh === null ? [] : [[name, zh] as const];
    }),
  );
}

function hoursOf(of: unknown): Record<string, readonly string[]> {
  const hours = field(of, "hours");
  return typeof hours !== "object" || hours === null
    ? {}
    : Object.fromEntries(
        Object.entries(hours).map(([band, spans]) => [
          band,
          Array.isArray(spans) ? spans.filter((span): span is string => typeof span === "string") : [],
        ]),
      );
}

function ratiosOf(edition: unknown): Record<string, number> | null {
  const ratios = field(edition, "ratios");
  return typeof ratios !== "object" || ratios === null
    ? null
    : Object.fromEntries(Object.entries(ratios).filter((entry): entry is [string, number] => typeof entry[1] === "number"));
}

function field(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;
}

function listOf(of: unknown, name: string): readonly unknown[] {
  const value = field(of, name);
  return Array.isArray(value) ? value : [];
}

function textOf(of: unknown, name: string): string | null {
  const value = field(of, name);
  return typeof value === "string" && value !== "" ? value : null;
}
