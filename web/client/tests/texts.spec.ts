import { createI18n } from "vue-i18n";
import { describe, expect, it } from "vitest";
import { accountsEn } from "@/i18n/accounts/en";
import { accountsZh } from "@/i18n/accounts/zh-CN";
import { adminEn } from "@/i18n/admin/en";
import { billEn } from "@/i18n/bill/en";
import { billZh } from "@/i18n/bill/zh-CN";
import { adminZh } from "@/i18n/admin/zh-CN";
import { mapEn } from "@/i18n/map/en";
import { mapZh } from "@/i18n/map/zh-CN";
import { alarmsEn } from "@/i18n/alarms/en";
import { alarmsZh } from "@/i18n/alarms/zh-CN";
import { en } from "@/i18n/en";
import { platformEn } from "@/i18n/platform/en";
import { platformZh } from "@/i18n/platform/zh-CN";
import { momentEn } from "@/i18n/moment/en";
import { momentZh } from "@/i18n/moment/zh-CN";
import { whatIfEn } from "@/i18n/whatif/en";
import { whatIfZh } from "@/i18n/whatif/zh-CN";
import { industryText } from "@/i18n/industry";
import { operatorEn } from "@/i18n/operator/en";
import { operatorZh } from "@/i18n/operator/zh-CN";
import { sourcesEn } from "@/i18n/sources/en";
import { sourcesZh } from "@/i18n/sources/zh-CN";
import { zh } from "@/i18n/zh-CN";
import { hexDump, prettyJson } from "@/payload";

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

const allZh = { ...zh, acc: accountsZh, adm: adminZh, map: mapZh, platform: platformZh, op: operatorZh, bill: billZh, moment: momentZh, wi: whatIfZh, alarms: alarmsZh, sources: sourcesZh };
const allEn = { ...en, acc: accountsEn, adm: adminEn, map: mapEn, platform: platformEn, op: operatorEn, bill: billEn, moment: momentEn, wi: whatIfEn, alarms: alarmsEn, sources: sourcesEn };
const chinese = new Map(leaves(allZh));
const english = new Map(leaves(allEn));

describe("texts", () => {
  it("are the same keys in both languages", () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it("name the same values in both languages", () => {
    const names = (text: string | undefined) => [...(text ?? "").matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
    for (const [key, text] of chinese) {
      // A plain word may leave a value out (`compareHint.none`); none may be invented.
      expect({ key, names: names(english.get(key)) }).toEqual({ key, names: names(text) });
    }
  });

  it("have words of the past where a screen asks for them", () => {
    const sources = import.meta.glob<string>("../src/**/*.{vue,ts}", { query: "?raw", import: "default", eager: true });
    const asked = Object.values(sources).flatMap((text) => [...text.matchAll(/dayWord\(["']([\w.]+)["']\)/g)].map((match) => match[1] ?? ""));
    expect(asked.length).toBeGreaterThan(10);
    const keys = [...chinese.keys()];
    const missing = asked.filter((key) => ![key, `${key}Then`].every((one) => keys.some((known) => known === one || known.startsWith(`${one}.`))));
    expect(missing).toEqual([]);
  });

  it("are written in their own language", () => {
    const foreign = [...english].filter(([, text]) => /[\u4e00-\u9fff]/.test(text)).map(([key]) => key);
    // Whoever reads no English must find the way out of it.
    expect(foreign).toEqual(["app.toChinese"]);
  });

  it("are all read by the message format as they stand", () => {
    const { global } = createI18n({ legacy: false, locale: "zh-CN", messages: { "zh-CN": allZh, en: allEn } });
    for (const [locale, texts] of [
      ["zh-CN", chinese],
      ["en", english],
    ] as const) {
      for (const [key, text] of texts) {
        const shown = global.t(key, {}, { locale });
        expect(shown, key).toBe(text.replace(/\{\w+\}/g, ""));
      }
    }
  });
});

describe("industries", () => {
  it("are named by their division, and shown as they came where unknown", () => {
    expect(industryText("C17", "zh-CN")).toBe("纺织");
    expect(industryText("C1711", "en")).toBe("Textiles");
    expect(industryText("Z99", "en")).toBe("Z99");
  });
});

describe("payloads", () => {
  it("keep every digit when they are indented", () => {
    expect(prettyJson('{"t":1,"v":12345.670,"n":[1e400,"a:{b,\\"c"]}')).toBe(
      '{\n  "t": 1,\n  "v": 12345.670,\n  "n": [\n    1e400,\n    "a:{b,\\"c"\n  ]\n}',
    );
    expect(prettyJson("temp=21.4;rh=55")).toBe("temp=21.4;rh=55");
  });

  it("are dumped by sixteen bytes where they are no text", () => {
    expect(hexDump("aBQA")).toBe("0000  68 14 00                                         h..");
  });
});
