import {
  aspects,
  precisionLadder,
  statuses,
  subTypeCodes,
  typeCodes,
  verifications,
} from '../../contract/codebook.ts';
import { defaultLimit, maxFilterLength, maxLimit } from '../../contract/parameter-readers.ts';
import { longestTag } from '../../contract/tag.ts';
import { crs84, systems } from '../../query/crs.ts';
import { relevance } from '../../query/relevance.ts';
import type { Collection } from '../../service/catalogue.ts';
import type { Parameter, Schema } from './description.ts';
import type { Examples } from './examples.ts';
import { valueSchema } from './property.ts';

/** A parameter of a query, all but its name. */
type Described = Omit<Parameter, 'name' | 'in' | 'style' | 'explode'>;

const list = (items: Schema): Schema => ({ type: 'array', items, minItems: 1 });
const text = (more: Schema = {}): Schema => ({ type: 'string', ...more });
const uri = { type: 'string', enum: systems.map((one) => one.uri) };
const ids: Schema = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]*$' };

/** A query parameter in the one form that all have here: commas between values. */
export function queryParameter(name: string, described: Described): Parameter {
  return { name, in: 'query', style: 'form', explode: false, ...described };
}

/** What makes the description of a parameter: whose it is and which values are in the data. */
interface Asked {
  collection: Collection;
  examples: Examples;
}

type Describe = (asked: Asked) => Described | null;

/** The value of the collection's property in the data. */
function valueIn({ collection, examples }: Asked, name: string): unknown {
  const info = collection.properties.find((one) => one.name === name);
  return info && examples.valueOf(info);
}

/** A list of codes; the example is one that the data has. */
function codes(known: readonly string[], property: string, description: string): Describe {
  return (asked) => {
    const value = valueIn(asked, property);
    const example = known.includes(String(value)) ? value : known[0];
    return { description, schema: list(text({ enum: [...known] })), example: [example] };
  };
}

function idList(property: string, description: string): Describe {
  return (asked) => ({ description, schema: list(ids), example: [valueIn(asked, property) ?? 'none'] });
}

const system =
  (description: string): Describe =>
  () => ({ description, schema: { ...uri, default: crs84.uri }, example: crs84.uri });

const box: Describe = ({ examples }) => ({
  description:
    'Only what meets this box: west, south, east, north in degrees of WGS 84, or in the axes of `bbox-crs`; six ' +
    'numbers have heights, which do not count. A box across the antimeridian has its first longitude above its ' +
    'second. Of incidents a place that any account claims is enough.',
  schema: { type: 'array', minItems: 4, maxItems: 6, items: { type: 'number' } },
  example: examples.bbox,
});

const filter: Describe = ({ collection, examples }) => {
  const [west, south, east, north] = examples.bbox;
  const type = collection.properties.find((one) => one.role === 'type');
  const sortable = collection.properties.find((one) => one.queryable && one.kind === 'string');
  const asked = type ?? sortable;
  const within = `S_INTERSECTS(geometry, BBOX(${west}, ${south}, ${east}, ${north}))`;
  const equals = asked && `"${asked.name}" = '${String(examples.valueOf(asked)).replaceAll("'", "''")}'`;
  return {
    description:
      `CQL2 over the queryables of the collection (OGC 21-065r2), at most ${maxFilterLength} characters: as text, or ` +
      'as JSON with `filter-lang=cql2-json`.',
    schema: text({ maxLength: maxFilterLength }),
    examples: {
      ...(equals ? { comparison: { summary: 'A value', value: equals } } : {}),
      place: { summary: 'A place', value: within },
      ...(equals ? { both: { summary: 'Both', value: `${within} AND NOT (${equals})` } } : {}),
    },
  };
};

const instant = (description: string, of: 'knownAt' | 'recordedAt'): Describe => {
  const schema = text({ format: 'date-or-date-time' });
  return ({ examples }) => ({ description, schema, example: examples[of] });
};

