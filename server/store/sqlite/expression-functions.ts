import type Database from 'better-sqlite3';
import type { Shape } from '../../domain/projection.ts';
import { callsOf } from '../../query/calls.ts';
import { claimedGeometry } from '../../query/claimed-places.ts';
import { arithmetic } from '../../query/cql2/arithmetic.ts';
import type { ArithmeticOperator, Predicate } from '../../query/cql2/ast.ts';
import { evaluatePredicate, type Value } from '../../query/cql2/evaluate.ts';
import { dateOf, millisecondsOf, timestampOf } from '../../query/cql2/instants.ts';
import { accenti, casei, likeMatches } from '../../query/cql2/text-functions.ts';
import { searchMatches, searchTerms } from '../../query/words.ts';
import type { Watch } from './deadline.ts';
import type { Source } from './scope.ts';

/** What the function `cql2` is told to evaluate: the expression, and which properties its further arguments are. */
export interface EvaluatedExpression {
  expression: Predicate;
  properties: [string, Source['kind']][];
}

/** Expressions that a thread keeps ready; what is prepared of a geometry hangs on the expression it stands in. */
const mostKept = 50;

/**
 * Registers what the compiler of expressions calls, all of it the evaluator's own: `cql2(expression, values…)`,
 * `cql2_casei`, `cql2_accenti`, `cql2_like`, `cql2_arithmetic`, `cql2_words(question, JSON of texts, JSON of tags)`, and `instant_ms(text)`: milliseconds of an RFC 3339
 * timestamp. Null of null; the slow ones look at the watch.
 */
export function registerExpressions(db: Database.Database, watch: Watch): void {
  const steady = { deterministic: true };
  const kept = new Map<string, EvaluatedExpression>();
  const prepared = (text: string): EvaluatedExpression => {
    let asked = kept.get(text);
    if (!asked) {
      asked = JSON.parse(text) as EvaluatedExpression;
      if (kept.size >= mostKept) kept.clear();
      kept.set(text, asked);
    }
    return asked;
  };
  db.function('cql2', { ...steady, varargs: true }, (text, ...values) => {
    watch.check();
    const { expression, properties } = prepared(String(text));
    const record = new Map(
      properties.map(([name, kind], index) => [name, valueOfColumn(kind, values[index])]),
    );
    const answer = evaluatePredicate(expression, (name) => record.get(name) ?? null, occurrence(record));
    return answer === null ? null : Number(answer);
  });
  db.function('cql2_casei', steady, (text) => (text === null ? null : casei(String(text))));
  db.function('cql2_accenti', steady, (text) => (text === null ? null : accenti(String(text))));
  db.function('cql2_like', steady, (text, pattern) => {
    watch.check();
    return text === null || pattern === null ? null : Number(likeMatches(String(text), String(pattern)));
  });
  // Row after row is asked the same.
  let last: { question: unknown; terms: string[][] } = { question: null, terms: [] };
  db.function('cql2_words', steady, (question, search, tags) => {
    if (question === null) return null;
    if (question !== last.question) last = { question, terms: searchTerms(String(question)) };
    const texts = JSON.parse(String(search)) as string[];
    if (tags !== null) texts.push(...(JSON.parse(String(tags)) as string[]));
    return Number(searchMatches(last.terms, texts));
  });
  db.function('cql2_arithmetic', steady, (op, a, b) =>
    a === null || b === null ? null : arithmetic(op as ArithmeticOperator, Number(a), Number(b)),
  );
  db.function('instant_ms', steady, (text) => {
    const literal = text === null ? null : timestampOf(String(text));
    return literal && millisecondsOf(literal);
  });
}

/** The call `occurs_during`, of a row whose times are among the values. */
function occurrence(record: ReadonlyMap<string, Value | null>) {
  const at = (name: string) => {
    const value = record.get(name) ?? null;
    return value !== null && typeof value === 'object' && 'timestamp' in value
      ? Date.parse(value.timestamp)
      : null;
  };
  const { occurs_during } = callsOf({
    occurred_start: at('occurred_start'),
    occurred_end: at('occurred_end'),
    shapes: [],
    search: [],
  });
  return { occurs_during: occurs_during! };
}

/** A column as the evaluator's value of that kind. */
function valueOfColumn(kind: Source['kind'], column: unknown): Value | null {
  if (column === null || column === undefined) return null;
  switch (kind) {
    case 'boolean':
      return column !== 0;
    case 'timestamp':
      return { timestamp: new Date(Number(column)).toISOString() };
    case 'date':
      return dateOf(String(column));
    case 'shapes':
      return claimedGeometry(JSON.parse(String(column)) as Shape[]);
    case 'string':
    case 'number':
    case 'integer':
      return column as string | number;
    default:
      return JSON.parse(String(column)) as Value;
  }
}
