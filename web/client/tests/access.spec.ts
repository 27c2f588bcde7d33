import { afterEach, describe, expect, it, vi } from "vitest";
import { Rights, type AuthOptions, type Me, type Right } from "@/api/auth";
import { call } from "@/api/client";
import { credentials, isUnsafe } from "@/api/credentials";
import { proofHeaders } from "@/api/hub";
import { Problem } from "@/api/problem";
import { detour, returnOf, startOf, type Wanted } from "@/guard";
import { checkPassword, isSendable } from "@/passwordRules";
import { createAuth } from "@/state/auth";

const options: AuthOptions = { demoAccounts: [], providers: [], passwordRules: { minLength: 12 } };

function me(rights: readonly Right[], more: Partial<Me> = {}): Me {
  return {
    user: "li.na",
    name: "Li Na",
    role: "operator",
    parks: null,
    park: null,
    enterprise: null,
    mustChangePassword: false,
    csrf: "proof",
    rights,
    ...more,
  };
}

function refusal(status: number, kind: Problem["kind"], type?: string): Problem {
  return new Problem(kind, status, null, null, type === undefined ? {} : { type });
}

function authOver(routes: { options?: () => Promise<AuthOptions>; me?: () => Promise<Me>; signIn?: () => Promise<Me> }) {
  const later: (() => void)[] = [];
  const auth = createAuth(
    {
      options: routes.options ?? (() => Promise.resolve(options)),
      me: routes.me ?? (() => Promise.reject(refusal(401, "signedOut"))),
      signIn: routes.signIn ?? (() => Promise.resolve(me([]))),
      signOut: () => Promise.resolve(undefined),
    },
    (run) => later.push(run),
  );
  return { auth, later };
}

afterEach(() => {
  vi.unstubAllGlobals();
  Object.assign(credentials, { csrf: null, paused: false, lost: () => undefined, mustChange: () => undefined });
});

describe("who is signed in", () => {
  it("is nobody's question where the host has no accounts: everything is offered", async () => {
    const { auth } = authOver({ options: () => Promise.reject(refusal(404, "missing")) });
    await auth.ready();
    expect(auth.state.status).toBe("off");
    expect(Rights.every(auth.may)).toBe(true);
  });

  it("is asked again while the host does not answer, and screens are not kept waiting for it", async () => {
    let answers = false;
    const { auth, later } = authOver({
      me: () => (answers ? Promise.resolve(me(["readLive"])) : Promise.reject(refusal(503, "unreachable"))),
    });
    await auth.ready();
    expect(auth.state.status).toBe("unknown");
    answers = true;
    later.splice(0).forEach((run) => run());
    await vi.waitFor(() => expect(auth.state.status).toBe("in"));
  });

  it("is not asked of a host that says that nobody is", async () => {
    const asked = vi.fn(() => Promise.reject(refusal(401, "signedOut")));
    const { auth } = authOver({ options: () => Promise.resolve({ ...options, signedIn: false }), me: asked });
    await auth.ready();
    expect(auth.state.status).toBe("out");
    expect(asked).not.toHaveBeenCalled();
  });

  it("may do what its rights say and nothing else", async () => {
    const { auth } = authOver({ me: () => Promise.resolve(me(["readLive", "declare"])) });
    await auth.ready();
    expect(Rights.filter(auth.may)).toEqual(["readLive", "declare"]);
  });

  it("stays on the screen when the session ends, and what was refused is asked again after the sign-in", async () => {
    const { auth } = authOver({ me: () => Promise.resolve(me(["readLive"])) });
    await auth.ready();
    credentials.lost();
    expect(auth.state).toMatchObject({ status: "in", ended: true, renewals: 0 });
    expect(credentials.paused).toBe(true);
    await auth.signIn("li.na", "…");
    expect(auth.state).toMatchObject({ status: "in", ended: false, renewals: 1 });
    expect(credentials).toMatchObject({ csrf: "proof", paused: false });
  });
});

