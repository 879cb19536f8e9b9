import { describe, expect, test } from 'vitest';
import { incidentDocument } from '#contract/incident.ts';
import { en } from '../../../client/src/i18n/problem.en.ts';
import { problemOfError, problemOfStatus, problemWord } from '../../../client/src/i18n/problem.ts';
import { faultsOf } from '../../../client/src/state/desk-check.ts';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { ProblemError, UnreachableError } from '../../../client/src/state/request.ts';

const source = Object.values(
  import.meta.glob<string>('../../../server/{contract,domain,service,http}/*.ts', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join('\n');

/** Message keys that the server puts at fields or refuses use cases with. */
function codesOfServer(): Set<string> {
  const patterns = [
    /\b(?:code|message): '([a-z]+(?:_[a-z]+)+)'/g,
    /(?:Fault\('\w+', |StatusError\(|conflict\(\s*)'([a-z_]+)'/g,
  ];
  return new Set(patterns.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1]!)));
}

describe('the words of problems', () => {
  test('hold every key that the server puts at a field or refuses with', () => {
    const codes = codesOfServer();
    expect(codes.size).toBeGreaterThan(30);
    expect([...codes].filter((code) => !(code in en))).toEqual([]);
  });

  test('hold every key that the schema itself gives', () => {
    const wrong = {
      id: 'X',
      titles: [],
      types: [{ type: 'x' }],
      accounts: [{ id: 1, more: true }],
      links: 'none',
    };
    const parsed = incidentDocument.safeParse(wrong);
    const found = faultsOf(parsed.error!, wrong);
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter((fault) => !(fault.code in en))).toEqual([]);
  });

  test('say what a refusal means by its own key before its status', () => {
    chooseLanguage('en');
    const type = 'urn:problem-type:incident-atlas:login-wrong';
    expect(problemOfStatus({ type, title: '', status: 401 })).toBe(en.login_wrong);
    expect(problemOfStatus({ type: 'about:blank', title: '', status: 413 })).toBe(en.status_413);
    expect(problemOfStatus({ type: 'about:blank', title: '', status: 599 })).toContain('599');
  });

  test('count the minutes of a wait', () => {
    chooseLanguage('en');
    const type = 'urn:problem-type:incident-atlas:too-many-tries';
    const error = new ProblemError({ type, title: '', status: 429, retry_after: 130 });
    expect(problemOfError(error)).toBe('Too many failed tries. Wait 3 minutes.');
    expect(problemOfError(new UnreachableError())).toBe(en.unreachable);
  });

  test('say something of a key they do not know', () => {
    expect(problemWord('key_of_tomorrow')).toBe(problemWord('value_invalid'));
  });
});
