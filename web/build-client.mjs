// Builds the page in web/client: npm ci where the lock file is newer than what is installed, then npm run build. One at a time for
// this folder, whoever starts it: several builds may want the page at once, and the second finds it built.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const client = join(dirname(fileURLToPath(import.meta.url)), "client");
const lock = join(client, ".build-lock");
const installed = join(client, "node_modules", ".package-lock.json");
const page = join(client, "dist", "index.html");
let entered = false;

if (Number(process.versions.node.split(".")[0]) < 20) {
  fail(`The page needs Node 20 or newer, and this is ${process.version}. Install a newer one, or build without the page: -p:SkipClient=true`);
}

await enter();
try {
  if (age(installed) < age(join(client, "package-lock.json"))) {
    npm("ci", "--no-audit", "--no-fund");
    touch(installed);
  }
  if (age(page) < Math.max(...sources().map(age))) {
    npm("run", "build");
    compress();
    touch(page);
  }
} finally {
  rmSync(lock, { recursive: true, force: true });
}

/** A directory is made by one process alone; one that was left behind by a dead process is taken over. */
async function enter() {
  for (;;) {
    try {
      mkdirSync(lock);
      entered = true;
      writeFileSync(join(lock, "pid"), String(process.pid));
      return;
    } catch (thrown) {
      if (thrown.code !== "EEXIST") {
        fail(`${lock} cannot be made: ${thrown.message}`);
      }
    }
    if (abandoned()) {
      rmSync(lock, { recursive: true, force: true });
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function abandoned() {
  try {
    process.kill(Number(readFileSync(join(lock, "pid"), "utf8")), 0);
    return false;
  } catch (thrown) {
    // Without a pid file its owner is just being made, or died there: ten seconds decide.
    return thrown.code === "ESRCH" || (thrown.code === "ENOENT" && existsSync(lock) && Date.now() - age(lock) > 10_000);
  }
}

/** Lays each text of the page beside itself in the encodings that browsers take, so that the host compresses nothing twice. */
function compress() {
  const assets = join(client, "dist", "assets");
  for (const name of readdirSync(assets)) {
    const file = join(assets, name);
    if (!/\.(js|css|svg|json|pbf)$/.test(name) || statSync(file).size < 1_024) {
      continue;
    }
    const text = readFileSync(file);
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } };
    for (const [ending, small] of [[".br", brotliCompressSync(text, quality)], [".gz", gzipSync(text, { level: 9 })]]) {
      if (small.length < text.length) {
        writeFileSync(file + ending, small);
      }
    }
  }
}

function sources() {
  const folders = ["src", "public"].filter((name) => existsSync(join(client, name)));
  const files = folders.flatMap((name) =>
    readdirSync(join(client, name), { recursive: true }).map((entry) => join(client, name, entry)),
  );
  const own = readdirSync(client).filter((name) => /\.(json|ts)$/.test(name) || name === "index.html");
  return [...files, ...own.map((name) => join(client, name))].filter((file) => statSync(file).isFile());
}

function npm(...args) {
  const run = spawnSync("npm", args, { cwd: client, encoding: "utf8", shell: process.platform === "win32", env: { ...process.env, NO_COLOR: "1" } });
  if (run.error) {
    fail(`npm was not found beside Node ${process.version}. Install it, or build without the page: -p:SkipClient=true`);
  }
  if (run.status !== 0) {
    process.stdout.write(run.stdout + run.stderr);
    fail(`npm ${args.join(" ")} failed in web/client; what it said stands above.`);
  }
}

function age(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function touch(file) {
  const now = new Date();
  utimesSync(file, now, now);
}

function fail(message) {
  if (entered) {
    rmSync(lock, { recursive: true, force: true });
  }
  console.log(`web/client : error PT0001: ${message}`);
  process.exit(1);
}
