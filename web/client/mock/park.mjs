/**
 * A made-up park with the shapes of docs/formats/live.md: forty enterprises, some 250 meters, every state that the page can show.
 * Amounts are a pure function of meter and time, so that a day asked for twice is the same day.
 */

const QuarterMs = 900_000;
const names = [
  ["锦澜纺织", "C17"],
  ["青山精密机械", "C34"],
  ["临安云竹食品", "C14"],
  ["恒晟新材料", "C26"],
  ["浙西铝业", "C32"],
  ["天目制药", "C27"],
  ["科远电子", "C39"],
  ["杭锦塑业", "C29"],
  ["博雅包装印刷", "C23"],
  ["绿川水处理", "D46"],
  ["启明汽车部件", "C36"],
  ["华瀚电气", "C38"],
  ["东篱饮料", "C15"],
  ["瑞安仪表", "C40"],
  ["昊翔专用设备", "C35"],
  ["正禾农产品", "C13"],
  ["嘉木家具", "C21"],
  ["银泰金属制品", "C33"],
  ["云栖数据中心", "I64"],
  ["青湖研究院", "M73"],
  ["舒泰服饰", "C18"],
  ["宏图建材", "C30"],
  ["恒泰钢构", "C33"],
  ["海虹化纤", "C28"],
  ["众安物流", "G59"],
  ["卓越橡胶", "C29"],
  ["星澜半导体", "C39"],
  ["泰和纸业", "C22"],
  ["远景储能", "C38"],
  ["光合新能源", "D44"],
  ["安捷检测", "M74"],
  ["明德文具", "C24"],
  ["致远轨道设备", "C37"],
  ["德胜铸造", "C31"],
  ["沐禾乳业", "C14"],
  ["精诚模具", "C35"],
  ["智谷软件园", "I65"],
  ["百味餐饮配送", "H62"],
  ["清源再生资源", "C42"],
  ["凌云航材", "C37"],
];

const park = { id: "qsh", name: "青山湖科技城", timeZone: "Asia/Shanghai", region: "CN-33", demo: true };
const other = { id: "rotterdam", name: "Rotterdam Maasvlakte", timeZone: "Europe/Amsterdam", region: "NL", demo: false };

function noise(seed) {
  let x = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return ((x ^ (x >>> 16)) >>> 0) / 4294967296;
}

function meter(id, enterprise, carrier, role, size, more = {}) {
  const volume = carrier === "gas" || carrier === "water";
  const heat = carrier === "heat";
  return {
    id,
    name: null,
    enterprise,
    carrier,
    role,
    kind: "register",
    meterUnit: volume ? "m3" : heat ? "GJ" : "kWh",
    unit: volume ? "m3" : heat ? "GJ" : "kWh",
    rateUnit: volume ? "m3/h" : heat ? "GJ/h" : "kW",
    intervalSeconds: 900,
    parent: null,
    counted: role !== "submeter",
    size,
    seed: hash(id),
    ...more,
  };
}

function hash(text) {
  let value = 7;
  for (const sign of text) {
    value = (Math.imul(value, 31) + sign.charCodeAt(0)) | 0;
  }
  return value;
}

// More enterprises than any screen: PARKTWIN_MOCK_ENTERPRISES=1000.
for (let extra = names.length; extra < Number(process.env["PARKTWIN_MOCK_ENTERPRISES"] ?? 0); extra++) {
  const [name, industry] = names[extra % names.length];
  names.push([`${name} ${extra + 1}`, industry]);
}

export const enterprises = names.map(([name, industry], index) => ({
  id: `e${String(index + 1).padStart(2, "0")}`,
  name,
  industry,
  landMu: 18 + Math.floor(noise(index) * 140),
  floorM2: 6_000 + Math.floor(noise(index + 99) * 60_000),
}));

