/** One entry of a reference document, as a row: what the page cannot name of it stays in the document below. */
export interface ReferenceEntry {
  readonly key: string;
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly value: number | null;
  /** What stands in place of one value: several of them, each by its key in the document. */
  readonly parts: readonly { readonly key: string; readonly text: string }[];
  /** True where the document has a place for the value and nobody has entered it. */
  readonly missing: boolean;
  readonly unit: string | null;
  readonly confidence: string | null;
  readonly region: string | null;
  readonly dataYear: number | null;
  readonly publishedOn: string | null;
  readonly source: string | null;
  readonly note: string | null;
  readonly search: string;
}

/** Names by which the documents call an entry, the first that is there counts. */
const IdNames = ["id", "industry", "product", "rule", "region", "name", "word"];
/** Lists that are no entries of their own: they are shown otherwise, or explain the document. */
const NotEntries = new Set(["notes", "holidays", "bandTables"]);

/** The entries of every list of a document. */
export function entriesOf(document: unknown): readonly ReferenceEntry[] {
  if (typeof document !== "object" || document === null) {
    return [];
  }
  // The longest list is what the document is about; short ones, such as which grid a region belongs to, follow.
  return Object.entries(document)
    .filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]) && !NotEntries.has(entry[0]))
    .sort(([, left], [, right]) => right.length - left.length)
    .flatMap(([list, value]) => value.flatMap((one, at) => entryOf(list, one, at)));
}

function entryOf(list: string, of: unknown, at: number): ReferenceEntry[] {
  if (typeof of !== "object" || of === null) {
    return [];
  }
  const text = (name: string): string | null => {
    const value: unknown = Reflect.get(of, name);
    return typeof value === "string" && value !== "" ? value : null;
  };
  const number = (name: string): number | null => {
    const value: unknown = Reflect.get(of, name);
    return typeof value === "number" ? value : null;
  };
  const id = IdNames.map(text).find((one) => one !== null) ?? `${list}[${at}]`;
  const value = number("value") ?? number("threshold") ?? number("tco2PerValueAdded");
  return [
    {
      key: `${list}/${at}`,
      id,
      nameZh: text("nameZh") ?? text("name") ?? id,
      nameEn: text("nameEn") ?? text("name") ?? id,
      value,
      parts: value === null ? manyOf(of) : [],
      missing: value === null && "value" in of,
      unit: text("unit"),
      confidence: text("confidence"),
      region: text("region"),
      dataYear: number("dataYear"),
      publishedOn: text("publishedOn") ?? text("validFrom"),
      source: text("source") ?? text("citation"),
      note: text("note"),
      search: `${list} ${Object.values(of)
        .filter((one) => typeof one === "string")
        .join(" ")}`.toLowerCase(),
    },
  ];
}

/** Several values of one entry: limits of a code, levels of a rule, benchmark and base. */
function manyOf(of: object): { key: string; text: string }[] {
  const parts: { key: string; text: string }[] = [];
  for (const name of ["lowUpTo", "mediumUpTo", "gradesUpTo", "benchmark", "base", "levels", "target", "weight"]) {
    const value: unknown = Reflect.get(of, name);
    if (typeof value === "number") {
      parts.push({ key: name, text: String(value) });
    } else if (Array.isArray(value)) {
      const inner = value.map((one: unknown) =>
        typeof one === "object" && one !== null ? String(Reflect.get(one, "threshold") ?? "") : String(one),
      );
      parts.push({ key: name, text: inner.filter((one) => one !== "").join(" / ") });
    }
  }
  return parts.filter((part) => part.text !== "");
}
