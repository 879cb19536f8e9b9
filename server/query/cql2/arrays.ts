import type { ArrayOperator } from './ast.ts';
import { allOf, anyOf, type Truth } from './logic.ts';
import { compareValues, type Value } from './value.ts';

/** An array whose elements may be unknown. */
export type ArrayOfValues = readonly (Value | null)[];

/**
 * Whether a relation holds between two arrays as sets: neither order nor repetition counts. Unknown elements make the
 * answer unknown where it hangs on them.
 */
export function arraysRelated(op: ArrayOperator, a: ArrayOfValues, b: ArrayOfValues): Truth {
  switch (op) {
    case 'a_equals':
      return allOf([includesAll(a, b), includesAll(b, a)], (one) => one);
    case 'a_contains':
      return includesAll(a, b);
    case 'a_containedBy':
      return includesAll(b, a);
    case 'a_overlaps':
      return anyOf(a, (element) => includes(b, element));
  }
}

function includesAll(array: ArrayOfValues, elements: ArrayOfValues): Truth {
  return allOf(elements, (element) => includes(array, element));
}

function includes(array: ArrayOfValues, element: Value | null): Truth {
  return anyOf(array, (one) => (one === null || element === null ? null : same(one, element)));
}

/** Equality of two elements; those of different kinds differ. Geometries and intervals are equal member by member. */
function same(a: Value, b: Value): Truth {
  if (Array.isArray(a) && Array.isArray(b)) return arraysRelated('a_equals', a, b);
  const order = compareValues(a, b);
  if (order !== null) return order === 0;
  return typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b);
}
