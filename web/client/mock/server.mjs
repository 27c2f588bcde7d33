/**
 * A stand-in for the twin while the page is built: the REST routes and the hub of docs/formats/live.md over a made-up park, and
 * the built page from `dist` under the strict content policy it must live with. No dependency. `PORT=5080 node mock/server.mjs`
 * PARKTWIN_MOCK_HUB=off refuses the hub, which shows the page polling.
 */
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { access, callerOf, scoped } from "./access.mjs";
import { mapRoute } from "./map.mjs";
import { billRoute } from "./bill.mjs";
import { alarmRoute } from "./alarms.mjs";
import { changes } from "./load.mjs";
import { enterpriseRoute, officeRoute, parkRoute } from "./office.mjs";
import { operatorRoute } from "./operator.mjs";
import * as past from "./time.mjs";
import * as made from "./park.mjs";
import { platformRoute } from "./platform.mjs";
import { table } from "./tables.mjs";

const port = Number(process.env["PORT"] ?? 5080);
const dist = fileURLToPath(new URL("../dist", import.meta.url));
const separator = "\u001e";
const started = Date.now();
const types = { ".mjs": "text/javascript", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
// As the host's own (web/Hosting/SecurityHeaders.cs).
const policy =
  "default-src 'self'; connect-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; " +
  "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

let nextQuarantine = 61;
let quarantine = [
  [
    "unknown-meter",
    "parktwin/v1/qsh/nobody/reading",
    "gw-7",
    '{"t":"2026-11-20T08:00:00+08:00","v":12345.670}',
    "Park 'qsh' has no meter 'nobody'. Add it to the registry and replay.",
  ],
  ["unparsable", "parktwin/v1/qsh/e03-main/reading", "gw-2", "temp=21.4;rh=55", "Not JSON from 'temp=21.4;rh=55' on; send {\"t\":…,\"v\":…} or an array of those, in UTF-8."],
  [
    "in-future",
    "parktwin/v1/qsh/e11-s2/reading",
    "dtu-0041",
    '{"t":"2026-11-23T08:00:00+08:00","v":"8812.4","q":"good"}',
    "The reading's time 2026-11-23T00:00:00.000Z is 1.23:12:00 after its arrival 2026-11-21T00:48:00.000Z; at most 10 minutes are accepted. Set the device's clock.",
  ],
  [
    "bad-unit",
    "parktwin/v1/qsh/e19-gas/reading",
    "gw-2",
    '[{"t":1763612400000,"v":81.2,"u":"kWh"},{"t":1763616000000,"v":84.9,"u":"kWh"}]',
    "The payload says 'kWh', the meter is registered in 'm3'. Correct the device, or the registry by an event with its time.",
  ],
  ["unparsable", "parktwin/v1/qsh/e21-water/reading", "dtu-0007", null, "Not JSON from 'h\u0014' on; send {\"t\":…,\"v\":…} or an array of those, in UTF-8."],
]
  .flatMap((row, index) => Array.from({ length: index === 0 ? 57 : 1 }, () => row))
  .map(([reason, topic, client, payload, detail]) => {
    const id = nextQuarantine--;
    return {
      id,
      arrived: made.iso(started - (62 - id) * 431_000),
      topic,
      client,
      reason,
      detail,
      payload,
      payloadBase64: payload === null ? "aBQAAAECA/8QJ2gWEmFiYwD+" : null,
    };
  });

const streams = new Map();

function answer(response, body, status = 200, headers = {}) {
  response.writeHead(status, { ...headers, "content-type": status < 400 ? "application/json" : "application/problem+json" });
  response.end(JSON.stringify(body));
}

function missing(response, title, detail) {
  answer(response, { type: "about:blank", title, status: 404, detail }, 404);
}

function accounting(request, url, parts, body) {
  const now = Date.now();
  const [area, park, section, id, ...rest] = parts;
  if (area === "tables") {
    return table(JSON.parse(body));
  }
  if (area !== "parks") {
    return officeRoute(parts, url, request, body, now);
  }
  if (section === "meters" && rest[0] === "events" && request.method === "POST") {
    const confirmed = made.confirm(id, JSON.parse(body));
    return confirmed === null ? null : { status: 200, body: confirmed };
  }
  if (park !== "qsh" || section === undefined) {
    return null;
  }
  if (section === "alarms") {
    return alarmRoute(id, rest[0], url, body, now, callerOf(request));
  }
  return section === "enterprises"
    ? (billRoute(id, rest, url, now) ?? enterpriseRoute(id, rest, url, request, body, now))
    : parkRoute([section, id], url, body, now);
}

/** The accounting routes answer first; what is none of theirs is the live twin's. */
function api(request, response, url) {
  const parts = url.pathname.split("/").slice(2).map(decodeURIComponent);
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    const found =
      access(request, url, parts, body) ??
      mapRoute(parts, request, body) ??
      platformRoute(parts, url, Date.now()) ??
      operatorRoute(request, url, parts, body, Date.now()) ??
      accounting(request, url, parts, body);
    if (found === null) {
      live(request, response, url, parts, body);
    } else if (found.status === 204) {
      response.writeHead(204).end();
    } else if (found.text !== undefined || found.bytes !== undefined) {
      response.writeHead(found.status, { "content-type": found.type });
      response.end(found.text ?? found.bytes);
    } else {
      answer(response, found.body, found.status, found.headers);
    }
  });
}

