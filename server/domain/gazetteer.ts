import type { Feature, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { Region } from '../contract/deployment.ts';
import type { Place, PlaceProperties } from '../contract/place.ts';

export type AreaPlace = Feature<Polygon | MultiPolygon, PlaceProperties> & { id: string };
export type PointPlace = Feature<Point, PlaceProperties> & { id: string };

/** The places the rules need: of one deployment, held in memory, never read by the rules themselves. */
export interface Gazetteer {
  zone: string;
  sides: Region['sides'];
  municipalities: AreaPlace[];
  borderPoints: PointPlace[];
  settlements: PointPlace[];
  /** The line that sides and distances refer to, with the side ids left and right of its direction. */
  mainLine: { id: string; geometry: LineString | MultiLineString; left: string; right: string } | null;
  /** Outlines by `collection/id`, for areas and names of any collection. */
  byRef: ReadonlyMap<string, Place>;
}

/** Builds the gazetteer from the reference collections of a deployment. */
export function gazetteerOf(
  region: Pick<Region, 'zone' | 'sides' | 'main_line'>,
  collections: ReadonlyMap<string, readonly Place[]>,
): Gazetteer {
  const of = (id: string) => collections.get(id) ?? [];
  const line = of('boundary-lines').find((place) => place.id === region.main_line);
  const byRef = new Map<string, Place>();
  for (const [collection, places] of collections)
    for (const place of places) byRef.set(`${collection}/${place.id}`, place);
  return {
    zone: region.zone,
    sides: region.sides,
    municipalities: of('municipalities').filter(isArea),
    borderPoints: of('border-points').filter(isPoint),
    settlements: of('settlements').filter(isPoint),
    mainLine:
      line && (line.geometry.type === 'LineString' || line.geometry.type === 'MultiLineString')
        ? {
            id: line.id,
            geometry: line.geometry,
            left: String(line.properties.side_left ?? ''),
            right: String(line.properties.side_right ?? ''),
          }
        : null,
    byRef,
  };
}

function isArea(place: Place): place is AreaPlace {
  return place.geometry.type === 'Polygon' || place.geometry.type === 'MultiPolygon';
}

function isPoint(place: Place): place is PointPlace {
  return place.geometry.type === 'Point';
}
