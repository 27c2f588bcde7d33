import type { Gateway, GatewayBody } from "@/api/admin";

/** What is being written of a gateway. */
export interface GatewayDraft {
  gateway: string;
  /** True for all meters of the park. */
  all: boolean;
  meters: string[];
  /** One thumbprint a line, as it was typed. */
  thumbprints: string;
  note: string;
  disabled: boolean;
}

export function gatewayDraftOf(gateway: Gateway | null): GatewayDraft {
  return {
    gateway: gateway?.gateway ?? "",
    all: gateway === null || gateway.meters === null,
    meters: [...(gateway?.meters ?? [])],
    thumbprints: gateway?.thumbprints.join("\n") ?? "",
    note: gateway?.note ?? "",
    disabled: gateway?.disabled ?? false,
  };
}

/** The thumbprints of the lines, lower case without colons and blanks; `bad` is the first line that is none, counted from 1. */
export function parseThumbprints(text: string): { readonly thumbprints: readonly string[]; readonly bad: number | null } {
  const thumbprints: string[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    // openssl prints "sha256 Fingerprint=AB:CD:…".
    const plain = line.replace(/^.*fingerprint=/i, "").replace(/[\s:]/g, "").toLowerCase();
    if (plain === "") {
      continue;
    }
    if (!/^[0-9a-f]{64}$/.test(plain)) {
      return { thumbprints: [], bad: at + 1 };
    }
    if (!thumbprints.includes(plain)) {
      thumbprints.push(plain);
    }
  }
  return { thumbprints, bad: null };
}

export function gatewayBodyOf(draft: GatewayDraft): GatewayBody {
  return {
    meters: draft.all ? null : [...draft.meters].sort(),
    thumbprints: parseThumbprints(draft.thumbprints).thumbprints,
    note: draft.note.trim(),
    disabled: draft.disabled,
  };
}

/** One reading, published as this gateway; every word is quoted for a POSIX shell. */
export function publishCommand(of: {
  readonly host: string;
  readonly park: string;
  readonly gateway: string;
  readonly password: string;
  readonly meter: string;
  readonly value: number;
  readonly atMs: number;
}): string {
  const payload = `{"t":"${new Date(of.atMs).toISOString()}","v":${of.value}}`;
  return [
    "mosquitto_pub",
    ...["-h", quoted(of.host), "-p", "1883"],
    ...["-u", quoted(`${of.park}/${of.gateway}`), "-P", quoted(of.password), "-i", quoted(`${of.park}-${of.gateway}-try`)],
    ...["-q", "1", "-t", quoted(`parktwin/v1/${of.park}/${of.meter}/reading`), "-m", quoted(payload)],
  ].join(" ");
}

function quoted(word: string): string {
  return /^[A-Za-z0-9._/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