function live(request, response, url, parts, body) {
  const now = Date.now();
  const [area, park, section, id, last] = parts;
  if (area === "status") {
    const position = 812_400 + Math.floor((now - started) / 40);
    return answer(response, {
      accepted: position - 5,
      duplicates: 317,
      quarantined: quarantine.length,
      journalPosition: position,
      appliedPosition: position,
      meters: made.meters.length,
      uptimeSeconds: (now - started) / 1_000 + 90_000,
      version: "0.1.0",
      connections: 12,
      readingsPerSecond: 24.5 + 6 * Math.sin(now / 5_000),
      journalBytes: 67_108_864,
      commitMs: { p50: 0.21, p99: 1.84 },
      shed: 0,
      storage: {
        freeBytes: 41_200_000_000,
        stopsBelowBytes: 134_217_728,
        journalMaxBytes: 8_589_934_592,
        quarantineBytes: 412_000,
        quarantineMaxBytes: 1_073_741_824,
        quarantineDropped: 0,
        lastBackup: made.iso(now - 30 * 3_600_000),
        lastBackupFile: "/var/backups/parktwin/2026-11-20.ptb",
      },
      health: [
        { name: "disk", healthy: true, detail: "41.2 GB are free for ./data; below 0.13 GB acknowledgements stop." },
        {
          name: "backup",
          healthy: false,
          detail: "The last backup is 30 h old, at most 26 h are wanted: /var/backups/parktwin/2026-11-20.ptb.",
        },
        { name: "journal", healthy: true, detail: "Commits reach the disk." },
        { name: "ledgers", healthy: true, detail: "5 records wait to be applied." },
        { name: "replay", healthy: true, detail: "Every ledger is current." },
        {
          name: "broker",
          healthy: false,
          detail: "mqtt://10.0.0.5:1883 is not reachable; it keeps our messages and we try again.",
        },
      ],
    });
  }
  if (area === "quarantine" && park === "replay") {
    const wanted = JSON.parse(body === "" ? "{}" : body);
    const before = quarantine.length;
    // The mock lets future readings pass and keeps the rest, so that both messages can be seen.
    quarantine = quarantine.filter(
      (item) =>
        item.reason !== "in-future" ||
        (wanted.ids && !wanted.ids.includes(item.id)) ||
        (wanted.reason && wanted.reason !== item.reason),
    );
    return answer(response, { replayed: before - quarantine.length, remaining: quarantine.length });
  }
  if (area === "quarantine") {
    const byReason = {};
    quarantine.forEach((item) => (byReason[item.reason] = (byReason[item.reason] ?? 0) + 1));
    const before = Number(url.searchParams.get("before") ?? Infinity);
    const reason = url.searchParams.get("reason");
    const items = quarantine.filter((item) => item.id < before && (reason === null || item.reason === reason));
    return answer(response, {
      total: quarantine.length,
      byReason,
      items: items.slice(0, Number(url.searchParams.get("limit") ?? 100)),
    });
  }
  if (area !== "parks") {
    return missing(response, "No such route", `'${url.pathname}' is not a route of the twin.`);
  }
  if (park === undefined) {
    return answer(response, made.parks());
  }
  if (park !== "qsh") {
    return made.parks().some((one) => one.id === park) && section === "live"
      ? answer(response, made.emptySnapshot(now))
      : missing(response, "No such park", `There is no park '${park}'. Choose one from /api/parks.`);
  }
  if (section === undefined) {
    return answer(response, made.registry());
  }
  if (section === "live") {
    return answer(response, scoped(made.snapshot(now), callerOf(request)));
  }
  if (section === "what-if" || last === "what-if") {
    return answer(response, past.whatIf(section === "what-if" ? null : id, body));
  }
  if (section === "at") {
    const view = past.at(Date.parse(url.searchParams.get("time")), now);
    return view === null
      ? missing(response, "The request cannot be read.", "time is in a quarter-hour that has not ended.")
      : answer(response, scoped(view, callerOf(request)));
  }
  const from = Date.parse(url.searchParams.get("from"));
  const to = Date.parse(url.searchParams.get("to"));
  if (section === "frames") {
    return answer(response, past.frames(from, to, now));
  }
  if (section === "peaks") {
    return answer(response, past.peaks(url, from, to, now));
  }
  const step = url.searchParams.get("step");
  const carrier = url.searchParams.get("carrier");
  const role = url.searchParams.get("role");
  const ofLine = (one) => one.counted && one.carrier === carrier && (role === null || one.role === role);
  if (section === "usage") {
    const list = made.meters.filter(ofLine);
    return answer(response, made.usage(list, { carrier, unit: list[0]?.unit ?? "kWh" }, from, to, step, now));
  }
  if (section === "enterprises" && last === "usage") {
    const list = made.meters.filter((one) => one.enterprise === id && ofLine(one));
    return answer(response, made.usage(list, { enterprise: id, carrier, unit: list[0]?.unit ?? "kWh" }, from, to, step, now));
  }
  const meter = made.meters.find((one) => one.id === id);
  if (section === "meters" && meter !== undefined) {
    return last === "readings"
      ? answer(response, made.readings(meter, from, to, Number(url.searchParams.get("limit") ?? 1_000), now))
      : answer(
          response,
          made.usage(
            [meter],
            { meter: id, enterprise: meter.enterprise, carrier: meter.carrier, unit: meter.unit },
            from,
            to,
            step,
            now,
          ),
        );
  }
  return missing(response, "Not found", `'${url.pathname}' names nothing in park 'qsh'.`);
}

