/** Where a call failed: no answer at all, no such thing, a refused request, or a fault of the host. */
export type ProblemKind = "unreachable" | "missing" | "refused" | "fault";

/** A failed call, with what the host said of it (RFC 9457 `title` and `detail`), if anything. */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly status: number | null,
    readonly title: string | null,
    readonly detail: string | null,
    /** What the host said beyond title and detail, by name. */
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail ?? title ?? kind);
    this.name = "Problem";
  }

  /** Everything that is wrong with what was sent, a sentence each; empty where the host did not list it. */
  get faults(): readonly string[] {
    const faults = this.more["faults"];
    return Array.isArray(faults) ? faults.filter((one): one is string => typeof one === "string") : [];
  }
}

/** Reads a failed response; a body that is not a problem document is ignored. */
export async function problemOf(response: Response): Promise<Problem> {
  let title: string | null = null;
  let detail: string | null = null;
  let more: Readonly<Record<string, unknown>> = {};
  try {
    const body: unknown = await response.json();
    if (typeof body === "object" && body !== null) {
      title = textOf(body, "title");
      detail = textOf(body, "detail");
      more = Object.fromEntries(Object.entries(body));
    }
  } catch {
    title = response.statusText === "" ? null : response.statusText;
  }
  return new Problem(kindOf(response.status), response.status, title, detail, more);
}

/** Any thrown value as a {@link Problem}. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) {
    return thrown;
  }
  return new Problem("unreachable", null, null, thrown instanceof Error ? thrown.message : null);
}

function kindOf(status: number): ProblemKind {
  // A gateway's 502..504 means that the twin behind it did not answer.
  if (status === 404) {
    return "missing";
  }
  if (status >= 502 && status <= 504) {
    return "unreachable";
  }
  return status >= 500 ? "fault" : "refused";
}

function textOf(body: object, key: string): string | null {
  const value: unknown = Reflect.get(body, key);
  return typeof value === "string" && value !== "" ? value : null;
}
