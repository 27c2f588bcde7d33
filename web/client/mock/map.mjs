/** The map of the made-up park, its factors, and links of screens: the shapes of `/map`, `/live-factors` and `/api/screens`. */

const West = 119.7105;
const South = 30.2645;
const MetreLon = 1 / 96_200;
const MetreLat = 1 / 111_320;
const turn = -0.22;

function position(x, y) {
  const east = x * Math.cos(turn) - y * Math.sin(turn);
  const north = x * Math.sin(turn) + y * Math.cos(turn);
  return [West + east * MetreLon, South + north * MetreLat].map((one) => Math.round(one * 1e6) / 1e6);
}

function box(x, y, width, depth) {
  const ring = [
    [x, y],
    [x + width, y],
    [x + width, y + depth],
    [x, y + depth],
    [x, y],
  ];
  return { type: "Polygon", coordinates: [ring.map(([a, b]) => position(a, b))] };
}

function feature(kind, id, geometry, more = {}) {
  return {
    type: "Feature",
    geometry,
    properties: { kind, id, enterprise: null, name: null, height: null, width: null, ...more },
  };
}

function line(...places) {
  return { type: "LineString", coordinates: places.map(([x, y]) => position(x, y)) };
}

const features = [
  feature("boundary", "edge", box(-40, -40, 1560, 1000), { name: "青山湖科技城" }),
  feature("water", "lake", box(-330, 150, 260, 560), { name: "湖" }),
  feature("green", "green", box(560, 385, 320, 60), { name: "中央绿地" }),
  ...[1, 2, 3, 4].map((row) => feature("road", `row-${row}`, line([-30, row * 190 - 12], [1500, row * 190 - 12]), { width: 14 })),
  ...[1, 2, 3, 4, 5, 6, 7].map((column) =>
    feature("road", `column-${column}`, line([column * 186 - 10, -30], [column * 186 - 10, 940]), { width: 12 }),
  ),
  feature("substation", "substation", box(1400, -30, 70, 60), { name: "110 kV 变电站", height: 3 }),
];
for (let index = 0; index < 40; index++) {
  const id = `e${String(index + 1).padStart(2, "0")}`;
  const x = (index % 8) * 186;
  const y = Math.floor(index / 8) * 190;
  const height = 9 + ((index * 7) % 23);
  features.push(feature("building", `${id}-1`, box(x + 8, y + 10, 74, 120), { enterprise: id, name: "1号厂房", height }));
  features.push(feature("building", `${id}-2`, box(x + 94, y + 10, 60, 84), { enterprise: id, name: "2号厂房", height: height * 0.8 }));
  features.push(feature("building", `${id}-3`, box(x + 98, y + 108, 44, 34), { enterprise: id, name: "综合楼", height: height * 1.9 }));
  if (index % 3 === 0) {
    features.push(feature("pv", `${id}-pv`, box(x + 14, y + 16, 60, 106), { enterprise: id, height }));
  }
}
const corners = [position(-340, -60), position(1540, -60), position(-340, 990), position(1540, 990)];
const bounds = [
  Math.min(...corners.map((one) => one[0])),
  Math.min(...corners.map((one) => one[1])),
  Math.max(...corners.map((one) => one[0])),
  Math.max(...corners.map((one) => one[1])),
];
const map = {
  source: "模拟页面用的示意图，不是测绘成果。",
  center: [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2],
  bounds,
  features: { type: "FeatureCollection", features },
};
const factors = {
  set: "mock",
  factors: [
    { carrier: "electricity", unit: "kWh", kgCo2PerUnit: 0.4974, factors: ["co2.electricity.zhejiang.2023"], provisional: true },
    { carrier: "gas", unit: "m3", kgCo2PerUnit: 2.015, factors: ["ncv.natural-gas", "cc.natural-gas"], provisional: false },
    { carrier: "heat", unit: "GJ", kgCo2PerUnit: 110, factors: ["co2.heat.default"], provisional: false },
  ],
};

let screens = [];

/** The answer to a route of the map or of screens; null where it is none of them. */
export function mapRoute(parts, request, body) {
  const [area, id, section] = parts;
  if (area === "screens" && id === undefined && request.method === "POST") {
    const wanted = JSON.parse(body);
    const user = `screen-${(screens.length + 1).toString().padStart(12, "0")}`;
    const made = { user, name: wanted.name, parks: wanted.parks ?? null, createdAt: new Date().toISOString(), lastUsedAt: null };
    made.expiresAt = new Date(Date.now() + (wanted.days ?? 365) * 86_400_000).toISOString();
    screens = [...screens, made];
    return { status: 200, body: { ...made, token: `ptk_${user}~mock` } };
  }
  if (area === "screens" && request.method === "DELETE") {
    screens = screens.filter((one) => one.user !== id);
    return { status: 200, body: { done: true } };
  }
  if (area === "screens") {
    return { status: 200, body: { screens: screens.map((one) => ({ ...one, token: null })) } };
  }
  if (area === "parks" && id === "qsh" && section === "map") {
    return { status: 200, body: map };
  }
  return area === "parks" && id === "qsh" && section === "live-factors" ? { status: 200, body: factors } : null;
}

/** The account behind the token of a screen's link; null where it was taken back. */
export function screenOf(token) {
  const found = screens.find((one) => token === `ptk_${one.user}~mock`);
  return found === undefined
    ? null
    : { user: found.user, name: found.name, role: "screen", parks: found.parks, rights: ["readLive", "readPark", "ownAccount"] };
}
