import { changeKinds, changeRoles } from '../../contract/change.ts';
import { comparedKinds } from '../../contract/comparison.ts';
import { otherIncident } from '../../contract/rearrangement.ts';
import type { Schema } from './description.ts';

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };
const instant: Schema = { type: 'string', format: 'date-time' };
const to = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const list = (items: Schema): Schema => ({ type: 'array', items });
const object = (properties: Record<string, Schema>, required: readonly string[] = []): Schema => ({
  type: 'object',
  ...(required.length ? { required: [...required] } : {}),
  properties,
});

const links = list(to('Link'));
/** What a write did besides what its kind says. */
const rearranged: Record<string, Schema> = {
  restored: { ...count, description: 'The version whose text stands again.' },
  ...Object.fromEntries(otherIncident.map((name) => [name, text])),
};

/** GeoJSON (RFC 7946): `depth` is how many arrays are around a position. */
function geometry(type: string, depth: number): Schema {
  let coordinates: Schema = { type: 'array', minItems: 2, items: { type: 'number' } };
  for (let level = 0; level < depth; level += 1) coordinates = list(coordinates);
  return object({ type: { type: 'string', enum: [type] }, coordinates }, ['type', 'coordinates']);
}

const geometries: [string, number][] = [
  ['Point', 0],
  ['MultiPoint', 1],
  ['LineString', 1],
  ['MultiLineString', 2],
  ['Polygon', 2],
  ['MultiPolygon', 3],
];

