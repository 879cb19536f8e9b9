import type { Geometry } from 'geojson';
import {
  type Arithmetic,
  type ArrayElement,
  type ArrayValue,
  arithmeticOperators,
  arrayOperators,
  type BoxLiteral,
  type Call,
  comparisons,
  type DateLiteral,
  type Folded,
  type Interval,
  type Operand,
  type Predicate,
  type Property,
  type Scalar,
  type Spatial,
  spatialOperators,
  type Temporal,
  type TimestampLiteral,
  temporalOperators,
} from './ast.ts';

/** An operand with an operator, be it of the language or a call of a function. */
export type Operation = Extract<Exclude<Operand, Geometry>, { op: string }>;

const predicateNames: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  ...comparisons,
  'like',
  'between',
  'in',
  'isNull',
  ...spatialOperators,
  ...temporalOperators,
  ...arrayOperators,
]);
const arithmeticNames: ReadonlySet<string> = new Set(arithmeticOperators);
const foldedNames: ReadonlySet<string> = new Set(['casei', 'accenti']);

/** The standard's spelling of an operator in any case: `S_INTERSECTS` is `s_intersects`; null of other words. */
export function operatorSpelling(word: string): string | null {
  return spellings.get(word.toLowerCase()) ?? null;
}
const spellings = new Map(
  [...predicateNames, ...arithmeticNames, ...foldedNames].map((name) => [name.toLowerCase(), name]),
);

/** True of operands that are neither bare values nor lists. */
export function isObject(
  operand: Operand | ArrayElement,
): operand is Exclude<Operand, string | number | boolean | ArrayElement[]> {
  return typeof operand === 'object' && !Array.isArray(operand);
}
/** True of an operator or a call with its arguments. */
export function isOperation(operand: Operand | ArrayElement): operand is Operation {
  return isObject(operand) && 'op' in operand;
}
/** True of the name of a property. */
export function isProperty(operand: Operand | ArrayElement): operand is Property {
  return isObject(operand) && 'property' in operand;
}
/** True of a day. */
export function isDate(operand: Operand | ArrayElement): operand is DateLiteral {
  return isObject(operand) && 'date' in operand;
}
/** True of an instant. */
export function isTimestamp(operand: Operand | ArrayElement): operand is TimestampLiteral {
  return isObject(operand) && 'timestamp' in operand;
}
/** True of an interval, whatever its ends are. */
export function isInterval(operand: Operand | ArrayElement): operand is Interval {
  return isObject(operand) && 'interval' in operand;
}
/** True of a box. */
export function isBox(operand: Operand | ArrayElement): operand is BoxLiteral {
  return isObject(operand) && 'bbox' in operand && !('type' in operand);
}
/** True of a GeoJSON geometry. */
export function isGeometry(operand: Operand | ArrayElement): operand is Geometry {
  return isObject(operand) && 'type' in operand;
}
/** True of the operators on two numbers. */
export function isArithmetic(operand: Operand | ArrayElement): operand is Arithmetic {
  return isOperation(operand) && arithmeticNames.has(operand.op);
}
/** True of CASEI and ACCENTI. */
export function isFolded(operand: Operand | ArrayElement): operand is Folded {
  return isOperation(operand) && foldedNames.has(operand.op);
}
/** True of a call of a function that is no operator of the language. */
export function isCall(operand: Operand | ArrayElement): operand is Call {
  return isOperation(operand) && !spellings.has(operand.op.toLowerCase());
}
/** True of what can be true or false; a property or a call can be. */
export function isPredicate(operand: Operand | ArrayElement): operand is Predicate {
  if (typeof operand === 'boolean' || isProperty(operand) || isCall(operand)) return true;
  return isOperation(operand) && predicateNames.has(operand.op);
}
/** True of what can be a single value; a property or a call can be. */
export function isScalar(operand: Operand | ArrayElement): operand is Scalar {
  return (
    typeof operand !== 'object' ||
    isDate(operand) ||
    isTimestamp(operand) ||
    isProperty(operand) ||
    isArithmetic(operand) ||
    isFolded(operand) ||
    isCall(operand)
  );
}
/** True of what can be a geometry; a property or a call can be. */
export function isSpatial(operand: Operand | ArrayElement): operand is Spatial {
  return isGeometry(operand) || isBox(operand) || isProperty(operand) || isCall(operand);
}
/** True of what can be a time; a property or a call can be. */
export function isTemporal(operand: Operand | ArrayElement): operand is Temporal {
  return (
    isDate(operand) || isTimestamp(operand) || isInterval(operand) || isProperty(operand) || isCall(operand)
  );
}
/** True of what can be a list; a property or a call can be. */
export function isArrayValue(operand: Operand | ArrayElement): operand is ArrayValue {
  return Array.isArray(operand) || isProperty(operand) || isCall(operand);
}
/** True of what a list can hold: anything but a condition. */
export function isArrayElement(operand: Operand | ArrayElement): operand is ArrayElement {
  return isScalar(operand) || isSpatial(operand) || isInterval(operand) || Array.isArray(operand);
}
