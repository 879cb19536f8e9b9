import type Database from 'better-sqlite3';
import type { Geometry } from 'geojson';
import { localDay } from '../../contract/time.ts';
import { everyPlace } from '../../domain/every-place.ts';
import { discMeetsBox, geometryMeetsBox } from '../../query/meets-box.ts';
import type { Watch } from './deadline.ts';

/**
 * Registers the exact tests that follow the R*Tree, the same functions that the evaluator uses:
 * `disc_meets(lon, lat, metres, west, south, east, north)` and `area_meets(geojson, west, south, east, north)`,
 * boxes with west <= east; and `every_place(geometries)`: all distinct ones of a JSON array as one geometry.
 */
export function registerGeometry(db: Database.Database, watch: Watch): void {
  const steady = { deterministic: true };
  db.function('disc_meets', steady, (lon, lat, radius, west, south, east, north) =>
    Number(
      discMeetsBox(Number(lon), Number(lat), Number(radius), [
        Number(west),
        Number(south),
        Number(east),
        Number(north),
      ]),
    ),
  );
  db.function('area_meets', steady, (geometry, west, south, east, north) => {
    watch.check();
    const box = [Number(west), Number(south), Number(east), Number(north)] as const;
    return Number(geometryMeetsBox(JSON.parse(String(geometry)) as Geometry, [...box]));
  });
  db.function('every_place', steady, (geometries) =>
    JSON.stringify(everyPlace(JSON.parse(String(geometries)) as (Geometry | null)[])),
  );
}

/** Registers `local_day(ms, zone)`: `YYYY-MM-DD` in the zone, null of null. */
export function registerLocalDay(db: Database.Database): void {
  const cache = new Map<number, string>();
  let cached = '';
  db.function('local_day', { deterministic: true }, (ms, zone) => {
    if (ms === null) return null;
    if (cached !== zone || cache.size > 100_000) cache.clear();
    cached = String(zone);
    // Local mean times, before zones, are off by odd minutes; offsets since 1970 are whole quarters of an hour, so a
    // quarter never spans two days.
    if (Number(ms) < 0) return localDay(Number(ms), cached);
    const quarter = Math.floor(Number(ms) / 900_000);
    const known = cache.get(quarter);
    if (known !== undefined) return known;
    const day = localDay(Number(ms), cached);
    cache.set(quarter, day);
    return day;
  });
}
