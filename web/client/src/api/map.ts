import { get, parkPath } from "./client";
import type { AmountUnit, Carrier } from "./shapes";

/** What a shape of a map is. */
export const MapKinds = ["boundary", "building", "road", "water", "green", "substation", "pv"] as const;
export type MapKind = (typeof MapKinds)[number];

/** A position: longitude and latitude, WGS 84 degrees. */
export type Position = readonly number[];

/** The geometries that a map may hold. */
export type MapGeometry =
  | { readonly type: "Point"; readonly coordinates: Position }
  | { readonly type: "LineString"; readonly coordinates: readonly Position[] }
  | { readonly type: "MultiLineString" | "Polygon"; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** What a shape says of itself. */
export interface MapProperties {
  readonly kind: MapKind;
  readonly id: string;
  /** Whose it is; null for the park's, nobody's, and for whom the reader does not see. */
  readonly enterprise: string | null;
  readonly name: string | null;
  /** Height above ground, m. */
  readonly height: number | null;
  /** Width of what is drawn as a line, m. */
  readonly width: number | null;
}

/** One shape of a map. */
export interface MapFeature {
  readonly type: "Feature";
  readonly geometry: MapGeometry;
  readonly properties: MapProperties;
}

/** `GET /api/parks/{park}/map` */
export interface ParkMap {
  readonly source: string;
  readonly center: readonly [number, number];
  readonly bounds: readonly [number, number, number, number];
  readonly features: { readonly type: "FeatureCollection"; readonly features: readonly MapFeature[] };
}

/** What a metered unit stands for in CO₂ at present. */
export interface LiveFactor {
  readonly carrier: Carrier;
  readonly unit: AmountUnit;
  readonly kgCo2PerUnit: number;
  readonly factors: readonly string[];
  readonly provisional: boolean;
}

/** `GET /api/parks/{park}/live-factors` */
export interface LiveFactors {
  readonly set: string;
  readonly factors: readonly LiveFactor[];
}

/** The routes of the map. */
export const mapApi = {
  map: (park: string, signal?: AbortSignal) => get<ParkMap>(`${parkPath(park)}/map`, signal),
  factors: (park: string, signal?: AbortSignal) => get<LiveFactors>(`${parkPath(park)}/live-factors`, signal),
};
