import type { Geometry, Position } from 'geojson';
import { discRing } from './disc.ts';

/**
 * A geometry in KML 2.3 (OGC 12-007r2). With a radius in metres each point also gets a disc of it: uncertainty is a
 * shape, not a remark. KML has one kind of multi-geometry.
 */
export function kmlGeometry(geometry: Geometry, radius: number): string {
  const parts = partsOf(geometry, radius);
  return parts.length === 1 ? parts[0]! : `<MultiGeometry>${parts.join('')}</MultiGeometry>`;
}

function partsOf(geometry: Geometry, radius: number): string[] {
  switch (geometry.type) {
    case 'Point':
      return pointWithDisc(geometry.coordinates, radius);
    case 'MultiPoint':
      return geometry.coordinates.flatMap((position) => pointWithDisc(position, radius));
    case 'LineString':
      return [line('LineString', geometry.coordinates)];
    case 'MultiLineString':
      return geometry.coordinates.map((positions) => line('LineString', positions));
    case 'Polygon':
      return [polygon(geometry.coordinates)];
    case 'MultiPolygon':
      return geometry.coordinates.map(polygon);
    case 'GeometryCollection':
      return geometry.geometries.flatMap((part) => partsOf(part, radius));
  }
}

function pointWithDisc(position: Position, radius: number): string[] {
  const point = `<Point>${coordinates([position])}</Point>`;
  const [lon, lat] = position as [number, number];
  return radius > 0 ? [point, polygon([discRing(lon, lat, radius)])] : [point];
}

function polygon(rings: Position[][]): string {
  const [outer, ...inner] = rings;
  return `<Polygon><outerBoundaryIs>${line('LinearRing', outer ?? [])}</outerBoundaryIs>${inner
    .map((ring) => `<innerBoundaryIs>${line('LinearRing', ring)}</innerBoundaryIs>`)
    .join('')}</Polygon>`;
}

function line(element: 'LineString' | 'LinearRing', positions: Position[]): string {
  return `<${element}>${coordinates(positions)}</${element}>`;
}

function coordinates(positions: Position[]): string {
  return `<coordinates>${positions.map((position) => position.join(',')).join(' ')}</coordinates>`;
}