export const meters = [];
enterprises.forEach((enterprise, index) => {
  const size = 80 + 2_400 * noise(index + 400) ** 2.6;
  const p = enterprise.id;
  meters.push(meter(`${p}-main`, p, "electricity", "grid-import", size, { name: "总进线", intervalSeconds: 900 }));
  for (let sub = 1; sub <= 3; sub++) {
    meters.push(meter(`${p}-s${sub}`, p, "electricity", "submeter", size * 0.26, { name: `车间 ${sub}`, parent: `${p}-main` }));
  }
  meters.push(meter(`${p}-water`, p, "water", "consumption", size / 160));
  if (index % 3 !== 1) {
    meters.push(meter(`${p}-gas`, p, "gas", "consumption", size / 14, { kind: "interval", intervalSeconds: 3600 }));
  }
  if (index % 4 === 0) {
    meters.push(meter(`${p}-pv`, p, "pv", "generation", size * 0.55));
    meters.push(meter(`${p}-export`, p, "electricity", "grid-export", size * 0.1));
  }
  if (index % 9 === 2) {
    meters.push(meter(`${p}-steam`, p, "heat", "consumption", size / 220));
  }
});
meters.push(meter("park-light", null, "electricity", "grid-import", 46, { name: "公共照明" }));
meters.push(meter("park-pump", null, "water", "consumption", 6, { name: "泵站" }));
// More meters than any screen: PARKTWIN_MOCK_METERS=10000 shows whether the page stays smooth.
for (let extra = meters.length; extra < Number(process.env["PARKTWIN_MOCK_METERS"] ?? 0); extra++) {
  const owner = enterprises[extra % enterprises.length].id;
  meters.push(meter(`${owner}-x${extra}`, owner, "electricity", "submeter", 12, { parent: `${owner}-main` }));
}
const dead = new Set(["e04-water", "e09-main", "e17-s2", "e23-gas"]);
const never = new Set(["e31-water"]);
const odd = { "e06-main": "roll-over", "e12-s1": "suspect", "e15-main": "pending", "e20-gas": "detected-reset" };

/** The mean rate of one quarter-hour, in the meter's rate unit. */
function rateAt(one, quarterStart) {
  const local = new Date(quarterStart + 8 * 3_600_000);
  const hour = local.getUTCHours() + local.getUTCMinutes() / 60;
  const weekend = local.getUTCDay() % 6 === 0;
  const wobble = 0.93 + 0.14 * noise(one.seed + Math.floor(quarterStart / QuarterMs));
  const dayWobble = 0.85 + 0.3 * noise(one.seed * 3 + Math.floor((quarterStart + 8 * 3_600_000) / 86_400_000));
  if (one.carrier === "pv" || one.role === "grid-export") {
    const sun = Math.max(0, Math.sin(((hour - 6) / 12) * Math.PI)) ** 1.3;
    const cloud = 0.72 + 0.28 * noise(one.seed + Math.floor(quarterStart / (3 * QuarterMs)));
    return one.size * sun * cloud * dayWobble * (one.role === "grid-export" && !weekend ? 0.2 : 1);
  }
  const threeShifts = one.seed % 3 === 0;
  const shift = threeShifts
    ? 0.9
    : hour >= 7.5 && hour < 11.8
      ? 1
      : hour >= 12.8 && hour < 17.5
        ? 0.97
        : hour > 17.5 && hour < 22
          ? 0.5
          : 0.22;
  return one.size * shift * (weekend && !threeShifts ? 0.45 : 1) * wobble * dayWobble;
}

function known(one, quarterStart, now) {
  const last = lastAt(one, now);
  return (
    last !== null &&
    quarterStart + QuarterMs <= last &&
    quarterStart >= now - 420 * 86_400_000 &&
    noise(one.seed + Math.floor(quarterStart / 86_400_000 / 13)) > 0.012
  );
}

function lastAt(one, now) {
  if (never.has(one.id)) {
    return null;
  }
  const step = one.intervalSeconds * 1_000;
  return Math.floor(now / step) * step - (dead.has(one.id) ? 26 * 3_600_000 : 0);
}

function dayStart(instant) {
  return Math.floor((instant + 8 * 3_600_000) / 86_400_000) * 86_400_000 - 8 * 3_600_000;
}

function sum(one, from, to, now) {
  let total = null;
  for (let at = from; at < to; at += QuarterMs) {
    if (known(one, at, now)) {
      total = (total ?? 0) + rateAt(one, at) / 4;
    }
  }
  return total === null ? null : round(total, 6);
}

function round(value, decimals) {
  return Number(value.toFixed(decimals));
}

export function iso(instant) {
  return new Date(instant + 8 * 3_600_000).toISOString().replace("Z", "+08:00");
}

const sumCache = new Map();
function cachedSum(one, from, to, now) {
  const key = `${one.id}|${from}|${to}`;
  let value = sumCache.get(key);
  if (value === undefined) {
    value = sum(one, from, to, now);
    sumCache.set(key, value);
  }
  return value;
}

