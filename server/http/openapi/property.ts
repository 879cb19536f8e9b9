import type { PropertyInfo, PropertyKind } from '../../contract/queryable.ts';
import { inLanguage } from '../../contract/text.ts';
import type { Collection } from '../../service/catalogue.ts';
import type { Schema } from './description.ts';

const plain: Record<PropertyKind, Schema> = {
  string: { type: 'string' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  timestamp: { type: 'string', format: 'date-time' },
  strings: { type: 'string' },
  numbers: { type: 'number' },
  object: {},
  geometry: { $ref: '#/components/schemas/Geometry' },
};

/** One value of a property, of an array one of its members. */
export function valueSchema({ kind, codes }: PropertyInfo): Schema {
  return codes ? { ...plain[kind], enum: [...codes] } : plain[kind];
}

function memberSchema(info: PropertyInfo): Schema {
  const { kind, description, received, role, title, unit } = info;
  const words = [inLanguage(title, 'en').text, description ? inLanguage(description, 'en').text : '', unit];
  const about = {
    description: words.filter(Boolean).join('. '),
    ...(received || role === 'id' ? {} : { readOnly: true }),
  };
  if (kind === 'object') return about;
  if (kind === 'strings' || kind === 'numbers')
    return { ...about, type: 'array', items: valueSchema(info), nullable: true };
  const value = valueSchema(info);
  // Null has to be among the values of an enumeration that may be null.
  const codes = value.enum ? { enum: [...(value.enum as string[]), null] } : {};
  return { ...value, ...codes, ...about, nullable: true };
}

/** Name of the schema of one feature of a collection: `border-points` gives `BorderPointsFeature`. */
export function featureSchemaName({ id }: Pick<Collection, 'id'>): string {
  const words = id.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return `${words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')}Feature`;
}

/** A feature of a collection in GeoJSON. Only what is returned is a member. */
export function featureSchema({ properties }: Pick<Collection, 'properties'>): Schema {
  const members = properties.filter(
    (info) => (info.returned || info.received) && info.kind !== 'geometry' && info.role !== 'id',
  );
  return {
    type: 'object',
    required: ['type', 'id', 'geometry', 'properties'],
    properties: {
      type: { type: 'string', enum: ['Feature'] },
      id: { type: 'string' },
      geometry: { $ref: '#/components/schemas/GeometryOrNull' },
      properties: {
        type: 'object',
        properties: Object.fromEntries(members.map((info) => [info.name, memberSchema(info)])),
      },
      links: { type: 'array', items: { $ref: '#/components/schemas/Link' } },
      timeStamp: { type: 'string', format: 'date-time' },
    },
  };
}

/** A page of features in GeoJSON. */
export function featuresSchema(collection: Pick<Collection, 'id'>): Schema {
  return {
    type: 'object',
    required: ['type', 'features', 'links', 'numberMatched', 'numberReturned'],
    properties: {
      type: { type: 'string', enum: ['FeatureCollection'] },
      features: {
        type: 'array',
        items: { $ref: `#/components/schemas/${featureSchemaName(collection)}` },
      },
      links: { type: 'array', items: { $ref: '#/components/schemas/Link' } },
      numberMatched: { type: 'integer', minimum: 0 },
      numberReturned: { type: 'integer', minimum: 0 },
      unlocated: { type: 'integer', minimum: 0, description: 'Matched features that have no place.' },
      emptied_by: {
        type: 'array',
        description: 'When nothing matched: parameters without which something would.',
        items: {
          type: 'object',
          properties: { parameter: { type: 'string' }, would_match: { type: 'integer' } },
        },
      },
      timeStamp: { type: 'string', format: 'date-time' },
    },
  };
}
