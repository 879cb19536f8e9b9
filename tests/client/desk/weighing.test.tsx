import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AspectWeighing } from '#contract/weighing.ts';
import { derivable } from '../../../client/src/state/desk-derivable.ts';
import { derived } from '../../../client/src/state/desk-derive.ts';
import { documentOf, draftOf } from '../../../client/src/state/desk-document.ts';
import { draftDocument } from '../../../client/src/state/desk-draft.ts';
import { rowsAt } from '../../../client/src/state/desk-rows.ts';
import { missingBases } from '../../../client/src/state/desk-weighing.ts';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { session } from '../../../client/src/state/session.ts';
import { WeighingPanel } from '../../../client/src/view/desk/weighing/weighing-panel.tsx';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';
import { fakeService } from './fake-service.ts';

const occurrence: AspectWeighing = {
  aspect: 'occurrence',
  proposed: 'unverified',
  reason: 'one_group',
  groups: [{ id: 'wire', publishers: ['A', 'B', 'C', 'D', 'E'], sources: 10 }],
  denied_by: [],
  rivals: [],
  assessed: null,
  confirmed_alone: [],
};
const place: AspectWeighing = {
  ...occurrence,
  aspect: 'place',
  reason: 'rival',
  rivals: [
    [
      { id: 'x', name: { en: 'The Police' } },
      { id: 'y', name: { en: 'The Ministry' } },
    ],
  ],
};

beforeEach(async () => {
  await fakeService('/desk/new');
  chooseLanguage('en');
  session.value = { user: { name: 'ana', role: 'editor' }, setup: false } as typeof session.value;
  draftDocument.value = draftOf(plainIncident());
  const feature = null;
  derived.value = {
    ...{ accounts: [], feature, states: [], errors: [], duplicates: [], shown: null },
    weighing: [occurrence, place],
  };
});
afterEach(cleanup);

describe('the weighing in the form', () => {
  test('says why, in words, and who contradicts whom', () => {
    const { container } = render(<WeighingPanel />);
    const [first, second] = [...container.querySelectorAll('li')].map((one) => one.textContent);
    expect(first).toContain('10 sources say so, and all go back to one: A, B, C and 2 more.');
    expect(first).toContain('One more source, independent of it, would make it “Corroborated”.');
    expect(second).toContain('Contested: The Police against The Ministry.');
  });

  test('is taken over as an assessment that a person has to give a basis for', () => {
    const { getByRole } = render(<WeighingPanel />);
    fireEvent.click(getByRole('button', { name: 'Take over as an assessment of: occurrence' }));
    expect(rowsAt('/assessments')).toMatchObject([
      { aspect: 'occurrence', verification: 'unverified', by: 'ana' },
    ]);
    expect(missingBases()).toEqual([{ pointer: '/assessments/0/basis', code: 'assessment_without_basis' }]);
    const [row] = rowsAt('/assessments');
    draftDocument.value = { ...draftDocument.value, assessments: [{ ...row, basis: { en: 'Read both.' } }] };
    expect(missingBases()).toEqual([]);
  });
});

test('what a source is derived from keeps its reference while rows are new, and is weighed from unfinished text', () => {
  const draft = draftOf(contestedIncident());
  const accounts = draft.accounts as Record<string, unknown>[];
  accounts[0]!.sources = [
    { id: 'source-new', _new: true, publisher: 'The Wire' },
    { id: 'source-other', _new: true, publisher: 'B', derived_from: { source: 'source-new' } },
    { id: 'source-third', _new: true, publisher: '', derived_from: { outlet: 'The Wire' } },
  ];
  const written = documentOf(draft, 'Europe/Vienna');
  expect(written.accounts[0]!.sources![1]).toMatchObject({ derived_from: { source: 'the-wire' } });
  const asked = derivable(written, null);
  expect(asked.accounts[0]!.sources).toMatchObject([
    { publisher: 'The Wire' },
    { derived_from: { source: 'the-wire' } },
  ]);
  expect(asked.accounts[0]!.claimant.id).toBe('norland-police');
});
