import type { PropertyInfo, PropertyKind } from '../contract/queryable.ts';
import { inLanguage, type Language } from '../contract/text.ts';
import { codeWord } from '../contract/words/codebook.ts';

/** Vocabulary of the codebook that the codes of a property belong to, where it is not the property's own name. */
const vocabularies: Record<string, string> = {
  sub_type: 'sub',
  legal_word: 'legal',
  place_precision: 'precision',
  place_generalised: 'generalised',
  time_precision: 'time',
  contested: 'aspect',
  preferred_rule: 'rule',
};

const geometryFormats = {
  point: 'geometry-point',
  line: 'geometry-linestring',
  polygon: 'geometry-polygon',
  multipoint: 'geometry-multipoint',
  multiline: 'geometry-multilinestring',
  multipolygon: 'geometry-multipolygon',
  any: 'geometry-any',
} as const;

type Schema = Record<string, unknown>;

const plainTypes: Partial<Record<PropertyKind, Schema>> = {
  string: { type: 'string' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  timestamp: { type: 'string', format: 'date-time' },
};

/** The vocabulary of the codebook that the codes of a property belong to. */
export function vocabularyOf(name: string): string {
  const property = name.replace(/^incident_/, '');
  return vocabularies[property] ?? property;
}

function codesOf({ name, codes }: PropertyInfo, language: Language): Schema {
  if (!codes) return {};
  const vocabulary = vocabularyOf(name);
  return {
    enum: [...codes],
    oneOf: codes.map((code) => ({ const: code, title: codeWord(vocabulary, code, language) })),
  };
}

function typeOf(info: PropertyInfo, language: Language): Schema {
  const codes = codesOf(info, language);
  switch (info.kind) {
    case 'strings':
      return { type: 'array', items: { type: 'string', ...codes } };
    case 'numbers':
      return { type: 'array', items: { type: 'number' } };
    case 'object':
      return { type: ['object', 'array'] };
    default:
      return { ...plainTypes[info.kind], ...codes };
  }
}

/** What a read answers may be null, since not everything is known of everything; the id is always there. */
function orNull(schema: Schema): Schema {
  const { type, ...rest } = schema;
  const codes = rest.enum
    ? { enum: [...(rest.enum as string[]), null], oneOf: [...(rest.oneOf as object[]), { const: null }] }
    : {};
  return { type: [...(Array.isArray(type) ? type : [type]), 'null'], ...rest, ...codes };
}

/**
 * A property as JSON Schema 2020-12 with the keywords of OGC 23-058: a geometry has a `format` instead of a type.
 * `answered` is for what reads return, which may be null and is `readOnly` where writers need not send it.
 */
export function propertySchema(
  info: PropertyInfo,
  language: Language,
  position: number,
  answered: boolean,
): Schema {
  const { description, kind, role, unit } = info;
  const about = {
    title: inLanguage(info.title, language).text,
    ...(description ? { description: inLanguage(description, language).text } : {}),
    ...(role ? { 'x-ogc-role': role } : {}),
    ...(unit ? { 'x-ogc-unit': unit, 'x-ogc-unitLang': 'UCUM' } : {}),
    'x-ogc-propertySeq': position,
    ...(answered && !info.received && role !== 'id' ? { readOnly: true } : {}),
  };
  if (kind === 'geometry') return { ...about, format: geometryFormats[info.geometry ?? 'any'] };
  const type = typeOf(info, language);
  return { ...about, ...(answered && role !== 'id' ? orNull(type) : type) };
}
