/**
 * Where a call failed: no answer at all, no such thing, nobody signed in (401), not allowed to this role (403), too often (429),
 * a refused request, or a fault of the host.
 */
export type ProblemKind = "unreachable" | "missing" | "signedOut" | "forbidden" | "busy" | "refused" | "fault";

/** A failed call, with what the host said of it (RFC 9457 `title` and `detail`), if anything. */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly status: number | null,
    readonly title: string | null,
    readonly detail: string | null,
    /** What the host said beyond title and detail, by name. */
    readonly more: Readonly<Record<string, unknown>> = {},
    /** After how many seconds the host wants to be asked again; null where it does not say. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(detail ?? title ?? kind);
    this.name = "Problem";
  }

  /** Whether the host calls it by this name: the last part of the document's `type`. */
  isOf(name: string): boolean {
    const type = this.more["type"];
    return typeof type === "string" && type.split(/[/:#]/).at(-1) === name;
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
  return new Problem(kindOf(response.status), response.status, title, detail, more, retryAfterOf(response.headers));
}

/** Any thrown value as a {@link Problem}. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) {
    return thrown;
  }
  return new Problem("unreachable", null, null, thrown instanceof Error ? thrown.message : null);
}

/** `Retry-After` in seconds; a date is no good where the two clocks differ, and none of our hosts sends one. */
function retryAfterOf(headers: Headers): number | null {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

function kindOf(status: number): ProblemKind {
  switch (status) {
    case 401:
      return "signedOut";
    case 403:
      return "forbidden";
    case 404:
      return "missing";
    case 429:
      return "busy";
  }
  // A gateway's 502..504 means that the twin behind it did not answer.
  if (status >= 502 && status <= 504) {
    return "unreachable";
  }
  return status >= 500 ? "fault" : "refused";
}

function textOf(body: object, key: string): string | null {
  const value: unknown = Reflect.get(body, key);
  return typeof value === "string" && value !== "" ? value : null;
}