const described: Record<string, Describe> = {
  bbox: box,
  'bbox-crs': system('The system of `bbox`, by its URI.'),
  datetime: ({ examples }) => ({
    description:
      'Only what happened then, at least in part: a date, an RFC 3339 instant, or `start/end` of which one may be ' +
      '`..` or a duration such as `P2D`. Bare dates are days in the zone of the region.',
    schema: text(),
    example: examples.datetime,
  }),
  q: ({ examples }) => ({
    description:
      'Text search of Part 9: words that stand together and in this order in one text, name or tag, in any ' +
      'language and script and without regard to case and accents; the last may be the beginning of a word. Of ' +
      'several such terms, separated by commas, one is enough. At most 200 characters in all.',
    schema: list(text({ minLength: 1, maxLength: 200 })),
    example: [examples.word],
  }),
  type: codes(typeCodes, 'type', 'Types, by the preferred view.'),
  sub_type: codes(subTypeCodes, 'sub_type', 'Sub-types, by the preferred view.'),
  municipality: idList(
    'municipalities',
    'Ids of municipalities in which any account places the incident, surely or possibly.',
  ),
  actor: idList('actors', 'Ids of actors that any account names.'),
  claimant: idList('claimants', 'Ids of those who say something about the incident.'),
  tag: () => ({
    description: 'Tags that staff gave, of which at least one has to be there. Letter case does not matter.',
    schema: list(text({ minLength: 1, maxLength: longestTag })),
    example: ['road'],
  }),
  verification: codes(verifications, 'verification', 'Levels of verification.'),
  precision: () => ({
    description:
      'Only what is placed at least this precisely. From the most precise on: a spot, within sight of a landmark, part ' +
      'of a town, a town, near a named place, a municipality, a wider area, a country. A band along a line counts as ' +
      'precise as a municipality; what has no place is never found. Of incidents the place of the view asked counts, ' +
      'of accounts the place that the account itself gives.',
    schema: text({ enum: [...precisionLadder] }),
    example: 'settlement',
  }),
  contested: () => ({
    description: '`true` or `false`, or aspects of which at least one is contested.',
    schema: list(text({ enum: ['true', 'false', ...aspects] })),
    example: ['true'],
  }),
  status: () => ({
    description: 'Statuses; others than `published` are for staff.',
    schema: list(text({ enum: [...statuses] })),
    example: ['published'],
  }),
  filter,
  'filter-lang': () => ({
    description: 'How `filter` is written.',
    schema: text({ enum: ['cql2-text', 'cql2-json'], default: 'cql2-text' }),
    example: 'cql2-text',
  }),
  'filter-crs': system('The system of the geometries in `filter`, by its URI.'),
  crs: system('The system to answer in, by its URI.'),
  properties: ({ collection }) => {
    const names = collection.properties
      .filter((one) => (one.returned || one.received) && one.kind !== 'geometry')
      .map(({ name }) => name);
    return {
      description: 'The properties to answer with; the id and the geometry are always there.',
      schema: list(text({ enum: names })),
      example: names.slice(0, 3),
    };
  },
  sortby: ({ collection }) => {
    const names = collection.properties.filter((one) => one.sortable).map(({ name }) => name);
    if (names.length === 0) return null;
    return {
      description: `At most five sortables, the first counts most; \`-\` before a name turns its order round.${
        names.includes(relevance) ? ` \`${relevance}\`, the fit with the words of \`q\`, stands alone.` : ''
      }`,
      schema: { ...list(text()), maxItems: 5 },
      example: [`-${names.find((name) => name === 'occurred_start') ?? names[0]}`],
    };
  },
  limit: () => ({
    description: 'How many features a page has at most. Files hold everything, unless this is given.',
    schema: { type: 'integer', minimum: 1, maximum: maxLimit, default: defaultLimit },
    example: 10,
  }),
  offset: () => ({
    description:
      'How many features to pass over; `next` links use `cursor`, which costs the same at any depth.',
    schema: { type: 'integer', minimum: 0, default: 0 },
    example: 1,
  }),
  cursor: ({ examples }) =>
    examples.cursor === null
      ? null
      : {
          description: 'Where the page before ended, as its `next` link says.',
          schema: text({ pattern: '^[A-Za-z0-9_-]+$' }),
          example: examples.cursor,
        },
  view: ({ examples }) => ({
    description:
      'As whose telling the record is read: `preferred` takes what the preferred account of each incident says; ' +
      '`all` the same at the places of all its accounts; ' +
      '`claimant:` and an id what that claimant alone says. Place, time, type, actors, figures and texts to search are ' +
      'then its own, by the same rules, and what it says nothing of is left out; verification, what is contested and ' +
      'who speaks remain facts of the incident.',
    schema: text({ default: 'preferred', pattern: '^(preferred|all|claimant:[a-z0-9][a-z0-9-]*)$' }),
    example: examples.view,
  }),
  'known-at': instant(
    'What the public could know by then: an instant, or a day, whose end counts.',
    'knownAt',
  ),
  'recorded-at': instant(
    'What this service had written down by then: an instant, or a day, whose end counts.',
    'recordedAt',
  ),
};

/**
 * A parameter of the query of a collection by its name: one that all collections have in common, or one of its
 * queryables. Null where the data has nothing that it could be asked with.
 */
export function parameterNamed(name: string, collection: Collection, examples: Examples): Parameter | null {
  const asked = { collection, examples };
  const describe = described[name];
  if (describe) {
    const made = describe(asked);
    return made && queryParameter(name, made);
  }
  const info = collection.properties.find((one) => one.name === name)!;
  return queryParameter(name, {
    description: `Only features of which «${info.title.en}» is this, or one of these values with commas between them.`,
    schema: list(valueSchema(info)),
    example: [examples.valueOf(info)],
  });
}
