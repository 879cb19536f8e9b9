import type { Geometry, Position } from 'geojson';
import { geometryBoxes, union } from '../query/shape-boxes.ts';
import { xmlElement } from './xml-text.ts';

/**
 * A geometry as GeoRSS Simple (OGC 17-002r1), latitude before longitude: a point with its radius of uncertainty
 * (metres), a line, the outer ring of a polygon; everything that is several is the box around it, since an entry has
 * one geometry. Null and empty ones are nothing.
 */
export function geoRss(geometry: Geometry | null, radius: number | null): string {
  if (!geometry) return '';
  const simple = single(geometry);
  if (simple.type === 'Point') {
    if (simple.coordinates.length < 2) return '';
    const disc = radius ? xmlElement('georss:radius', String(radius)) : '';
    return xmlElement('georss:point', written([simple.coordinates])) + disc;
  }
  if (simple.type === 'LineString') return xmlElement('georss:line', written(simple.coordinates));
  if (simple.type === 'Polygon') return xmlElement('georss:polygon', written(simple.coordinates[0] ?? []));
  const boxes = geometryBoxes(simple);
  if (boxes.length === 0) return '';
  const [west, south, east, north] = union(boxes);
  return xmlElement(
    'georss:box',
    written([
      [west, south],
      [east, north],
    ]),
  );
}

/** What a collection of one holds. */
function single(geometry: Geometry): Geometry {
  if (geometry.type === 'GeometryCollection') {
    const [only, second] = geometry.geometries;
    return only && !second ? single(only) : geometry;
  }
  if (!geometry.type.startsWith('Multi') || geometry.coordinates.length !== 1) return geometry;
  return { type: geometry.type.slice('Multi'.length), coordinates: geometry.coordinates[0] } as Geometry;
}

function written(positions: readonly Position[]): string {
  return positions.map(([lon, lat]) => `${lat} ${lon}`).join(' ');
}
