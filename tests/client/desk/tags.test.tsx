import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wouldChange } from '../../../client/src/state/desk-bulk.ts';
import { edit, faults, openDraft, valueAt } from '../../../client/src/state/desk-draft.ts';
import { vocabulary } from '../../../client/src/state/desk-vocabulary.ts';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { TagsField } from '../../../client/src/view/desk/tags-field.tsx';
import type { QueueRow } from '../../../server/contract/work.ts';
import { fakeService } from './fake-service.ts';

beforeEach(async () => {
  localStorage.clear();
  await fakeService();
  await openDraft(null);
  chooseLanguage('en');
  faults.value = [];
  vocabulary.value = { ...vocabulary.value, tags: ['bridge', 'road'] };
  edit('/tags', ['road']);
});
afterEach(cleanup);

describe('the tags of an incident', () => {
  test('are added by Enter or a comma as they are written in the record, and completed from those in use', async () => {
    const { getByRole, container } = render(<TagsField />);
    const input = document.getElementById('field-tags') as HTMLInputElement;
    const offered = [...container.querySelectorAll('option')].map(({ value }) => value);
    expect(offered).toEqual(['bridge']);
    fireEvent.input(input, { target: { value: ' Two  Lanes' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    await waitFor(() => expect(valueAt('/tags')).toEqual(['road', 'two lanes']));
    expect(getByRole('status').textContent).toBe('The tag two lanes is added.');
    expect(input.value).toBe('');
    fireEvent.click(getByRole('button', { name: 'Remove the tag road' }));
    expect(valueAt('/tags')).toEqual(['two lanes']);
    expect(document.activeElement).toBe(input);
  });

  test('are refused where they are none or there already, and what was typed stays', async () => {
    render(<TagsField />);
    const input = document.getElementById('field-tags') as HTMLInputElement;
    for (const typed of ['ROAD', 'a;b']) {
      fireEvent.input(input, { target: { value: typed } });
      fireEvent.keyDown(input, { key: ',' });
      await waitFor(() => expect(input.getAttribute('aria-invalid')).toBe('true'));
      expect(input.value).toBe(typed);
    }
    expect(valueAt('/tags')).toEqual(['road']);
  });

  test('are taken or refused where the field is left, and the focus goes on', async () => {
    const { getByRole } = render(<TagsField />);
    const input = document.getElementById('field-tags') as HTMLInputElement;
    const next = getByRole('button', { name: 'Add' });
    for (const [typed, tags] of [
      ['a;b', ['road']],
      ['bridge', ['road', 'bridge']],
    ] as const) {
      input.focus();
      fireEvent.input(input, { target: { value: typed } });
      next.focus();
      expect(document.activeElement).toBe(next);
      await waitFor(() => expect(valueAt('/tags')).toEqual(tags));
    }
  });
});

test('a change of many gives a tag to whoever lacks it, and takes it from whoever has it', () => {
  const row = (tags?: string[]) =>
    ({ feature: { properties: { status: 'published', ...(tags ? { tags } : {}) } } }) as unknown as QueueRow;
  const would = (kind: 'tag' | 'untag', tags?: string[]) => wouldChange(row(tags), { kind, tag: 'road' });
  expect([would('tag'), would('tag', ['road']), would('untag'), would('untag', ['road'])]).toEqual([
    ...[true, false, false, true],
  ]);
  expect(wouldChange(row(), { kind: 'tag', tag: '' })).toBe(false);
});
