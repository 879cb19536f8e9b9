import type { PropertyInfo } from '../../contract/queryable.ts';
import type { Operand, Predicate } from './ast.ts';
import { checkGeometry, checkInterval } from './check-literal.ts';
import { Cql2Error } from './error.ts';
import { type ServerFunction, serverFunctions, type ValueKind } from './functions.ts';
import { dateOf, timestampOf } from './instants.ts';
import { described, kindOf, kindWords, type Vocabulary } from './kind.ts';
import {
  isBox,
  isGeometry,
  isInterval,
  isObject,
  isOperation,
  isProperty,
  type Operation,
} from './operand.ts';

/**
 * Checks an expression, its geometries in CRS84, against what a collection can be asked: that properties and functions
 * exist, that operands fit their operators, that coordinates are on the globe and intervals run forward. Texts that
 * read as a date or a timestamp may stand beside one; a date and a timestamp are compared by temporal functions only.
 * `properties` that are not queryable are unknown. Throws Cql2Error, with what is allowed as `expected`.
 */
export function checkPredicate(
  predicate: Predicate,
  properties: readonly PropertyInfo[],
  functions: readonly ServerFunction[] = serverFunctions,
): void {
  const queryable = properties.filter((info) => info.queryable);
  const vocabulary = {
    properties: new Map(queryable.map((info) => [info.name, info])),
    functions: new Map(functions.map((one) => [one.name, one])),
  };
  checkOperand(predicate, vocabulary);
  fitsTruth(predicate, vocabulary);
}

/** Throws unless the operand, which has been checked, can be true or false. */
function fitsTruth(operand: Operand, vocabulary: Vocabulary): void {
  const kind = kindOf(operand, vocabulary);
  if (kind !== 'boolean' && kind !== 'any')
    throw new Cql2Error(`A condition is expected, not ${described(operand, kind)}.`, {
      expected: 'a condition',
    });
}

function checkOperand(operand: Operand, vocabulary: Vocabulary): void {
  if (Array.isArray(operand)) {
    for (const element of operand) checkOperand(element, vocabulary);
    return;
  }
  if (!isObject(operand)) return;
  if (isProperty(operand)) kindOf(operand, vocabulary);
  else if (isBox(operand) || isGeometry(operand)) checkGeometry(operand);
  else if (isInterval(operand)) {
    for (const end of operand.interval) {
      if (end === '..') continue;
      checkOperand(end, vocabulary);
      fits('An end of an interval', end, ['date', 'timestamp'], vocabulary);
    }
    checkInterval(operand);
  } else if (isOperation(operand)) checkOperation(operand, vocabulary);
}

const single: readonly ValueKind[] = ['string', 'number', 'boolean', 'date', 'timestamp'];
const ordered: readonly ValueKind[] = ['string', 'number', 'date', 'timestamp'];
const times: readonly ValueKind[] = ['date', 'timestamp', 'interval'];
/** Temporal functions that the standard defines for instants too; the others compare intervals. */
const forInstants = new Set(['t_after', 't_before', 't_disjoint', 't_equals', 't_intersects']);

function checkOperation(operation: Operation, vocabulary: Vocabulary): void {
  const { op } = operation;
  const args = operation.args as Operand[];
  for (const arg of args) checkOperand(arg, vocabulary);
  const [first, second] = args as [Operand, Operand];
  switch (op) {
    case 'and':
    case 'or':
    case 'not':
      for (const arg of args) fitsTruth(arg, vocabulary);
      return;
    case 'isNull':
      return;
    case '=':
    case '<>':
    case '<':
    case '>':
    case '<=':
    case '>=':
      comparable(op, args, single, vocabulary);
      return;
    case 'between':
      comparable('BETWEEN', args, ordered, vocabulary);
      return;
    case 'in':
      comparable('IN', [first, ...(second as Operand[])], single, vocabulary);
      return;
    case 'like':
    case 'casei':
    case 'accenti':
      for (const arg of args) fits(op.toUpperCase(), arg, ['string'], vocabulary);
      return;
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case 'div':
    case '^':
      for (const arg of args) fits(`The operator ${op.toUpperCase()}`, arg, ['number'], vocabulary);
      return;
  }
  checkFunction(op, args, vocabulary);
}

function checkFunction(op: string, args: Operand[], vocabulary: Vocabulary): void {
  const name = op.toUpperCase();
  if (/^s_/.test(op)) for (const arg of args) fits(name, arg, ['geometry'], vocabulary);
  else if (/^a_/.test(op)) for (const arg of args) fits(name, arg, ['array'], vocabulary);
  else if (forInstants.has(op)) for (const arg of args) fits(name, arg, times, vocabulary);
  else if (/^t_/.test(op)) for (const arg of args) fits(name, arg, ['interval'], vocabulary);
  else checkCall(op, args, vocabulary);
}

function checkCall(op: string, args: Operand[], vocabulary: Vocabulary): void {
  const known = vocabulary.functions.get(op);
  if (!known)
    throw new Cql2Error(`There is no function ${op}.`, {
      expected: [...vocabulary.functions.keys()].join(', '),
    });
  const count = known.arguments.length;
  if (args.length !== count)
    throw new Cql2Error(
      `The function ${op} takes ${count} argument${count === 1 ? '' : 's'}, not ${args.length}.`,
      {
        expected: known.arguments.map(({ title }) => title).join(', '),
      },
    );
  for (const [index, { kinds }] of known.arguments.entries())
    fits(`The function ${op}`, args[index]!, kinds, vocabulary);
}

/** Throws unless the operand is of one of the kinds. */
function fits(what: string, operand: Operand, kinds: readonly ValueKind[], vocabulary: Vocabulary): void {
  const kind = kindOf(operand, vocabulary);
  if (kind === 'any' || kinds.includes(kind)) return;
  const expected = kinds.map((one) => kindWords[one]).join(' or ');
  throw new Cql2Error(`${what} takes ${expected}, not ${described(operand, kind)}.`, { expected });
}

/** Throws unless all operands are of one kind, and that one of `kinds`. */
function comparable(
  op: string,
  operands: readonly Operand[],
  kinds: readonly ValueKind[],
  vocabulary: Vocabulary,
): void {
  for (const operand of operands) fits(`The operator ${op}`, operand, kinds, vocabulary);
  const known = operands
    .map((operand) => ({ operand, kind: kindOf(operand, vocabulary) }))
    .filter(({ kind }) => kind !== 'any');
  // A text takes the kind of what it stands beside, so the others say what is compared.
  const lead = known.find(({ kind }) => kind !== 'string') ?? known[0];
  if (!lead) return;
  for (const { operand, kind } of known) {
    if (kind === lead.kind || readsAs(operand, lead.kind)) continue;
    const [one, other] = [described(lead.operand, lead.kind), described(operand, kind)];
    const hint =
      kind === 'timestamp' || kind === 'date'
        ? ' Temporal functions such as T_INTERSECTS compare dates with timestamps.'
        : '';
    throw new Cql2Error(
      `The operator ${op} cannot compare ${one}, with ${other}.${times.includes(lead.kind) ? hint : ''}`,
      {
        expected: kindWords[lead.kind],
      },
    );
  }
}

function readsAs(operand: Operand, kind: ValueKind): boolean {
  if (typeof operand !== 'string') return false;
  return kind === 'date' ? dateOf(operand) !== null : kind === 'timestamp' && timestampOf(operand) !== null;
}
