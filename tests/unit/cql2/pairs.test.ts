import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../server/query/cql2/parse-json.ts';
import { parseText } from '../../../server/query/cql2/parse-text.ts';
import { printJson } from '../../../server/query/cql2/print-json.ts';
import { printText } from '../../../server/query/cql2/print-text.ts';
import { pairs } from './pairs.ts';

describe('both encodings', () => {
  it.each(pairs)('of %s mean the same', (text, json) => {
    expect(parseText(text)).toStrictEqual(parseJson(json));
  });

  it.each(pairs)('of %s are printed as they were', (text, json) => {
    expect(printText(parseJson(json))).toBe(text);
    expect(printJson(parseText(text))).toStrictEqual(json);
  });
});

describe('the text encoding', () => {
  const same = (one: string, other: string) => expect(parseText(one)).toStrictEqual(parseText(other));

  it('takes keywords and standard functions in any case', () => {
    same(
      'a in (1) AnD not B is Null oR s_Intersects(g, point(1 2))',
      'a IN (1) AND NOT B IS NULL OR S_INTERSECTS(g, POINT(1 2))',
    );
    same(
      "Date('2023-01-01') = d and CaseI(x) like 'a' and true",
      "DATE('2023-01-01') = d AND CASEI(x) LIKE 'a' AND TRUE",
    );
  });

  it('takes every kind of white space between words, and none where none is needed', () => {
    same('a=1\nAND\tb\r\n<>\u00a02', 'a = 1 AND b <> 2');
    same('a-3=2*b/4', 'a - 3 = 2 * b / 4');
    same("x IN('a','b')OR(y)", "x IN ('a', 'b') OR y");
  });

  it('lets BETWEEN take its own AND before any other', () => {
    same(
      'a BETWEEN 1 AND 2 AND b BETWEEN c - 1 AND c + 1 OR d',
      '(((a BETWEEN 1 AND 2) AND (b BETWEEN (c - 1) AND (c + 1))) OR d)',
    );
  });

  it('applies NOT after IS NULL, LIKE and comparisons, and before AND', () => {
    same('NOT x IS NULL', 'NOT (x IS NULL)');
    same("NOT x LIKE 'a' AND y", "(NOT (x LIKE 'a')) AND y");
    same('NOT x IS NULL', 'x IS NOT NULL');
  });

  it('gives a sign to the number or name behind it before any other operator', () => {
    expect(parseText('x = -2 ^ 2')).toStrictEqual(
      parseJson({ op: '=', args: [{ property: 'x' }, { op: '^', args: [-2, 2] }] }),
    );
    same('x = - y * 2', 'x = (-1 * y) * 2');
    same('x = +5 - -(5)', 'x = 5 - -1 * 5');
    same('x = -0.0', 'x = 0');
  });

  it('reads quotes that are doubled or follow a backslash, and the standard’s control characters', () => {
    const text = (literal: string) => (parseText(`x = ${literal}`) as { args: unknown[] }).args[1];
    expect(text("'it''s'")).toBe("it's");
    expect(text("'it\\'s'")).toBe("it's");
    expect(text("''''")).toBe("'");
    expect(text("'\\a\\b\\t\\n\\v\\f\\r'")).toBe('\u0007\b\t\n\v\f\r');
    expect(text("'50\\% \\_ \\d \\\\'")).toBe('50\\% \\_ \\d \\');
  });

  it('takes words of geometry and time as names where no parenthesis follows', () => {
    same(
      'date = 1 AND point <> bbox AND interval IS NULL',
      '"date" = 1 AND "point" <> "bbox" AND "interval" IS NULL',
    );
  });

  it('takes well-known text as others write it', () => {
    same('S_WITHIN(g, multipoint(1 2, 3 4))', 'S_WITHIN(g, MULTIPOINT ((1 2), (3 4)))');
    same(
      'S_WITHIN(g, POLYGON((0 0 1,1 0 1,1 1 1,0 0 1)))',
      'S_WITHIN(g, POLYGON Z ((0 0 1, 1 0 1, 1 1 1, 0 0 1)))',
    );
    same('S_WITHIN(g, ENVELOPE(-1,-2,+3,4))', 'S_WITHIN(g, BBOX(-1, -2, 3, 4))');
    same('S_WITHIN(g, POINT(-.5 1.))', 'S_WITHIN(g, POINT(-0.5 1))');
    same('S_WITHIN(g, MULTIPOLYGON EMPTY)', 'S_WITHIN(g, multipolygon empty)');
  });

  it('reads an instant of another offset as the instant in UTC', () => {
    same("t = TIMESTAMP('2023-05-29T23:30:00+02:00')", "t = TIMESTAMP('2023-05-29T21:30:00Z')");
    same("t = TIMESTAMP('2023-01-01T00:30:00.120000+02:00')", "t = TIMESTAMP('2022-12-31T22:30:00.12Z')");
  });

  it('joins chains of AND and OR into one list each', () => {
    same('a AND (b AND (c AND d))', 'a AND b AND c AND d');
    expect(
      parseJson({ op: 'or', args: [{ property: 'a' }, { op: 'or', args: [true, false] }] }),
    ).toStrictEqual(parseText('a OR TRUE OR FALSE'));
  });

  it('tells a list in an argument from parentheses around a value or a condition', () => {
    const argument = (text: string) => (parseText(`f(${text})`) as { args: unknown[] }).args[0];
    expect(argument("('a')")).toEqual(['a']);
    expect(argument('((1) + 2)')).toEqual([{ op: '+', args: [1, 2] }]);
    expect(argument('((1 + 2)) * 3')).toEqual({ op: '*', args: [{ op: '+', args: [1, 2] }, 3] });
    expect(argument('(a = 1)')).toEqual({ op: '=', args: [{ property: 'a' }, 1] });
    expect(argument('(a) = 1')).toEqual({ op: '=', args: [{ property: 'a' }, 1] });
  });
});
