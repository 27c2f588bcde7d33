import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

/** What a first visit has to load before anything is shown. Unit: bytes after gzip. */
const MainBudget = 350 * 1024;

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const built = existsSync(`${dist}/index.html`);

/** The scripts that the page itself names, and all that these import before they run. */
function mainScripts() {
  const index = readFileSync(`${dist}/index.html`, "utf8");
  const wanted = [...index.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
  const found = new Set();
  while (wanted.length > 0) {
    const file = wanted.pop();
    if (!found.has(file)) {
      found.add(file);
      const text = readFileSync(`${dist}/${file}`, "utf8");
      const imports = [...text.matchAll(/(?:^|[;}\s])(?:import|export)\b[^"'()]{0,4000}?["']\.\/([^"']+\.js)["']/g)];
      wanted.push(...imports.map((match) => `assets/${match[1]}`));
    }
  }
  return [...found];
}

function sizeOf(file) {
  return gzipSync(readFileSync(`${dist}/${file}`), { level: 9 }).length;
}

describe.skipIf(!built)("the built page", () => {
  it("has a main bundle of at most 350 KB", () => {
    const sizes = mainScripts().map((file) => [file, sizeOf(file)]);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    expect(sizes.length).toBeGreaterThan(0);
    expect(total, sizes.map(([file, size]) => `${file} ${size}`).join("\n")).toBeLessThanOrEqual(MainBudget);
  });

  it("loads charts and maps only where they are shown", () => {
    const main = mainScripts();
    const heavy = readdirSync(`${dist}/assets`).filter((file) => /^(echarts|maplibre)/i.test(file) && file.endsWith(".js"));
    expect(heavy.length).toBeGreaterThan(0);
    expect(heavy.filter((file) => main.includes(`assets/${file}`))).toEqual([]);
  });
});