const bumps = new Map();

/** Lets a meter report once more, now. */
export function report(id, now) {
  bumps.set(id, { at: now, count: (bumps.get(id)?.count ?? 0) + 1 });
}

function meterLive(one, now) {
  const bump = bumps.get(one.id);
  const last = bump !== undefined ? bump.at : lastAt(one, now);
  const from = dayStart(now);
  const stale = last === null || now - last > (3 * one.intervalSeconds + 120) * 1_000;
  const rate =
    last === null || stale
      ? null
      : rateAt(one, Math.floor(now / QuarterMs) * QuarterMs) * (1 + 0.02 * Math.sin(now / 7_000 + one.seed));
  return {
    id: one.id,
    name: one.name,
    enterprise: one.enterprise,
    carrier: one.carrier,
    role: one.role,
    kind: one.kind,
    meterUnit: one.meterUnit,
    unit: one.unit,
    rateUnit: one.rateUnit,
    intervalSeconds: one.intervalSeconds,
    parent: one.parent,
    counted: one.counted,
    rate: rate === null ? null : round(rate, 3),
    today: cachedSum(one, from, Math.floor(now / QuarterMs) * QuarterMs, now),
    lastAt: last === null ? null : iso(last),
    lastArrived: last === null ? null : iso(last + 740),
    lastValue:
      last === null ? null : round(10_000 + (one.seed % 90_000) + (bump?.count ?? 0) * 0.25 + ((now / 60_000) % 1_000), 2),
    quality: one.id === "e02-s2" ? "estimated" : last === null ? null : "good",
    verdict: last === null ? null : (odd[one.id] ?? "accepted"),
    stale,
  };
}

function linesOf(list, now) {
  const groups = new Map();
  const from = dayStart(now);
  const quarter = Math.floor(now / QuarterMs) * QuarterMs;
  for (const one of list.filter((row) => row.counted)) {
    const key = `${one.carrier}.${one.role}.${one.unit}`;
    const line = groups.get(key) ?? {
      carrier: one.carrier,
      role: one.role,
      unit: one.unit,
      rateUnit: one.rateUnit,
      meters: 0,
      freshMeters: 0,
      rate: null,
      today: null,
      yesterdaySoFar: null,
      yesterday: null,
    };
    const live = meterLive(one, now);
    line.meters++;
    line.freshMeters += live.stale ? 0 : 1;
    line.rate = add(line.rate, live.rate);
    line.today = add(line.today, live.today);
    line.yesterdaySoFar = add(line.yesterdaySoFar, cachedSum(one, from - 86_400_000, quarter - 86_400_000, now));
    line.yesterday = add(line.yesterday, cachedSum(one, from - 86_400_000, from, now));
    groups.set(key, line);
  }
  return [...groups.values()];
}

function add(left, right) {
  return right === null ? left : round((left ?? 0) + right, 6);
}

let sequence = 1;

export function enterpriseLive(id, now) {
  const own = meters.filter((one) => one.enterprise === id);
  const rows = own.map((one) => meterLive(one, now));
  const registered = enterprises.find((one) => one.id === id) ?? {
    id: null,
    name: null,
    industry: null,
    landMu: null,
    floorM2: null,
  };
  const newest =
    rows
      .map((row) => row.lastAt)
      .filter((at) => at !== null)
      .sort()
      .at(-1) ?? null;
  return {
    row: {
      ...registered,
      sequence: sequence++,
      lines: linesOf(own, now),
      meters: own.length,
      staleMeters: rows.filter((row) => row.stale).length,
      lastAt: newest,
    },
    meters: rows,
  };
}

export function snapshot(now) {
  const all = [...enterprises.map((one) => one.id), null].map((id) => enterpriseLive(id, now));
  return {
    park,
    at: iso(now),
    lines: linesOf(meters, now),
    enterprises: all.map((one) => one.row),
    meters: all.flatMap((one) => one.meters),
  };
}

export function change(ids, now) {
  const changed = ids.map((id) => enterpriseLive(id, now));
  return {
    park: park.id,
    at: iso(now),
    lines: linesOf(meters, now),
    enterprises: changed.map((one) => one.row),
    meters: changed.flatMap((one) => one.meters),
  };
}

