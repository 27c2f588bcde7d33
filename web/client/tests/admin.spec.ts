import { describe, expect, it } from "vitest";
import { bodyOf, draftOf, faultsOf, selectAccounts, stateOf, type AccountDraft } from "@/accountForm";
import { auditQuery, type Account } from "@/api/admin";
import { rightOf, stepsOf } from "@/flagSteps";
import { gatewayBodyOf, gatewayDraftOf, parseThumbprints, publishCommand } from "@/gatewayForm";

const now = Date.parse("2026-11-21T12:00:00Z");

function account(user: string, more: Partial<Account> = {}): Account {
  return {
    user,
    name: user.toUpperCase(),
    role: "operator",
    parks: ["qsh"],
    park: null,
    enterprise: null,
    disabled: false,
    mustChangePassword: false,
    createdAt: null,
    lastSignInAt: "2026-11-20T00:00:00Z",
    lockedUntil: null,
    externalId: null,
    ...more,
  };
}

describe("an account being written", () => {
  const draft = (more: Partial<AccountDraft>): AccountDraft => ({ ...draftOf(null, "qsh"), user: "li.na", name: "Li Na", ...more });

  it("is sent with the scope of its role alone", () => {
    expect(bodyOf(draft({ role: "enterprise", enterprise: "e01", all: true }), true, false)).toEqual({
      user: "li.na",
      name: "Li Na",
      role: "enterprise",
      parks: ["qsh"],
      park: "qsh",
      enterprise: "e01",
      disabled: false,
      externalId: null,
    });
    expect(bodyOf(draft({ role: "admin", parks: ["qsh"] }), true, false).parks).toBeNull();
    expect(bodyOf(draft({ role: "auditor", all: true }), true, false).parks).toBeNull();
    expect(bodyOf(draft({ role: "screen", parks: ["b", "a"], enterprise: "e01" }), false, true)).toMatchObject({
      parks: ["a", "b"],
      park: null,
      enterprise: null,
      disabled: true,
    });
    expect(bodyOf(draft({}), false, false)).not.toHaveProperty("user");
  });

  it("is told what is missing", () => {
    expect(faultsOf(draft({}), true)).toEqual([]);
    expect(faultsOf(draft({ user: " ", name: "" }), true)).toEqual(["user", "name"]);
    expect(faultsOf(draft({ user: "李娜" }), true)).toEqual(["badUser"]);
    expect(faultsOf(draft({ user: "Li.Na@park-1_x" }), true)).toEqual([]);
    expect(faultsOf(draft({ user: "李娜" }), false)).toEqual([]);
    expect(faultsOf(draft({ parks: [] }), true)).toEqual(["parks"]);
    expect(faultsOf(draft({ parks: [], role: "admin" }), true)).toEqual([]);
    expect(faultsOf(draft({ role: "enterprise", enterprise: "" }), true)).toEqual(["enterprise"]);
  });

  it("begins as the account stands", () => {
    const held = account("firm", { role: "enterprise", park: "qsh", enterprise: "e02", externalId: "oidc:7" });
    expect(bodyOf(draftOf(held, "other"), false, held.disabled)).toMatchObject({ park: "qsh", enterprise: "e02", externalId: "oidc:7" });
  });
});

describe("the list of accounts", () => {
  it("says first what keeps an account from working", () => {
    expect(stateOf(account("a"), now)).toBe("active");
    expect(stateOf(account("a", { lastSignInAt: null }), now)).toBe("never");
    expect(stateOf(account("a", { mustChangePassword: true, lastSignInAt: null }), now)).toBe("pending");
    expect(stateOf(account("a", { lockedUntil: "2026-11-21T12:01:00Z" }), now)).toBe("locked");
    expect(stateOf(account("a", { lockedUntil: "2026-11-21T11:59:00Z" }), now)).toBe("active");
    expect(stateOf(account("a", { disabled: true, lockedUntil: "2026-11-21T12:01:00Z" }), now)).toBe("disabled");
  });

  it("is found by name, account or enterprise, by role and by state", () => {
    const all = [account("zhao"), account("li.na", { name: "李娜", role: "enterprise", enterprise: "e07" }), account("old", { disabled: true })];
    const found = (text: string, role = "", state = "") => selectAccounts(all, { text, role, state }, now).map((one) => one.user);
    expect(found("")).toEqual(["li.na", "old", "zhao"]);
    expect(found("李")).toEqual(["li.na"]);
    expect(found("E07")).toEqual(["li.na"]);
    expect(found("", "operator")).toEqual(["old", "zhao"]);
    expect(found("", "", "disabled")).toEqual(["old"]);
  });
});

describe("a gateway being written", () => {
  const print = "AB:".repeat(31) + "AB";

  it("takes thumbprints as openssl prints them, each once, and names the line that is none", () => {
    const text = `sha256 Fingerprint=${print}\n\n  ${print.replaceAll(":", "").toLowerCase()}  \n${"0".repeat(64)}`;
    expect(parseThumbprints(text)).toEqual({ thumbprints: ["ab".repeat(32), "0".repeat(64)], bad: null });
    expect(parseThumbprints(`${print}\nSHA1=12`)).toEqual({ thumbprints: [], bad: 2 });
    expect(parseThumbprints("")).toEqual({ thumbprints: [], bad: null });
  });

  it("is sent with all meters as null, never as an empty list", () => {
    expect(gatewayBodyOf({ ...gatewayDraftOf(null), gateway: "g", note: " hall " })).toEqual({
      meters: null,
      thumbprints: [],
      note: "hall",
      disabled: false,
    });
    expect(gatewayBodyOf({ ...gatewayDraftOf(null), all: false, meters: ["b", "a"] }).meters).toEqual(["a", "b"]);
  });

  it("has a command to try it, whatever is in its password", () => {
    const command = publishCommand({
      host: "127.0.0.1",
      park: "qsh",
      gateway: "gw-1",
      password: "it's $HOME",
      meter: "m1",
      value: 12.5,
      atMs: now,
    });
    expect(command).toBe(
      "mosquitto_pub -h 127.0.0.1 -p 1883 -u qsh/gw-1 -P 'it'\\''s $HOME' -i qsh-gw-1-try -q 1 " +
        `-t parktwin/v1/qsh/m1/reading -m '{"t":"2026-11-21T12:00:00.000Z","v":12.5}'`,
    );
  });
});

describe("the audit trail", () => {
  it("is asked for without what is left open", () => {
    expect(auditQuery({ user: "li.na", action: "", from: "", to: "2026-11-21T16:00:00.000Z" }, { count: "50" })).toBe(
      "user=li.na&to=2026-11-21T16%3A00%3A00.000Z&count=50",
    );
  });
});

describe("the steps of a flag", () => {
  it("are offered to whoever may take them", () => {
    const offered = (rights: readonly string[]) =>
      [...stepsOf("notified"), "comment" as const].filter((step) => rights.includes(rightOf(step)));
    expect(offered(["answerFlags", "commentOnFlags"])).toEqual(["answer", "appeal", "comment"]);
    expect(offered(["workOnFlags"])).toEqual(["escalate"]);
    expect(offered([])).toEqual([]);
  });
});
