import { maxFilterLength } from '../contract/parameter-readers.ts';
import type { PropertyInfo } from '../contract/queryable.ts';
import { isDateOrInstant } from '../contract/time.ts';
import type { Predicate, Scalar } from '../query/cql2/ast.ts';
import { checkPredicate } from '../query/cql2/check.ts';
import { Cql2Error } from '../query/cql2/error.ts';
import { serverFunctions } from '../query/cql2/functions.ts';
import { parseJson } from '../query/cql2/parse-json.ts';
import { parseText } from '../query/cql2/parse-text.ts';
import { mapGeometries } from '../query/cql2/visit.ts';
import { crs84, toCrs84 } from '../query/crs.ts';
import { conjunction } from '../query/expression.ts';
import type { Collection } from '../service/catalogue.ts';
import { readCrs } from './items-crs.ts';
import { HttpProblem, parameterProblem } from './problem.ts';

/** Parameters of OGC API Features Part 3 besides `filter` itself. */
export const filterParameters = ['filter-lang', 'filter-crs'] as const;

const languages = ['cql2-text', 'cql2-json'] as const;

/**
 * The `filter` of a request as an expression over the collection's queryables, in CRS84; null without one. Throws a
 * 400 problem that says where it stops making sense and what is expected there.
 */
export function readFilter(
  parameters: URLSearchParams,
  text: string | null,
  collection: Collection,
): Predicate | null {
  const language = parameters.get('filter-lang') ?? 'cql2-text';
  if (!(languages as readonly string[]).includes(language))
    throw parameterProblem({ parameter: 'filter-lang', value: language, allowed: [...languages] });
  const crs = readCrs(parameters, 'filter-crs');
  if (text === null) return null;
  return understood(text, () => {
    const parsed = language === 'cql2-json' ? parseJson(readJsonText(text)) : parseText(text);
    const filter = crs === crs84 ? parsed : mapGeometries(parsed, toCrs84(crs));
    const functions = serverFunctions.filter((one) => one.collections.includes(collection.id));
    checkPredicate(filter, collection.properties, functions);
    return filter;
  });
}

function readJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Cql2Error('The filter is not JSON.', {
      expected: 'an expression in the JSON encoding of CQL2',
    });
  }
}

/** Runs what may throw a Cql2Error; it becomes a 400 problem that names `filter`. */
function understood<T>(text: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Cql2Error)) throw error;
    const { message, position, pointer, expected } = error;
    throw new HttpProblem(400, 'filter_invalid', message, {
      parameter: 'filter',
      value: text.length > 500 ? `${text.slice(0, 500)}…` : text,
      ...(expected === undefined ? {} : { allowed: expected }),
      ...(position === undefined ? {} : { position }),
      ...(pointer === undefined ? {} : { pointer }),
    });
  }
}

/** Values that one parameter may list. */
const mostValues = 100;

/**
 * Queryables given as parameters: `name=value` is equality, a list with commas any of them; of an array it is enough
 * that it has one. Null without any. Throws a 400 problem for a value of the wrong kind.
 */
export function readQueryables(
  parameters: URLSearchParams,
  queryables: readonly PropertyInfo[],
): Predicate | null {
  const asked = queryables.filter(({ name }) => parameters.has(name));
  return conjunction(asked.map((info) => equals(info, parameters.get(info.name)!)));
}

function equals(info: PropertyInfo, value: string): Predicate {
  const parts = value.split(',');
  const values =
    parts.length <= mostValues && value.length <= maxFilterLength
      ? parts.map((part) => read(info, part))
      : [null];
  if (!values.every((one) => one !== null))
    throw parameterProblem({ parameter: info.name, value, allowed: allowedFor(info) });
  const property = { property: info.name };
  if (info.kind === 'strings' || info.kind === 'numbers')
    return { op: 'a_overlaps', args: [property, values] };
  return values.length === 1
    ? { op: '=', args: [property, values[0]!] }
    : { op: 'in', args: [property, values] };
}

/** One value as a literal of the property's kind; null when it is none. */
function read({ kind, codes }: PropertyInfo, text: string): Scalar | null {
  const part = text.replace(/ (?=\d\d:\d\d$)/, '+');
  switch (kind) {
    case 'number':
    case 'numbers':
      return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(part) ? Number(part) : null;
    case 'integer':
      return /^[-+]?\d{1,15}$/.test(part) ? Number(part) : null;
    case 'boolean':
      return part === 'true' ? true : part === 'false' ? false : null;
    case 'date':
      return part.length === 10 && isDateOrInstant(part) ? { date: part } : null;
    case 'timestamp':
      return part.length > 10 && isDateOrInstant(part) ? { timestamp: new Date(part).toISOString() } : null;
    default:
      return codes && !codes.includes(text) ? null : text;
  }
}

function allowedFor({ kind, codes }: PropertyInfo): string[] | string {
  if (codes) return [...codes];
  const what = {
    string: 'texts',
    strings: 'texts',
    number: 'numbers',
    numbers: 'numbers',
    integer: 'whole numbers',
    boolean: 'true or false',
    date: 'dates (YYYY-MM-DD)',
    timestamp: 'RFC 3339 instants',
    object: 'nothing',
    geometry: 'nothing',
  }[kind];
  return `${what}; at most ${mostValues}, separated by commas`;
}
