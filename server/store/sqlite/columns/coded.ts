import type { Operand, Predicate } from '../../../query/cql2/ast.ts';
import { evaluatePredicate, type Value } from '../../../query/cql2/evaluate.ts';
import { isCall, isObject, isOperation } from '../../../query/cql2/operand.ts';
import { propertiesOf } from '../../../query/cql2/visit.ts';
import { anyOf, type Bits, createBits, rememberedBits } from './bits.ts';
import { counts, lengthOf, type Table } from './buffer.ts';
import { aspectsOf, codeLists, masks } from './codes.ts';
import { no, type RowTest, testByCode, unknown, yes } from './row-test.ts';

/** A property whose values are few: each is a code, and a condition on it alone is judged once for each of them. */
interface Coded {
  codes: Uint8Array | Uint32Array;
  /** Whether the codes are those of a vocabulary. */
  isListed: boolean;
  count: number;
  valueOf(code: number): Value;
}

function codedProperty(table: Table, name: string): Coded | null {
  const { rows } = table;
  const listed = (list: keyof typeof codeLists): Coded => ({
    codes: rows[list],
    isListed: true,
    count: codeLists[list].length,
    valueOf: (code) => codeLists[list][code]!,
  });
  const sets = (codes: Uint32Array): Coded => ({
    codes,
    isListed: false,
    count: lengthOf(table, 'setAt') - 1,
    valueOf: (code) => idsOfSet(table, code),
  });
  switch (name) {
    case 'type':
    case 'verification':
    case 'status':
      return listed(name);
    case 'place_precision':
      return listed('precision');
    case 'sub_type':
      return listed('subType');
    case 'contested':
      return { codes: rows.contested, isListed: false, count: masks, valueOf: aspectsOf };
    case 'contested_count':
      return {
        codes: rows.contested,
        isListed: false,
        count: masks,
        valueOf: (mask) => aspectsOf(mask).length,
      };
    case 'municipalities_any':
      return sets(rows.municipality);
    case 'actors':
      return sets(rows.actor);
    case 'claimants':
      return sets(rows.claimant);
    default:
      return null;
  }
}

const decoder = new TextDecoder();

/** The ids of an entry of the dictionary of sets. */
export function idsOfSet({ dictionary }: Table, entry: number): string[] {
  const { setAt, setWord } = dictionary;
  return Array.from(setWord.subarray(setAt[entry]!, setAt[entry + 1]!), (word) => wordOf(dictionary, word));
}

/** A text of the dictionary. */
export function wordOf({ wordAt, wordBytes }: Table['dictionary'], word: number): string {
  // A decoder does not read shared memory.
  return decoder.decode(wordBytes.slice(wordAt[word]!, wordAt[word + 1]!));
}

/** The test of a condition on one such property and nothing else, and the sorted rows of which it is true; null for any other. */
export function codedTest(table: Table, condition: Predicate): { test: RowTest; bits: () => Bits } | null {
  const [name, ...others] = propertiesOf(condition);
  if (name === undefined || others.length > 0 || calls(condition)) return null;
  const coded = codedProperty(table, name);
  if (!coded) return null;
  const answers = new Uint8Array(coded.count);
  for (let code = 0; code < coded.count; code++) {
    const truth = evaluatePredicate(condition, () => coded.valueOf(code));
    answers[code] = truth === null ? unknown : truth ? yes : no;
  }
  const all = () => codedBits(table, `condition ${JSON.stringify(condition)}`, coded.codes, answers);
  return { test: testByCode(coded.codes, answers), bits: coded.isListed ? () => byCode(name) : all };

  /** Few codes of a short list are kept one by one: they are asked for together with ever other ones. */
  function byCode(property: string): Bits {
    const asked = [...answers.keys()].filter((code) => answers[code] === yes);
    if (asked.length > mostSingle) return all();
    const bits = asked.map((code) =>
      codedBits(
        table,
        `code ${property} ${code}`,
        coded!.codes,
        answers.map((_, one) => Number(one === code)),
      ),
    );
    return bits.length === 1 ? bits[0]! : anyOf(bits, table.counts[counts.sorted]!);
  }
}

const mostSingle = 4;

/** The sorted rows whose code has the answer yes. */
export function codedBits(
  table: Table,
  name: string,
  codes: Uint8Array | Uint32Array,
  answers: Uint8Array,
): Bits {
  return rememberedBits(table, name, () => {
    const sorted = table.counts[counts.sorted]!;
    const bits = createBits(sorted);
    for (let row = 0; row < sorted; row++) bits[row >>> 5]! |= (answers[codes[row]!]! & yes) << (row & 31);
    return bits;
  });
}

/** Whether a function of the server is called somewhere: those ask about more than properties. */
function calls(operand: Operand): boolean {
  if (Array.isArray(operand)) return (operand as Operand[]).some(calls);
  if (!isObject(operand) || !isOperation(operand)) return false;
  return isCall(operand) || (operand as { args: Operand[] }).args.some(calls);
}