describe("requests", () => {
  function answering(...answers: [number, unknown, Record<string, string>?][]) {
    const asked = vi.fn((_path: string, _request: RequestInit) => {
      const [status, body, headers] = answers.length > 1 ? answers.shift()! : answers[0]!;
      return Promise.resolve(new Response(body === null ? null : JSON.stringify(body), { status, headers: headers ?? {} }));
    });
    vi.stubGlobal("fetch", asked);
    return asked;
  }
  const headersOf = (asked: ReturnType<typeof answering>, at = 0) => asked.mock.calls[at]![1].headers as Record<string, string>;

  it("carry the proof where they change something, and only there", async () => {
    credentials.csrf = "proof";
    const asked = answering([200, {}]);
    await call("/api/parks", undefined, {});
    await call("/api/accounts/li", undefined, { method: "DELETE" });
    expect(headersOf(asked, 0)["X-ParkTwin-Csrf"]).toBeUndefined();
    expect(headersOf(asked, 1)["X-ParkTwin-Csrf"]).toBe("proof");
    expect(["PUT", "POST", "DELETE", "PATCH"].every(isUnsafe)).toBe(true);
    expect(isUnsafe("get")).toBe(false);
  });

  it("of the hub carry the proof of the present session, also after another sign-in", () => {
    const headers = proofHeaders();
    credentials.csrf = "first";
    expect({ ...headers }).toEqual({ "X-ParkTwin-Csrf": "first" });
    credentials.csrf = "second";
    expect({ ...headers }).toEqual({ "X-ParkTwin-Csrf": "second" });
  });

  it("are sent once more with a new proof where the old one is refused, and not a third time", async () => {
    credentials.csrf = "old";
    credentials.renew = () => {
      credentials.csrf = "new";
      return Promise.resolve(true);
    };
    const asked = answering([403, { type: "https://parktwin.example/problems/csrf", status: 403 }]);
    await expect(call("/api/flags/1/verify", undefined, { method: "POST" })).rejects.toMatchObject({ kind: "forbidden" });
    expect(asked).toHaveBeenCalledTimes(2);
    expect(headersOf(asked, 1)["X-ParkTwin-Csrf"]).toBe("new");
  });

  it("tell of a lost session once; while it is lost nothing is asked but for the sign-in", async () => {
    const { auth } = authOver({ me: () => Promise.resolve(me(["readLive"])) });
    await auth.ready();
    const asked = answering([401, { title: "Not signed in." }]);
    await expect(call("/api/status", undefined, {})).rejects.toMatchObject({ kind: "signedOut", status: 401 });
    expect(auth.state.ended).toBe(true);
    await expect(call("/api/status", undefined, {})).rejects.toMatchObject({ kind: "signedOut" });
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it("say after how long they may be sent again, and take an answer without a body", async () => {
    answering([429, { title: "Locked." }, { "retry-after": "245" }], [204, null]);
    await expect(call("/api/auth/sign-in", undefined, { method: "POST" })).rejects.toMatchObject({
      kind: "busy",
      retryAfterSeconds: 245,
    });
    await expect(call("/api/auth/tokens/1", undefined, { method: "DELETE" })).resolves.toBeUndefined();
  });
});

describe("the way to a screen", () => {
  const to = (fullPath: string, needs: readonly Right[] = [], name = "screen", open = false): Wanted => ({
    name,
    fullPath,
    meta: { needs, open },
    query: Object.fromEntries(new URLSearchParams(fullPath.split("?")[1] ?? "")),
  });

  it("leads by the sign-in and back to where one was going", () => {
    expect(detour(to("/parks/qsh/flags?show=all"), { status: "out", me: null })).toEqual({
      name: "sign-in",
      query: { to: "/parks/qsh/flags?show=all" },
    });
    expect(detour(to("/sign-in", [], "sign-in", true), { status: "out", me: null })).toBeNull();
    expect(detour(to("/sign-in?to=%2Fcity", [], "sign-in", true), { status: "in", me: me([]) })).toBe("/city");
  });

  it("is free where the host has no accounts, or does not answer", () => {
    expect(detour(to("/status", ["readStatus"]), { status: "off", me: null })).toBeNull();
    expect(detour(to("/status", ["readStatus"]), { status: "unknown", me: null })).toBeNull();
  });

  it("never leaves this page", () => {
    for (const foreign of ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", undefined, "/sign-in?to=/"]) {
      expect(returnOf(foreign), String(foreign)).toBe("/");
    }
    expect(returnOf("/parks/qsh?figure=a~b")).toBe("/parks/qsh?figure=a~b");
  });

  it("leads to a new password first, and past what the role may not open", () => {
    const must = { status: "in" as const, me: me(["readStatus"], { mustChangePassword: true }) };
    expect(detour(to("/status", ["readStatus"]), must)).toMatchObject({ name: "change-password", query: { to: "/status" } });
    expect(detour(to("/change-password", [], "change-password"), must)).toBeNull();
    const firm = { status: "in" as const, me: me(["readLive"], { role: "enterprise" }) };
    expect(detour(to("/status", ["readStatus"]), firm)).toMatchObject({ name: "not-allowed" });
    expect(detour(to("/parks/qsh", ["readLive"]), firm)).toBeNull();
  });

  it("begins where the role works", () => {
    const firm = me([], { role: "enterprise", parks: ["qsh"], park: "qsh", enterprise: "e01" });
    expect(startOf(firm, "other")).toEqual({ name: "enterprise", params: { park: "qsh", enterprise: "e01" } });
    expect(startOf(me([], { role: "platform" }), "qsh")).toEqual({ name: "platform" });
    expect(startOf(me([], { role: "screen" }), "qsh")).toEqual({ name: "park", params: { park: "qsh" } });
    expect(startOf(null, undefined)).toBeNull();
  });
});

describe("a new password", () => {
  const kept = (password: string, current = "") =>
    Object.fromEntries(checkPassword(password, { minLength: 12, maxLength: 20 }, current).map((one) => [one.rule, one.kept]));

  it("is told rule by rule what it keeps", () => {
    expect(kept("")).toEqual({ minLength: false, notCurrent: false, notGuessable: null });
    expect(kept("correct horse")).toEqual({ minLength: true, notCurrent: true, notGuessable: null });
    expect(kept("correct horse", "correct horse")["notCurrent"]).toBe(false);
    expect(kept("a very long pass phrase indeed")["maxLength"]).toBe(false);
  });

  it("is counted in characters as the host counts them", () => {
    expect(kept("😀😀😀😀😀😀")["minLength"]).toBe(false);
    expect(kept("一二三四五六七八九十甲乙")["minLength"]).toBe(true);
  });

  it("may be sent where only the host can tell the rest", () => {
    expect(isSendable(checkPassword("correct horse", { minLength: 12 }, ""))).toBe(true);
    expect(isSendable(checkPassword("short", { minLength: 12 }, ""))).toBe(false);
  });
});
