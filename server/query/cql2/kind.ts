import type { PropertyInfo, PropertyKind } from '../../contract/queryable.ts';
import type { Operand } from './ast.ts';
import { Cql2Error } from './error.ts';
import type { ServerFunction, ValueKind } from './functions.ts';
import {
  isArithmetic,
  isBox,
  isDate,
  isFolded,
  isGeometry,
  isInterval,
  isOperation,
  isPredicate,
  isProperty,
  isTimestamp,
} from './operand.ts';

/** What an expression may name. */
export interface Vocabulary {
  properties: ReadonlyMap<string, PropertyInfo>;
  functions: ReadonlyMap<string, ServerFunction>;
}

const kinds: Readonly<Record<PropertyKind, ValueKind>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  strings: 'array',
  numbers: 'array',
  object: 'object',
  geometry: 'geometry',
};

/** Kinds as people say them in a sentence. */
export const kindWords: Readonly<Record<ValueKind, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date',
  timestamp: 'a timestamp',
  interval: 'an interval',
  geometry: 'a geometry',
  array: 'an array',
  object: 'an object',
  any: 'a value',
};

/** The kind of what an operand amounts to; throws Cql2Error for a property or a function that does not exist. */
export function kindOf(operand: Operand, vocabulary: Vocabulary): ValueKind {
  if (typeof operand !== 'object') return typeof operand as 'string' | 'number' | 'boolean';
  if (Array.isArray(operand)) return 'array';
  if (isDate(operand)) return 'date';
  if (isTimestamp(operand)) return 'timestamp';
  if (isInterval(operand)) return 'interval';
  if (isGeometry(operand) || isBox(operand)) return 'geometry';
  if (isProperty(operand)) return kinds[propertyNamed(operand.property, vocabulary).kind];
  if (isArithmetic(operand)) return 'number';
  if (isFolded(operand)) return 'string';
  if (isOperation(operand) && vocabulary.functions.has(operand.op))
    return vocabulary.functions.get(operand.op)!.returns;
  return isPredicate(operand) ? 'boolean' : 'any';
}

/** The property that an expression names; throws Cql2Error with the names there are. */
export function propertyNamed(name: string, { properties }: Vocabulary): PropertyInfo {
  const info = properties.get(name);
  if (info) return info;
  throw new Cql2Error(`There is no property ${name} to ask about.`, {
    expected: [...properties.keys()].join(', '),
  });
}

/** The operand as an error message names it. */
export function described(operand: Operand, kind: ValueKind): string {
  if (typeof operand === 'object' && isProperty(operand))
    return `${operand.property}, which is ${kindWords[kind]}`;
  if (typeof operand === 'object' && isOperation(operand))
    return `${operand.op}(…), which is ${kindWords[kind]}`;
  return kindWords[kind];
}
