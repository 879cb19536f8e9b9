import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draftOf } from '../../../client/src/state/desk-document.ts';
import { draftDocument } from '../../../client/src/state/desk-draft.ts';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { RearrangeForm } from '../../../client/src/view/rearrange/rearrange-form.tsx';
import { SplitDialog } from '../../../client/src/view/rearrange/split-dialog.tsx';
import { contestedIncident } from '../../fixtures/incidents.ts';
import { fakeService } from './fake-service.ts';

beforeEach(async () => {
  await fakeService('/desk/whole');
  chooseLanguage('en');
  draftDocument.value = draftOf(contestedIncident());
});
afterEach(cleanup);

test('accounts are told apart, and what is missing of them is told beside them', async () => {
  const { container, getByText } = render(<SplitDialog id="whole" />);
  const form = container.querySelector('form')!;
  expect(getByText(/^Account 1: /)).toBeDefined();
  fireEvent.submit(form);
  await waitFor(() => expect(document.activeElement?.id).toBe('split-account-0'));
  expect(container.querySelector('fieldset .field-error')?.textContent).toBe(
    'Choose some accounts, and leave at least one.',
  );
});

test('what is missing is told at its control until it is there', async () => {
  const of = { seen: null, error: null, isLoading: false, again: () => {} };
  const done: string[] = [];
  const act = async (reason: string) => void done.push(reason);
  const { container } = render(
    <RearrangeForm id="any" submit="Do it" kind="primary" of={of} missing={() => null} act={act} />,
  );
  const reason = document.getElementById('any-reason') as HTMLTextAreaElement;
  const told = () => container.querySelector('.field-error')?.id ?? null;
  fireEvent.submit(container.querySelector('form')!);
  await waitFor(() => expect(told()).toBe('any-reason-fault'));
  expect(reason.getAttribute('aria-describedby')).toContain('any-reason-fault');
  expect(document.activeElement).toBe(reason);
  fireEvent.input(reason, { target: { value: 'So it was.' } });
  await waitFor(() => expect(told()).toBe(null));
  expect(reason.getAttribute('aria-invalid')).toBe(null);
  fireEvent.submit(container.querySelector('form')!);
  await waitFor(() => expect(done).toEqual(['So it was.']));
});
