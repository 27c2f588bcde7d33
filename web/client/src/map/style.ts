import type { GeoJSONSourceSpecification, StyleSpecification } from "maplibre-gl";
import type { MapFeature, ParkMap } from "@/api/map";
import type { Ground } from "./colours";
import { PlainHeightM, type Place } from "./places";

/** The source of the shapes, and that of the names. */
export const ShapesSource = "park";
export const NamesSource = "names";

/** How high PV stands above its roof, m. */
const PvThicknessM = 1.2;

type Shapes = GeoJSONSourceSpecification["data"];

/** The map's own style: nothing in it comes from elsewhere, and letters are drawn with the reader's own fonts. */
export function styleOf(map: ParkMap, places: Iterable<Place>, ground: Ground, names: (enterprise: string) => string): StyleSpecification {
  const picked = ["boolean", ["feature-state", "picked"], false] as const;
  return {
    version: 8,
    sources: {
      [ShapesSource]: { type: "geojson", data: map.features as unknown as Shapes, promoteId: "id" },
      [NamesSource]: { type: "geojson", data: namesOf(places, names) },
    },
    light: { anchor: "viewport", color: "#ffffff", intensity: 0.28, position: [1.3, 210, 35] },
    layers: [
      { id: "outside", type: "background", paint: { "background-color": ground.outside } },
      { id: "land", type: "fill", source: ShapesSource, filter: kind("boundary"), paint: { "fill-color": ground.land } },
      { id: "green", type: "fill", source: ShapesSource, filter: kind("green"), paint: { "fill-color": ground.green } },
      {
        id: "water",
        type: "fill",
        source: ShapesSource,
        filter: ["all", kind("water"), area],
        paint: { "fill-color": ground.water },
      },
      {
        id: "stream",
        type: "line",
        source: ShapesSource,
        filter: ["all", kind("water"), ["!", area]],
        layout: { "line-cap": "round", "line-join": "round" },
        paint: { "line-color": ground.water, "line-width": metres(10) },
      },
      {
        id: "road",
        type: "line",
        source: ShapesSource,
        filter: ["all", kind("road"), ["!", area]],
        layout: { "line-cap": "round", "line-join": "round" },
        paint: { "line-color": ground.road, "line-width": metres(9) },
      },
      { id: "pavement", type: "fill", source: ShapesSource, filter: ["all", kind("road"), area], paint: { "fill-color": ground.road } },
      {
        id: "edge",
        type: "line",
        source: ShapesSource,
        filter: kind("boundary"),
        paint: { "line-color": ground.boundary, "line-width": 1.6, "line-dasharray": [4, 2.5] },
      },
      {
        id: "substation",
        type: "fill",
        source: ShapesSource,
        filter: ["all", kind("substation"), area],
        paint: { "fill-color": ground.substation },
      },
      {
        id: "building",
        type: "fill-extrusion",
        source: ShapesSource,
        filter: kind("building"),
        paint: {
          "fill-extrusion-color": [
            "case",
            picked,
            ground.picked,
            ["to-color", ["feature-state", "fill"], ["case", ["==", ["get", "enterprise"], null], ground.plain, ground.unknown]],
          ],
          "fill-extrusion-height": ["coalesce", ["get", "height"], PlainHeightM],
          "fill-extrusion-opacity": 0.96,
          "fill-extrusion-vertical-gradient": true,
        },
      },
      {
        id: "pv",
        type: "fill-extrusion",
        source: ShapesSource,
        filter: kind("pv"),
        paint: {
          "fill-extrusion-color": ground.pv,
          "fill-extrusion-base": ["coalesce", ["get", "height"], 0],
          "fill-extrusion-height": ["+", ["coalesce", ["get", "height"], 0], PvThicknessM],
        },
      },
      {
        id: "name",
        type: "symbol",
        source: NamesSource,
        layout: {
          "text-field": ["get", "name"],
          "text-font": ["sans-serif"],
          "text-size": ["interpolate", ["linear"], ["zoom"], 13, 10.5, 17, 14],
          "text-max-width": 8,
          "text-padding": 3,
          "symbol-sort-key": ["get", "rank"],
        },
        paint: { "text-color": ground.text, "text-halo-color": ground.halo, "text-halo-width": 1.5 },
      },
    ],
  } as StyleSpecification;
}

/** Largest first, so that where names would cover each other the larger one stays. */
function namesOf(places: Iterable<Place>, names: (enterprise: string) => string): Shapes {
  return {
    type: "FeatureCollection",
    features: [...places].map((place) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [...place.middle] },
      properties: { name: names(place.enterprise), enterprise: place.enterprise, rank: -place.buildings.length },
    })),
  };
}

const area = ["==", ["geometry-type"], "Polygon"];

function kind(word: MapFeature["properties"]["kind"]): unknown {
  return ["==", ["get", "kind"], word];
}

/** A width in metres as pixels, at the zooms of a park; at latitude 30° a pixel of zoom 16 is about a metre. */
function metres(usual: number): unknown {
  const width = ["coalesce", ["get", "width"], usual];
  return [
    "interpolate",
    ["exponential", 2],
    ["zoom"],
    12,
    ["*", width, 0.06],
    16,
    ["*", width, 0.97],
    19,
    ["*", width, 7.7],
  ];
}
