import type { MapFeature, ParkMap, Position } from "@/api/map";
import { boxOf, middleOf, positionsOf } from "./plan";

/** Where an enterprise stands on a map. */
export interface Place {
  readonly enterprise: string;
  /** Longitude and latitude of the middle of its buildings. */
  readonly middle: readonly [number, number];
  readonly buildings: readonly MapFeature[];
  /** Its highest building, m. */
  readonly height: number;
}

/** Height of a building that has none, m: a hall of one storey. */
export const PlainHeightM = 8;

/** What a map opens with: its boundary, else all of it. */
export function frameOf(map: ParkMap): [number, number, number, number] {
  const edges = map.features.features.filter((one) => one.properties.kind === "boundary").map((one) => one.geometry);
  return edges.length === 0 ? [...map.bounds] : boxOf(edges);
}

/** What must be in sight when a map opens, point by point: its boundary, else the corners of all of it. */
export function outlineOf(map: ParkMap): readonly Position[] {
  const edges = map.features.features.filter((one) => one.properties.kind === "boundary").flatMap((one) => positionsOf(one.geometry));
  const [west, south, east, north] = map.bounds;
  return edges.length > 0 ? edges : [[west, south], [east, south], [east, north], [west, north]];
}

/** The enterprises that have a building, in the order of the map. */
export function placesOf(map: ParkMap): ReadonlyMap<string, Place> {
  const byEnterprise = new Map<string, MapFeature[]>();
  for (const feature of map.features.features) {
    const { kind, enterprise } = feature.properties;
    if (kind === "building" && enterprise !== null) {
      const held = byEnterprise.get(enterprise);
      if (held === undefined) {
        byEnterprise.set(enterprise, [feature]);
      } else {
        held.push(feature);
      }
    }
  }
  return new Map(
    [...byEnterprise].map(([enterprise, buildings]) => [
      enterprise,
      {
        enterprise,
        buildings,
        middle: middleOf(buildings.map((one) => one.geometry)),
        height: Math.max(...buildings.map((one) => one.properties.height ?? PlainHeightM)),
      },
    ]),
  );
}
