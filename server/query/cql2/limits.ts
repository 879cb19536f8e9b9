import { maxFilterLength } from '../../contract/parameter-readers.ts';

/**
 * How large an expression may be. `length` counts characters of text, `depth` operators within operators, `vertices`
 * the positions of all geometries together, `arguments` those of one operator, `nodes` all operands.
 */
export interface Limits {
  length: number;
  depth: number;
  vertices: number;
  arguments: number;
  nodes: number;
}

/** What a reader may send. */
export const requestLimits: Limits = {
  length: maxFilterLength,
  depth: 64,
  vertices: 5_000,
  arguments: 500,
  nodes: 4_000,
};

/**
 * For text that this service printed itself: a box of a projected CRS has become a polygon with many vertices, and
 * coordinates have gained digits, so that a request within its limits can be longer in its canonical form.
 */
export const canonicalLimits: Limits = {
  length: 2_000_000,
  depth: 80,
  vertices: 100_000,
  arguments: 1_000,
  nodes: 8_000,
};

/** The sentences that say which limit an expression exceeds. */
export const limitSentences = {
  length: (limit: number) => `The expression is longer than ${limit} characters.`,
  depth: (limit: number) => `The expression is nested deeper than ${limit} levels.`,
  vertices: (limit: number) => `The geometries of the expression have more than ${limit} vertices.`,
  arguments: (limit: number) => `An operator of the expression has more than ${limit} arguments.`,
  nodes: (limit: number) => `The expression has more than ${limit} operands.`,
} as const;
