import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { auditDetail, auditTarget } from "@/auditWords";
import { adminEn } from "@/i18n/admin/en";
import { adminZh } from "@/i18n/admin/zh-CN";

const api = new URL("../../../web/Api/", import.meta.url);

/** What is written into the trail: changes, and answers that take data along. */
function operations() {
  return readdirSync(api, { recursive: true })
    .filter((file) => file.endsWith(".cs"))
    .flatMap((file) => {
      const routes = readFileSync(new URL(file, api), "utf8").split(/(?=\.Map(?:Get|Post|Put|Delete)\()/).slice(1);
      return routes
        .filter((route) => !route.startsWith(".MapGet") || /export: true/.test(route))
        .map((route) => /\.Describe(?:File)?(?:<[^>]*>)?\(\s*(\$?)"([^"]+)"/.exec(route) ?? /\.WithName\((\$?)"([^"]+)"/.exec(route))
        .filter((name) => name !== null && name[1] === "")
        .map((name) => name[2]);
    });
}

const names = (zh) => ({
  park: (id) => id,
  enterprise: (_, id) => id,
  meter: (_, id) => `m:${id}`,
  period: (text) => text,
  rule: (code) => `rule:${code}`,
  alarm: (kind) => `alarm:${kind}`,
  document: (kind) => `doc:${kind}`,
  role: (word) => `role:${word}`,
  say: (key, values = {}) => {
    const text = key.split(".").reduce((tree, part) => tree?.[part], (zh ? adminZh : adminEn).audit);
    if (text === undefined) {
      throw new Error(`No text ${key}`);
    }
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  },
});

describe("the audit trail in words", () => {
  it("names every operation that it writes down", () => {
    const all = operations();
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter((name) => !(name in adminZh.audit.actions))).toEqual([]);
  });

  it.each([
    ["/api/accounts", "账号"],
    ["/api/accounts/wang.lei/password", "账号 wang.lei"],
    ["/api/auth/password", "自己的账号"],
    ["/api/auth/tokens/3f", "访问令牌 3f"],
    ["/api/parks/qsh/meters/m1/events", "qsh · m:m1"],
    ["/api/parks/qsh/meters", "qsh · 表计登记"],
    ["/api/parks/qsh/gateways/gw-1/password", "qsh · 网关 gw-1"],
    ["/api/parks/qsh/enterprises/e01/declared/2026-10?via=page", "qsh · e01 · 2026-10"],
    ["/api/parks/qsh/enterprises/e01/reports/2026-09/2/document", "qsh · e01 · 2026-09报告 · 第 2 版"],
    ["/api/parks/qsh/enterprises/e01/reports/2026-09/lock", "qsh · e01 · 2026-09报告"],
    ["/api/parks/qsh/enterprises/e01/package?period=2026-09", "qsh · e01 · 2026-09"],
    ["/api/parks/qsh/enterprises/e01", "qsh · e01"],
    ["/api/parks/qsh/alarms/demand~e01~-~1790000000000/acknowledge", "qsh · e01 · alarm:demand"],
    ["/api/flags/qsh~e01~DATA_BAD~2026-09/verify", "qsh · e01 · rule:DATA_BAD · 2026-09"],
    ["/api/reference/factors?version=2026-12&note=x", "doc:factors · 2026-12"],
    ["/api/city/ranking/2026-Q3/publish", "2026-Q3晾晒"],
    ["/api/quarantine/replay", "隔离区"],
    ["unknown user", "没有这个账号"],
    ["outside:github", "外部身份（github）"],
  ])("says what was done to what: %s", (target, words) => expect(auditTarget(target, names(true))).toBe(words));

  it("leaves what it does not know as it was written down", () => {
    expect(auditTarget("/api/something/else", names(true))).toBeNull();
    expect(auditTarget("operator", names(true))).toBeNull();
    expect(auditDetail("output 1250.5 -> 1251", names(true))).toBe("output 1250.5 -> 1251");
    expect(auditDetail("{broken", names(true))).toBe("{broken");
  });

  it.each([
    ["token 3f 'report' for 90 days", "令牌“report”（3f），有效 90 天", "token “report” (3f) for 90 days"],
    ["csv 'Meters', 12 rows, 5 columns", "csv “Meters”，12 行 5 列", "csv “Meters”, 12 rows, 5 columns"],
    ["Waiting for parts (until 2026-12-01T00:00:00Z)", "Waiting for parts（至 2026-12-01T00:00:00Z）", "Waiting for parts (until 2026-12-01T00:00:00Z)"],
    [
      '{"before":{"user":"li","name":"Li","role":"operator","parks":["qsh"],"disabled":false},"after":{"user":"li","name":"Li","role":"auditor","parks":null,"disabled":false}}',
      "角色 role:operator → role:auditor；园区 qsh → 全部",
      "role role:operator → role:auditor; parks qsh → all",
    ],
    ['{"before":{"name":"Li"},"after":null}', "已删除", "removed"],
    ['{"before":null,"after":{"meters":null,"thumbprints":[],"hasPassword":true,"disabled":false,"note":""},"password":true}', "有密码 是；生成新密码", "has a password yes; new password"],
  ])("says what was changed: %s", (detail, chinese, english) => {
    expect(auditDetail(detail, names(true))).toBe(chinese);
    expect(auditDetail(detail, names(false))).toBe(english);
  });
});
