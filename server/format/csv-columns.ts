import type { FigureCategory } from '../contract/codebook.ts';
import type { FigureLine } from '../contract/feature.ts';
import type { Cell } from './csv-text.ts';
import { lineTotals } from './figure-totals.ts';
import type { ExportContext, ExportItem } from './format.ts';
import { wktOf } from './wkt.ts';

type Feature = ExportItem['feature'];

/** A column of a CSV file and what a feature has in it. */
export interface Column {
  name: string;
  cell: (feature: Feature) => Cell;
}

/**
 * The columns of a collection: its returned properties in the order of the schema. The geometry becomes `lon` and `lat`
 * of a point; an area has neither, since no point of it is known. Lists of objects are JSON. Incidents also have the
 * names of their municipalities and the smallest and largest number of killed and wounded that any reporting line says.
 */
export function csvColumns(context: ExportContext, withWkt: boolean): Column[] {
  const columns = context.properties
    .filter((property) => property.returned && property.name !== 'id')
    .flatMap((property): Column[] => {
      if (property.kind === 'geometry') return property.role === 'primary-geometry' ? position(withWkt) : [];
      const own: Column = {
        name: property.name,
        cell: ({ properties }) => cellOf(properties?.[property.name]),
      };
      if (property.name !== 'municipalities') return [own];
      const names: Column = {
        name: 'municipality_names',
        cell: ({ properties }) =>
          ((properties?.municipalities as string[] | undefined) ?? []).map((id) =>
            context.nameOf(`municipalities/${id}`),
          ),
      };
      return [own, names];
    });
  const hasFigures = context.properties.some((property) => property.name === 'figures' && property.returned);
  return [
    { name: 'id', cell: ({ id }) => id },
    ...columns,
    ...(hasFigures ? (['killed', 'wounded'] as const).flatMap(extremes) : []),
  ];
}

function position(withWkt: boolean): Column[] {
  const coordinate = (index: 0 | 1) => (feature: Feature) =>
    feature.geometry?.type === 'Point' ? feature.geometry.coordinates[index] : null;
  return [
    { name: 'lon', cell: coordinate(0) },
    { name: 'lat', cell: coordinate(1) },
    ...(withWkt
      ? [{ name: 'wkt', cell: ({ geometry }: Feature) => (geometry ? wktOf(geometry) : null) }]
      : []),
  ];
}

function extremes(category: FigureCategory): Column[] {
  const totals = ({ properties }: Feature) =>
    lineTotals((properties?.figures as FigureLine[] | undefined) ?? [], category);
  return [
    { name: `${category}_low`, cell: (feature) => smallest(totals(feature).map((line) => line.low)) },
    { name: `${category}_high`, cell: (feature) => largest(totals(feature).map((line) => line.high)) },
  ];
}

const smallest = (numbers: number[]) => (numbers.length ? Math.min(...numbers) : null);
const largest = (numbers: number[]) => (numbers.length ? Math.max(...numbers) : null);

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value))
    return value.every((one) => typeof one === 'string' || typeof one === 'number')
      ? (value as (string | number)[])
      : JSON.stringify(value);
  return typeof value === 'object' ? JSON.stringify(value) : (value as string | number | boolean);
}
