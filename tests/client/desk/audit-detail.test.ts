import { expect, it } from 'vitest';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { detailInWords } from '../../../client/src/view/desk/audit-detail.ts';

it('says in words what is noted with something that was done, and nothing of what is empty', () => {
  expect(detailInWords({ role: 'editor' })).toEqual(['role: Editor']);
  expect(detailInWords({ step: 'password' })).toEqual(['at the step: password']);
  expect(detailInWords({ scope: 'write' })).toEqual(['scope: read and write']);
  expect(detailInWords({ enabled: false })).toEqual(['switched off']);
  expect(detailInWords({ revisions: 26, broken: null, evidence_faults: 0 })).toEqual([
    'revisions: 26',
    'faults of evidence: 0',
  ]);
  expect(detailInWords({ file: 3, sha256: 'ab12' })).toEqual(['file: 3', 'sha256: ab12']);
  expect(detailInWords(null)).toEqual([]);
});

it('says it in the language of the page', () => {
  chooseLanguage('sr-Cyrl');
  expect(detailInWords({ role: 'contributor', step: 'code' })).toEqual(['улога: Сарадник', 'на кораку: кôд']);
  chooseLanguage('en');
});
