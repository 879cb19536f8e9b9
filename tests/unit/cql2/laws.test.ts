import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalLimits } from '../../../server/query/cql2/limits.ts';
import { parseJson } from '../../../server/query/cql2/parse-json.ts';
import { parseText } from '../../../server/query/cql2/parse-text.ts';
import { printJson } from '../../../server/query/cql2/print-json.ts';
import { printText } from '../../../server/query/cql2/print-text.ts';
import { mapGeometries } from '../../../server/query/cql2/visit.ts';
import { arbitraryPredicate } from './arbitrary-expression.ts';

const runs = { numRuns: 1000 };

describe('any tree', () => {
  it('is what its text reads back to', () => {
    fc.assert(
      fc.property(arbitraryPredicate, (tree) => {
        expect(parseText(printText(tree), canonicalLimits)).toStrictEqual(tree);
      }),
      runs,
    );
  });

  it('is what its JSON reads back to, over the wire', () => {
    fc.assert(
      fc.property(arbitraryPredicate, (tree) => {
        expect(parseJson(JSON.parse(JSON.stringify(printJson(tree))), canonicalLimits)).toStrictEqual(tree);
      }),
      runs,
    );
  });

  it('stays as it is when its positions stay where they are', () => {
    fc.assert(
      fc.property(arbitraryPredicate, (tree) => {
        expect(mapGeometries(tree, (position) => position)).toStrictEqual(tree);
      }),
      runs,
    );
  });

  it('needs every parenthesis that its text has around operators', () => {
    fc.assert(
      fc.property(arbitraryPredicate, (tree) => {
        const text = printText(tree);
        for (const shorter of withoutOnePair(text)) expect(reading(shorter)).not.toStrictEqual(tree);
      }),
      { numRuns: 300 },
    );
  });
});

function reading(text: string): unknown {
  try {
    return parseText(text, canonicalLimits);
  } catch {
    return 'unreadable';
  }
}

/**
 * The text without one pair of parentheses that follows no word, each in turn; quotes hide what they hold. The points
 * of a MULTIPOINT keep theirs, which the grammar has though they could go.
 */
function* withoutOnePair(text: string): Generator<string> {
  const open: number[] = [];
  let quote: string | null = null;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (quote) {
      if (quote === "'" && character === '\\') at++;
      else if (character === quote) quote = null;
    } else if (character === "'" || character === '"') quote = character;
    else if (character === '(') open.push(at);
    else if (character === ')') {
      const start = open.pop()!;
      const bare = /^[-+.\d e]+$/.test(text.slice(start + 1, at));
      if (!bare && !/[^\s(,]$/.test(text.slice(0, start)))
        yield `${text.slice(0, start)} ${text.slice(start + 1, at)} ${text.slice(at + 1)}`;
    }
  }
}