export function parks() {
  const row = ({ id, name, timeZone, region }, e, m) => ({ id, name, timeZone, region, enterprises: e, meters: m });
  return process.env["PARKTWIN_MOCK_PARKS"] === "2"
    ? [row(park, enterprises.length, meters.length), row(other, 0, 0)]
    : [row(park, enterprises.length, meters.length)];
}

export function emptySnapshot(now) {
  return { park: other, at: iso(now), lines: [], enterprises: [], meters: [] };
}

function nextStep(at, step) {
  if (step === "PT15M") return at + QuarterMs;
  if (step === "PT1H") return at + 4 * QuarterMs;
  if (step === "P1D") return at + 86_400_000;
  const local = new Date(at + 8 * 3_600_000);
  const months = step === "P1M" ? 1 : 12;
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months, 1) - 8 * 3_600_000;
}

export function usage(list, head, from, to, step, now) {
  const values = [];
  for (let at = from; at < to; at = nextStep(at, step)) {
    const end = nextStep(at, step);
    let value = null;
    let estimated = 0;
    let covered = 0;
    let expected = 0;
    // Long steps are sampled by the hour: the mock wants to be quick, not exact.
    const stride = end - at > 86_400_000 ? 16 * QuarterMs : QuarterMs;
    for (const one of list) {
      for (let quarter = at; quarter < end; quarter += stride) {
        expected++;
        if (known(one, quarter, now)) {
          const amount = (rateAt(one, quarter) / 4) * (stride / QuarterMs);
          value = (value ?? 0) + amount;
          covered++;
          estimated += noise(one.seed + Math.floor(quarter / 7_200_000)) < 0.04 ? amount : 0;
        }
      }
    }
    values.push({
      start: iso(at).replace(".000", ""),
      value: value === null ? null : round(value, 6),
      measured: value === null ? null : round(value - estimated, 6),
      completeness: expected === 0 ? 0 : covered / expected,
    });
  }
  return { meter: null, enterprise: null, ...head, step, timeZone: park.timeZone, meters: list.length, otherUnits: [], values };
}

export function readings(one, from, to, limit, now) {
  const list = [];
  const step = one.intervalSeconds * 1_000;
  for (let at = Math.ceil(from / step) * step; at < Math.min(to, now) && list.length < limit; at += step) {
    if (known(one, at - QuarterMs, now)) {
      const roll = noise(one.seed + at / 1_000);
      const said = confirmations.get(`${one.id}|${at}`)?.accept;
      list.push({
        at: iso(at),
        arrived: iso(at + 300 + Math.floor(roll * 4_000)),
        value: round(10_000 + (one.seed % 90_000) + ((at / 3_600_000) % 5_000), 2),
        revision: roll > 0.985 ? 1 : 0,
        quality: roll > 0.975 ? "estimated" : "good",
        verdict:
          said === true
            ? "accepted"
            : said === false
              ? "rejected"
              : roll > 0.985
                ? "conflict-lost"
                : roll > 0.97
                  ? "suspect"
                  : roll > 0.965
                    ? "roll-over"
                    : "accepted",
      });
    }
  }
  return { meter: one.id, unit: one.meterUnit, truncated: false, readings: list };
}

const confirmations = new Map();

/** Keeps what a person said of a reading; the registration with the event in it, or null for a meter there is none of. */
export function confirm(id, event) {
  if (!meters.some((one) => one.id === id)) {
    return null;
  }
  confirmations.set(`${id}|${Date.parse(event.at)}`, event);
  return registry().meters.find((one) => one.id === id);
}

export function registry() {
  return {
    ...park,
    timeZoneVersion: "2025b",
    enterprises,
    meters: meters.map((one) => ({
      id: one.id,
      name: one.name,
      enterprise: one.enterprise,
      carrier: one.carrier,
      role: one.role,
      kind: one.kind,
      unit: one.meterUnit,
      ratio: one.id.endsWith("-main") ? 8000 : 1,
      digits: one.kind === "register" ? 6 : null,
      decimals: 2,
      intervalSeconds: one.intervalSeconds,
      stamp: one.kind === "interval" ? "end" : null,
      maxRate: one.role === "grid-import" ? round(one.size * 3, 0) : null,
      parent: one.parent,
      events:
        one.id === "e06-main"
          ? [
              { at: "2026-03-01T10:00:00+08:00", kind: "replacement", final: 4533.85, initial: 0.12, ratio: 6000 },
              { at: "2026-05-11T14:30:00+08:00", kind: "confirmation", verdict: "reject" },
            ]
          : [],
    })),
  };
}