/** Schemas of answers that do not depend on a collection. */
export const sharedSchemas: Record<string, Schema> = {
  Link: object(
    { href: text, rel: text, type: text, title: text, hreflang: text, templated: { type: 'boolean' } },
    ['href', 'rel'],
  ),
  Problem: {
    ...object(
      {
        type: text,
        title: text,
        status: { type: 'integer' },
        detail: text,
        parameter: { ...text, description: 'The parameter or header at fault.' },
        value: text,
        allowed: { anyOf: [text, list(text)], description: 'What it can be.' },
        position: { ...count, description: 'Where a filter stops making sense (UTF-16 offset).' },
        pointer: { ...text, description: 'The same for a filter in JSON (RFC 6901).' },
        errors: {
          ...list(object({ pointer: text, code: text }, ['pointer', 'code'])),
          description: 'Wrong members of a body.',
        },
        current_version: { type: 'integer' },
        retry_after: { type: 'integer', description: 'Seconds.' },
        retraction: object({ at: instant, reason: text, merged_into: text }, ['at', 'reason']),
      },
      ['type', 'title', 'status'],
    ),
    description: 'RFC 9457. The end of `type` is a key that does not change.',
  },
  Geometry: {
    oneOf: [
      ...geometries.map(([type, depth]) => geometry(type, depth)),
      object(
        { type: { type: 'string', enum: ['GeometryCollection'] }, geometries: list({ type: 'object' }) },
        ['type', 'geometries'],
      ),
    ],
    description: 'GeoJSON; longitude before latitude unless `crs` asks otherwise.',
  },
  GeometryOrNull: { nullable: true, allOf: [to('Geometry')] },
  Extent: object({
    spatial: object({ bbox: list(list({ type: 'number' })), crs: text }),
    temporal: object({ interval: list(list({ ...instant, nullable: true })), trs: text }),
  }),
  LandingPage: object(
    {
      title: text,
      description: text,
      attribution: text,
      licence: object({ name: text, url: text }),
      designation: { ...text, description: 'What names and boundaries mean here.' },
      extent: to('Extent'),
      crs: list(text),
      links,
    },
    ['title', 'links'],
  ),
  Conformance: object({ conformsTo: list(text), links }, ['conformsTo']),
  Collection: object(
    {
      id: text,
      title: text,
      description: text,
      itemType: text,
      attribution: text,
      extent: to('Extent'),
      crs: list(text),
      storageCrs: text,
      links,
    },
    ['id', 'links'],
  ),
  Collections: object({ links, crs: list(text), collections: list(to('Collection')) }, [
    'links',
    'collections',
  ]),
  JsonSchema: { type: 'object', description: 'JSON Schema 2020-12 with the keywords of OGC 23-058r2.' },
  Functions: object({
    functions: list(
      object({
        name: text,
        description: text,
        arguments: list(object({ title: text, description: text, type: list(text) })),
        returns: list(text),
        collections: list(text),
      }),
    ),
    links,
  }),
  History: object({
    id: text,
    versions: list(
      object({
        version: count,
        seq: count,
        recorded_at: instant,
        status: text,
        kind: { type: 'string', enum: [...changeKinds] },
        role: {
          type: 'string',
          enum: [...changeRoles],
          description: 'As what somebody wrote it; absent from what older programs wrote.',
        },
        reason: text,
        ...rearranged,
        compared_with: { type: 'integer', nullable: true, description: 'With `changes=true`.' },
        changes: { ...list(to('Difference')), description: 'With `changes=true`.' },
      }),
    ),
    links,
  }),
  Difference: {
    ...object(
      {
        path: {
          ...text,
          description:
            'Names of members and keys of entries, such as the ids of accounts, with slashes (RFC 6901).',
        },
        kind: { type: 'string', enum: ['added', 'removed', 'changed', 'moved'] },
        before: { nullable: true, description: 'Absent where it was added.' },
        after: { nullable: true, description: 'Absent where it was removed.' },
        index: { ...count, description: 'Where an added entry stands in its list.' },
        words: object({ section: text, field: text, before: text, after: text, lang: text, text }, [
          'field',
          'text',
        ]),
      },
      ['path', 'kind', 'words'],
    ),
    example: {
      path: '/accounts/mission/figures/wounded/number',
      kind: 'changed',
      before: { value: 9, qualifier: 'exactly' },
      after: { value: 12, qualifier: 'at_least' },
      words: {
        section: 'Account of The mission',
        field: 'Figure (wounded, Guards): number',
        before: '9',
        after: 'at least 12',
        text: 'Account of The mission: Figure (wounded, Guards): number – changed from 9 to at least 12',
      },
    },
  },
  Aggregate: {
    ...object(
      {
        by: text,
        keys: list(text),
        counts: list(count),
        contested: list(count),
        names: list({ type: 'object', additionalProperties: text }),
        numberMatched: count,
        unlocated: count,
        links,
      },
      ['by', 'keys', 'counts', 'contested'],
    ),
    description:
      'Arrays side by side, one element a bucket; buckets of time are days, named by their first. By `known` they are ' +
      'instants at which what is known of the incidents changed, and counts are changes.',
  },
  Comparison: object(
    {
      since: instant,
      until: instant,
      counts: object(Object.fromEntries(comparedKinds.map((kind) => [kind, count]))),
      numberMatched: count,
      numberReturned: count,
      incidents: list(
        object(
          {
            id: text,
            kind: {
              type: 'string',
              enum: [...comparedKinds],
              description:
                'Nothing was known of what `appeared`. What `entered` was known and meets the filter only now; what ' +
                '`left` no longer meets it. Of what was `corrected` somebody replaced a number they had given, or the record ' +
                'replaced what it had said of the earlier date.',
            },
            at: { ...instant, description: 'When it became known, or was retracted.' },
            before: {
              ...{ nullable: true, type: 'object' },
              description: 'The feature at the earlier date.',
            },
            after: { nullable: true, type: 'object', description: 'The feature at the later date.' },
            reason: text,
            changes: { ...list(to('Difference')), description: 'With `changes=true`.' },
          },
          ['id', 'kind', 'at', 'before', 'after'],
        ),
      ),
      links,
    },
    ['since', 'until', 'counts', 'numberMatched', 'numberReturned', 'incidents'],
  ),
  FilterAnswer: object({
    text: { ...text, nullable: true },
    json: { nullable: true, type: 'object' },
    conditions: list(text),
  }),
  Formats: object({ formats: list({ type: 'object' }) }),
  Changes: object({
    changes: list({
      ...object(
        {
          ...{ seq: count, recorded_at: instant, kind: { type: 'string', enum: [...changeKinds] } },
          ...{ incident: text, version: count, data_set: text, count, ...rearranged },
        },
        ['seq', 'recorded_at', 'kind'],
      ),
      description:
        'Of an incident, or of kind «imported»: then with the data set and how many incidents came.',
    }),
    since: count,
    last: count,
    links,
  }),
  Checkpoint: object({ seq: count, head: text, signature: text, public_key: text }),
  Deployment: {
    type: 'object',
    description: 'Region, basemap, note on names and layers, as the app draws them.',
  },
  Places: object({
    places: list(
      object({
        ref: text,
        names: { type: 'object' },
        kind: text,
        lon: { type: 'number' },
        lat: { type: 'number' },
      }),
    ),
  }),
  Tilesets: object({ tilesets: list({ type: 'object' }), links }),
  Tileset: { type: 'object', description: 'Tile set metadata (OGC 17-083r4), or TileJSON.' },
  MatrixSets: object({ tileMatrixSets: list({ type: 'object' }), links }),
  MatrixSet: { type: 'object', description: 'A tile matrix set (OGC 17-083r4).' },
  Styles: object({ default: text, styles: list({ type: 'object' }), links }),
  Style: { type: 'object', description: 'A MapLibre style, version 8.' },
};
