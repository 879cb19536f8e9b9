import type { Geometry, Position } from 'geojson';
import type { Place } from '../../contract/place.ts';
import { findProperties } from '../../query/find-properties.ts';
import { geometryBoxes, union } from '../../query/shape-boxes.ts';
import { words } from '../../query/words.ts';
import type { LayerFeature, Store } from '../store.ts';
import type { Connection } from './connection.ts';

/** What a collection of places is called, and what it is; `kind` is `reference` unless said otherwise. */
export type CollectionNames = Parameters<Store['putPlaces']>[0];

/** Replaces a collection and its places, in one transaction; a new collection comes after the others. */
export function writePlaces(
  connection: Connection,
  collection: CollectionNames,
  places: readonly (Place | LayerFeature)[],
): void {
  connection.db
    .transaction(() => {
      connection
        .prepare(
          `INSERT INTO collections (id, position, titles, descriptions, kind, properties, attribution)
           VALUES (?, (SELECT coalesce(max(position), -1) + 1 FROM collections), ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET titles = excluded.titles, descriptions = excluded.descriptions,
             kind = excluded.kind, properties = excluded.properties, attribution = excluded.attribution`,
        )
        .run(
          collection.id,
          JSON.stringify(collection.titles),
          collection.descriptions ? JSON.stringify(collection.descriptions) : null,
          collection.kind ?? 'reference',
          JSON.stringify(findProperties(places)),
          collection.attribution ?? null,
        );
      dropPlaces(connection, collection.id);
      for (const place of places) writePlace(connection, collection.id, place);
    })
    .immediate();
}

/** Takes a layer away, in one transaction; false when there is no layer of that id. */
export function dropLayer(connection: Connection, id: string): boolean {
  return connection.db
    .transaction(() => {
      const layer = "SELECT 1 FROM collections WHERE id = ? AND kind = 'layer'";
      if (!connection.prepare(layer).get(id)) return false;
      dropPlaces(connection, id);
      connection.prepare('DELETE FROM collections WHERE id = ?').run(id);
      return true;
    })
    .immediate();
}

function dropPlaces(connection: Connection, collection: string): void {
  connection
    .prepare('DELETE FROM place_words WHERE rowid IN (SELECT id FROM places WHERE collection = ?)')
    .run(collection);
  connection.prepare('DELETE FROM places WHERE collection = ?').run(collection);
}

function writePlace(connection: Connection, collection: string, place: Place | LayerFeature): void {
  const boxes = place.geometry ? geometryBoxes(place.geometry) : [];
  const { name, name_en, name_sq, name_sr_latn, name_sr_cyrl } = place.properties;
  const names = { en: name_en ?? name, sq: name_sq, 'sr-Latn': name_sr_latn, 'sr-Cyrl': name_sr_cyrl };
  const { lastInsertRowid } = connection
    .prepare(
      `INSERT INTO places (collection, place, minx, miny, maxx, maxy, lon, lat, names, feature)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      collection,
      place.id,
      ...(boxes.length ? union(boxes) : [null, null, null, null]),
      ...(place.geometry && boxes.length ? pointOn(place.geometry) : [null, null]),
      JSON.stringify(names),
      JSON.stringify(place),
    );
  const known = [name, ...Object.values(names)].filter((one) => typeof one === 'string');
  connection
    .prepare('INSERT INTO place_words (rowid, words) VALUES (?, ?)')
    .run(lastInsertRowid, [...new Set(known.flatMap(words))].join(' '));
}

/** A point [lon, lat] of the geometry: a point itself, the middle vertex of a line, a point well inside an area. */
export function pointOn(geometry: Geometry): [number, number] {
  switch (geometry.type) {
    case 'Point':
      return pair(geometry.coordinates);
    case 'MultiPoint':
    case 'LineString':
      return middle(geometry.coordinates);
    case 'MultiLineString':
      return middle(longest(geometry.coordinates, (line) => line.length));
    case 'Polygon':
      return inside(geometry.coordinates);
    case 'MultiPolygon':
      return inside(longest(geometry.coordinates, (rings) => areaOf(rings[0] ?? [])));
    case 'GeometryCollection':
      return pointOn(geometry.geometries[0]!);
  }
}

/** The middle of the widest stretch that the area has on the parallel through the middle of its box. */
function inside(rings: Position[][]): [number, number] {
  const latitudes = rings[0]!.map((position) => position[1]!);
  const y = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
  const crossings: number[] = [];
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [pair(ring[i - 1]!), pair(ring[i]!)];
      if (a[1] > y !== b[1] > y) crossings.push(a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]));
    }
  crossings.sort((a, b) => a - b);
  let best: [number, number] | null = null;
  for (let i = 1; i < crossings.length; i += 2) {
    const stretch: [number, number] = [crossings[i - 1]!, crossings[i]!];
    if (!best || stretch[1] - stretch[0] > best[1] - best[0]) best = stretch;
  }
  return best ? [(best[0] + best[1]) / 2, y] : pair(rings[0]![0]!);
}

function areaOf(ring: Position[]): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++)
    twice += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!;
  return Math.abs(twice / 2);
}

function longest<T>(list: T[], measure: (item: T) => number): T {
  return list.reduce((best, item) => (measure(item) > measure(best) ? item : best));
}

function middle(line: Position[]): [number, number] {
  return pair(line[Math.floor(line.length / 2)]!);
}

function pair(position: Position): [number, number] {
  return [position[0]!, position[1]!];
}