/** The JSON hub protocol over server-sent events: enough for Watch, Unwatch and parkChanged. */
function hub(request, response, url) {
  if (process.env["PARKTWIN_MOCK_HUB"] === "off") {
    response.writeHead(503);
    return response.end();
  }
  const caller = callerOf(request);
  if (caller === null) {
    return answer(response, { title: "Not signed in.", status: 401 }, 401);
  }
  if (request.method !== "GET" && caller.csrf !== undefined && request.headers["x-parktwin-csrf"] !== caller.csrf) {
    return answer(response, { type: "/problems/csrf", title: "Forged?", status: 403 }, 403);
  }
  if (url.pathname.endsWith("/negotiate")) {
    const id = crypto.randomUUID();
    return answer(response, {
      negotiateVersion: 1,
      connectionId: id,
      connectionToken: id,
      availableTransports: [{ transport: "ServerSentEvents", transferFormats: ["Text"] }],
    });
  }
  const id = url.searchParams.get("id");
  if (request.method === "GET") {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
    response.write(":\r\n");
    streams.set(id, { response, park: null, caller });
    return request.on("close", () => streams.delete(id));
  }
  let body = "";
  request.on("data", (chunk) => (body += chunk));
  return request.on("end", () => {
    const stream = streams.get(id);
    for (const text of body.split(separator).filter((one) => one !== "")) {
      const message = JSON.parse(text);
      if (message.protocol !== undefined) {
        send(stream, {});
        stream.ready = true;
      } else if (message.target === "Watch") {
        const park = message.arguments[0];
        const known = made.parks().some((one) => one.id === park);
        stream.park = known ? park : null;
        const result = park === "qsh" ? scoped(made.snapshot(Date.now()), caller) : made.emptySnapshot(Date.now());
        send(
          stream,
          known
            ? { type: 3, invocationId: message.invocationId, result }
            : { type: 3, invocationId: message.invocationId, error: `There is no park '${park}'.` },
        );
      } else if (message.type === 1) {
        send(stream, { type: 3, invocationId: message.invocationId, result: null });
      }
    }
    response.end();
  });
}

function send(stream, message) {
  stream?.response.write(`data: ${JSON.stringify(message)}${separator}\r\n\r\n`);
}

let turn = 0;
const rate = Number(process.env["PARKTWIN_MOCK_RATE"] ?? 0);
const nextChange = rate > 0 ? changes(rate, started) : null;
if (nextChange !== null) {
  setInterval(() => {
    const change = nextChange(Date.now());
    streams.forEach((stream) => stream.park === "qsh" && send(stream, { type: 1, target: "parkChanged", arguments: [change] }));
  }, 1_000 / rate).unref();
}
setInterval(() => {
  if (nextChange !== null) {
    return;
  }
  const now = Date.now();
  const ids = [0, 1, 2].map((step) => made.enterprises[(turn * 3 + step) % made.enterprises.length].id);
  turn++;
  const reporting = made.meters.filter((one) => ids.includes(one.enterprise) && !one.id.includes("x") && one.seed % 2 === 0);
  reporting.slice(0, 4).forEach((one) => made.report(one.id, now));
  const watching = [...streams.values()].filter((stream) => stream.park === "qsh");
  if (watching.length > 0) {
    const change = made.change(ids, now);
    watching.forEach((stream) => send(stream, { type: 1, target: "parkChanged", arguments: [scoped(change, stream.caller)] }));
  }
}, 400).unref();
setInterval(() => streams.forEach((stream) => stream.ready && send(stream, { type: 6 })), 10_000).unref();

function page(response, path) {
  const wanted = normalize(join(dist, path));
  const inside = wanted.startsWith(dist) && existsSync(wanted) && statSync(wanted).isFile();
  const file = inside ? wanted : join(dist, "index.html");
  response.writeHead(200, {
    "content-type": types[extname(file)] ?? "application/octet-stream",
    "content-security-policy": policy,
  });
  createReadStream(file).pipe(response);
}

createServer((request, response) => {
  const url = new URL(request.url, `http://${request.headers.host}`);
  if (url.pathname.startsWith("/api/")) {
    api(request, response, url);
  } else if (url.pathname.startsWith("/hubs/")) {
    hub(request, response, url);
  } else {
    page(response, url.pathname);
  }
}).listen(port, "127.0.0.1", () => console.log(`The mock twin listens on http://127.0.0.1:${port}`));
