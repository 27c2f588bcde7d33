import type { MapFeature, ParkMap } from "@/api/map";
import { boxOf, middleOf } from "./plan";

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
