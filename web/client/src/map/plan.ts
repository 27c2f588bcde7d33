import type { MapGeometry, ParkMap, Position } from "@/api/map";

/** A flat drawing of a map: metres from its north-west corner, y downwards, as SVG wants it. */
export interface Plan {
  readonly width: number;
  readonly height: number;
  at(position: Position): readonly [number, number];
}

/** A degree of latitude, m. */
const MetresPerDegree = 111_320;

/** Lays a map flat around its own latitude; true to a decimetre over some kilometres. */
export function planOf(map: Pick<ParkMap, "bounds">): Plan {
  const [west, south, east, north] = map.bounds;
  const across = MetresPerDegree * Math.cos((((south + north) / 2) * Math.PI) / 180);
  return {
    width: (east - west) * across,
    height: (north - south) * MetresPerDegree,
    at: (position) => [((position[0] ?? 0) - west) * across, (north - (position[1] ?? 0)) * MetresPerDegree],
  };
}

/** The `d` of an SVG path. */
export function pathOf(geometry: MapGeometry, plan: Plan): string {
  switch (geometry.type) {
    case "Point": {
      const [x, y] = plan.at(geometry.coordinates);
      return `M${metre(x - 6)} ${metre(y - 6)}h12v12h-12Z`;
    }
    case "LineString":
      return line(geometry.coordinates, plan);
    case "MultiLineString":
      return geometry.coordinates.map((part) => line(part, plan)).join("");
    case "Polygon":
      return geometry.coordinates.map((ring) => `${line(ring, plan)}Z`).join("");
    case "MultiPolygon":
      return geometry.coordinates.flatMap((polygon) => polygon.map((ring) => `${line(ring, plan)}Z`)).join("");
  }
}

/** The middle of a shape's box; where its name is written. */
export function middleOf(geometries: readonly MapGeometry[]): readonly [number, number] {
  const [west, south, east, north] = boxOf(geometries);
  return [(west + east) / 2, (south + north) / 2];
}

/** West, south, east and north of shapes. */
export function boxOf(geometries: readonly MapGeometry[]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const position of geometries.flatMap(positionsOf)) {
    const [longitude = 0, latitude = 0] = position;
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return [west, south, east, north];
}

/** Every position of a shape. */
export function positionsOf(geometry: MapGeometry): readonly Position[] {
  switch (geometry.type) {
    case "Point":
      return [geometry.coordinates];
    case "LineString":
      return geometry.coordinates;
    case "MultiLineString":
    case "Polygon":
      return geometry.coordinates.flat();
    case "MultiPolygon":
      return geometry.coordinates.flat(2);
  }
}

function line(positions: readonly Position[], plan: Plan): string {
  return positions
    .map((position, index) => {
      const [x, y] = plan.at(position);
      return `${index === 0 ? "M" : "L"}${metre(x)} ${metre(y)}`;
    })
    .join("");
}

function metre(value: number): string {
  return String(Math.round(value * 10) / 10);
}
