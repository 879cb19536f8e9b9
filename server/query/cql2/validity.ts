import type { Geometry } from 'geojson';
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js';
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js';
import IsValidOp from 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js';
import { shapeOf } from './shape.ts';

const reader = new GeoJSONReader(new GeometryFactory());

/** What is wrong, by the number that JTS gives to each kind of fault. */
const sentences: Readonly<Record<number, string>> = {
  2: 'A hole lies outside its polygon',
  3: 'A hole lies within another hole',
  4: 'A hole cuts its polygon apart',
  5: 'An area crosses itself',
  6: 'A ring touches itself',
  7: 'A polygon lies within another of the same geometry',
  8: 'A ring is there twice',
  9: 'A line or a ring has too few different positions',
};

/**
 * Says why spatial relations of a geometry mean nothing (validity by OGC 06-103r4: rings that cross, holes outside),
 * with the position, or null when they do.
 */
export function validityFault(geometry: Geometry): string | null {
  for (const part of shapeOf(geometry).parts) {
    if (part.type === 'Point' || part.type === 'MultiPoint') continue;
    const fault = new IsValidOp(reader.read(part)).getValidationError() as {
      getErrorType(): number;
      getCoordinate(): { x: number; y: number } | null;
    } | null;
    if (!fault) continue;
    const at = fault.getCoordinate();
    const where = at ? ` at ${at.x} ${at.y}` : '';
    return `${sentences[fault.getErrorType()] ?? 'A geometry is not valid'}${where}.`;
  }
  return null;
}
