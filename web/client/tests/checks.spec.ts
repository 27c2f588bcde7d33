import { createSSRApp, type Component } from "vue";
import { createI18n } from "vue-i18n";
import { createMemoryHistory, createRouter } from "vue-router";
import { renderToString } from "vue/server-renderer";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { accountsEn } from "@/i18n/accounts/en";
import { accountsZh } from "@/i18n/accounts/zh-CN";
import { en } from "@/i18n/en";
import { zh } from "@/i18n/zh-CN";

let FigureLink: Component;

beforeAll(async () => {
  // What a browser has and the settings ask for as they are loaded.
  vi.stubGlobal("window", { matchMedia: () => ({ matches: false, addEventListener: () => undefined }) });
  FigureLink = (await import("@/components/accounts/FigureLink.vue")).default;
});

async function shown(value: number | null, checks: readonly string[] | undefined, locale: "zh-CN" | "en" = "zh-CN") {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: "/", component: { template: "<i />" } }],
  });
  const i18n = createI18n({
    legacy: false,
    locale,
    messages: { "zh-CN": { ...zh, acc: accountsZh }, en: { ...en, acc: accountsEn } },
  });
  await router.push("/");
  const app = createSSRApp(FigureLink, {
    value,
    unit: "tce",
    of: "energy.tceCalorificWithMedia",
    figure: "qsh~e01~2026-10~provincial~energy.tceCalorificWithMedia",
    reason: value === null ? "why" : undefined,
    checks,
  });
  return renderToString(app.use(router).use(i18n));
}

describe("a number that rests on entries to be checked", () => {
  it("has the mark beside it and names the entries, in both languages", async () => {
    const chinese = await shown(12.5, ["coal.fresh-water", "coal.nitrogen-main"]);
    expect(chinese).toMatch(/data-testid="check-mark"[^>]*>待核</);
    expect(chinese).toContain("新水折标准煤系数");
    expect(chinese).toContain("coal.fresh-water");
    expect(chinese).toContain("coal.nitrogen-main");
    expect(await shown(12.5, ["coal.fresh-water"], "en")).toMatch(/data-testid="check-mark"[^>]*>to check</);
  });

  it("tells the entries to who cannot hover: the tip describes the number", async () => {
    const html = await shown(12.5, ["coal.fresh-water"]);
    const tip = /aria-describedby="([^"]+)"/.exec(html)?.[1];
    expect(tip).toBeDefined();
    expect(html).toContain(`id="${tip}"`);
  });

  it("has no mark where it rests on none, and where there is no number", async () => {
    expect(await shown(12.5, undefined)).not.toContain("check-mark");
    expect(await shown(12.5, [])).not.toContain("check-mark");
    expect(await shown(null, ["coal.fresh-water"])).not.toContain("check-mark");
  });
});
