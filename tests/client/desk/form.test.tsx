import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { faults, valueAt } from '../../../client/src/state/desk-draft.ts';
import { loginWanted, saveState } from '../../../client/src/state/desk-save.ts';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { session } from '../../../client/src/state/session.ts';
import { DeskPage } from '../../../client/src/view/desk/desk-page.tsx';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';
import { type FakeService, fakeService } from './fake-service.ts';

// There is no WebGL here; what the map draws is tested by its data.
vi.mock('../../../client/src/map/placing.ts', () => ({
  createPlacing: () => Promise.resolve({ fit: () => undefined, remove: () => undefined }),
}));

let service: FakeService;

beforeEach(async () => {
  localStorage.clear();
  service = await fakeService('/desk/new');
  chooseLanguage('en');
  saveState.value = { kind: 'idle' };
  faults.value = [];
});
afterEach(cleanup);

const byId = (id: string) => document.getElementById(`field-${id}`) as HTMLInputElement;
const type = (id: string, value: string) => fireEvent.input(byId(id), { target: { value } });
const focused = () => document.activeElement;

async function openForm(at = '/desk/new') {
  history.replaceState(null, '', at);
  dispatchEvent(new PopStateEvent('popstate'));
  const page = render(<DeskPage />);
  await waitFor(() => expect(page.container.querySelector('.desk-form')).not.toBeNull());
  return page;
}

describe('the form', () => {
  test('lists what stands in the way of publishing and puts the focus on the first of it', async () => {
    const { getByRole, container } = await openForm();
    fireEvent.click(getByRole('button', { name: 'Publish' }));
    await waitFor(() => expect(focused()?.id).toBe('field-titles-0-text-en'));
    expect(byId('titles-0-text-en').getAttribute('aria-invalid')).toBe('true');
    const links = [...container.querySelectorAll('.error-summary a')].map((link) => link.textContent);
    expect(links).toContain('Type 1 · Type: This is missing.');
    expect(links).toContain('Account 1 · Claimant: This is missing.');
  });

  test('opens the account in which a fault lies before it puts the focus there', async () => {
    const document_ = contestedIncident();
    service.stored.set(document_.id, { version: 1, document: document_ });
    service.refusals = [
      {
        type: 'about:blank',
        title: '',
        status: 400,
        errors: [{ pointer: '/properties/accounts/1/stance', code: 'code_unknown' }],
      },
    ];
    const { getByRole, container } = await openForm(`/desk/${document_.id}`);
    const card = container.querySelectorAll<HTMLDetailsElement>('details.account')[1]!;
    expect(card.open).toBe(false);
    fireEvent.click(getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(focused()?.id).toBe('field-accounts-1-stance'));
    expect(card.open).toBe(true);
  });

  test('reads a date as it is typed, says it back in words, and tells of a wrong one when the field is left', async () => {
    await openForm();
    fireEvent.change(byId('accounts-0-time-precision'), { target: { value: 'minute' } });
    await waitFor(() => expect(byId('accounts-0-time-start-time')).not.toBeNull());
    const leave = (id: string, value: string) => {
      fireEvent.focusIn(byId(id));
      type(id, value);
      fireEvent.blur(byId(id));
      fireEvent.focusOut(byId(id));
    };
    leave('accounts-0-time-start', '14.6.2023');
    await waitFor(() => expect(byId('accounts-0-time-start').value).toBe('2023-06-14'));
    leave('accounts-0-time-start-time', '905');
    await waitFor(() => expect(valueAt('/accounts/0/time/start')).toBe('2023-06-14T09:05'));
    const said = () => byId('accounts-0-time-start').closest('.field')!.textContent;
    await waitFor(() => expect(said()).toContain('14 June 2023, 09:05'));
    chooseLanguage('sr-Cyrl');
    await waitFor(() => expect(said()).toContain('14. јуна 2023, 09:05'));
    expect(byId('accounts-0-time-end').placeholder).toBe('ГГГГ-ММ-ДД');
    fireEvent.focusIn(byId('accounts-0-time-start'));
    type('accounts-0-time-start', '2023-06-3');
    expect(byId('accounts-0-time-start').getAttribute('aria-invalid')).toBeNull();
    leave('accounts-0-time-start', '2023-06-31');
    await waitFor(() => expect(byId('accounts-0-time-start').getAttribute('aria-invalid')).toBe('true'));
  });

  test('makes the id of a claimant from the name, or takes that of a known one with its other names', async () => {
    await openForm();
    type('accounts-0-claimant-name-en', 'Border Post Čelik');
    expect(valueAt('/accounts/0/claimant/id')).toBe('border-post-celik');
    type('accounts-0-claimant-name-en', 'the old office');
    expect(valueAt('/accounts/0/claimant')).toMatchObject({
      id: 'old-office',
      line: 'office',
      name: { sq: 'Zyra e vjetër' },
    });
  });

  test('fills Serbian Latin from the Cyrillic on request', async () => {
    const { getByRole } = await openForm();
    type('titles-0-text-sr-Cyrl', 'Љубав и џез');
    await waitFor(() => getByRole('button', { name: 'Fill from Cyrillic' }));
    fireEvent.click(getByRole('button', { name: 'Fill from Cyrillic' }));
    expect(valueAt('/titles/0/text/sr-Latn')).toBe('Ljubav i džez');
  });

  test('never loses the keyboard while rows come, move, go and come back', async () => {
    const { getByRole, getByText } = await openForm();
    const press = (name: string) => {
      const button = getByRole('button', { name });
      button.focus();
      fireEvent.click(button);
    };
    press('+ Add a source');
    await waitFor(() => expect(focused()?.id).toBe('field-accounts-0-sources-0-publisher'));
    type('accounts-0-sources-0-publisher', 'First');
    press('+ Add a source');
    await waitFor(() => expect(focused()?.id).toBe('field-accounts-0-sources-1-publisher'));
    type('accounts-0-sources-1-publisher', 'Second');
    press('Move up: Source 2');
    expect(valueAt('/accounts/0/sources/0/publisher')).toBe('Second');
    await waitFor(() => expect(focused()?.getAttribute('aria-label')).toBe('Move down: Source 1'));
    press('Remove: Source 1');
    await waitFor(() => expect(focused()?.id).toBe('field-accounts-0-sources-0-publisher'));
    expect(byId('accounts-0-sources-0-publisher').value).toBe('First');
    fireEvent.click(getByText('Undo'));
    await waitFor(() => expect(byId('accounts-0-sources-0-publisher').value).toBe('Second'));
    await waitFor(() => expect(focused()?.id).toBe('field-accounts-0-sources-0-publisher'));
  });

  test('puts the focus of a new account on its first field, so that one can write at once', async () => {
    const { getByRole } = await openForm();
    fireEvent.click(getByRole('button', { name: '+ Add an account' }));
    await waitFor(() => expect(focused()?.id).toBe('field-accounts-1-claimant-name-en'));
  });

  test('tells of a link to an incident that does not exist before it is saved', async () => {
    service.stored.set('there', { version: 1, document: plainIncident('there') });
    const document_ = plainIncident('mine', { links: [{ relation: 'leads_to', target: 'long-ago' }] });
    service.stored.set('mine', { version: 1, document: document_ });
    const { getByRole } = await openForm('/desk/mine');
    fireEvent.click(getByRole('button', { name: '+ Add a link' }));
    await waitFor(() => expect(byId('links-1-target')).not.toBeNull());
    fireEvent.change(byId('links-1-relation'), { target: { value: 'ends' } });
    type('links-1-target', 'not-there');
    fireEvent.click(getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(focused()?.id).toBe('field-links-1-target'));
    expect(faults.value).toEqual([{ pointer: '/links/1/target', code: 'link_unknown' }]);
    expect(service.asked.some(({ method }) => method === 'PUT')).toBe(false);
    type('links-1-target', 'there');
    fireEvent.click(getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(service.stored.get('mine')?.version).toBe(2));
  });

  test('forgets a removed row once the form is saved without it', async () => {
    const document_ = plainIncident('mine', { links: [{ relation: 'leads_to', target: 'long-ago' }] });
    service.stored.set('mine', { version: 1, document: document_ });
    const { getByRole, getByText, queryByText } = await openForm('/desk/mine');
    fireEvent.click(getByRole('button', { name: 'Remove: Link 1' }));
    await waitFor(() => getByText('Undo'));
    fireEvent.click(getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(service.stored.get('mine')?.document.links).toEqual([]));
    await waitFor(() => expect(queryByText('Undo')).toBeNull());
  });

  test('says that a verdict needs its basis and reviewer as soon as it does', async () => {
    const { getByRole } = await openForm();
    fireEvent.click(getByRole('button', { name: '+ Add an assessment' }));
    const words = () => byId('assessments-0-by').closest('.field')!.querySelector('label')!.textContent;
    await waitFor(() => expect(words()).toBe('Reviewer (optional)'));
    fireEvent.change(byId('assessments-0-verification'), { target: { value: 'verified' } });
    await waitFor(() => expect(words()).toBe('Reviewer'));
  });

  test('does not say that there is no duplicate before it can have looked for one', async () => {
    const { getByText, queryByText } = await openForm();
    getByText('They show once an account states a place and a time.');
    expect(queryByText('None known near this place and time.')).toBeNull();
  });

  test('lets an editor change pasted coordinates over when they look so', async () => {
    const { getByPlaceholderText, getByRole } = await openForm();
    fireEvent.change(byId('accounts-0-place-precision'), { target: { value: 'near' } });
    await waitFor(() => getByPlaceholderText('12.3456, 65.4321'));
    fireEvent.input(getByPlaceholderText('12.3456, 65.4321'), { target: { value: '30.15, 45.22' } });
    await waitFor(() => getByRole('button', { name: 'Change them over' }));
    fireEvent.click(getByRole('button', { name: 'Change them over' }));
    expect(valueAt('/accounts/0/place/parts/0')).toMatchObject({ lat: 45.22, lon: 30.15 });
  });

  test('shows a contributor that published incidents are not theirs to change', async () => {
    session.value = { user: { name: 'cem', role: 'contributor' }, setup: false };
    const document_ = plainIncident();
    service.stored.set(document_.id, { version: 1, document: document_ });
    const { queryByRole, getByText } = await openForm(`/desk/${document_.id}`);
    getByText('Your role does not allow changing published incidents.');
    expect(queryByRole('button', { name: 'Save changes' })).toBeNull();
    expect(queryByRole('button', { name: 'Retract …' })).toBeNull();
  });

  test('of a retracted incident is none, but its date and reason', async () => {
    const document_ = plainIncident('gone', {
      status: 'retracted',
      retraction: { reason: 'Entered twice.', at: '2024-06-01T10:00:00Z' },
    });
    service.stored.set('gone', { version: 2, document: document_ });
    history.replaceState(null, '', '/desk/gone');
    dispatchEvent(new PopStateEvent('popstate'));
    const { findByText, container } = render(<DeskPage />);
    await findByText('Reason: Entered twice.');
    expect(container.querySelector('.desk-form')).toBeNull();
  });
});

describe('whoever is not logged in', () => {
  test('logs in at the same address', async () => {
    session.value = { user: null, setup: false };
    const { getByLabelText, getByRole, container } = render(<DeskPage />);
    fireEvent.input(getByLabelText('Name'), { target: { value: 'ana' } });
    fireEvent.input(getByLabelText('Password'), { target: { value: 'a long password' } });
    fireEvent.click(getByRole('button', { name: 'Log in' }));
    await waitFor(() => expect(container.querySelector('.desk-form')).not.toBeNull());
    expect(location.pathname).toBe('/desk/new');
  });

  test('because the session ended in between, logs in over the form, whose text stays', async () => {
    service.refusals = [{ type: 'about:blank', title: '', status: 401 }];
    const document_ = plainIncident();
    service.stored.set(document_.id, { version: 1, document: document_ });
    const { getByRole, findByText } = await openForm(`/desk/${document_.id}`);
    type('titles-0-text-en', 'Kept over the log-in');
    fireEvent.click(getByRole('button', { name: 'Save changes' }));
    await findByText('Your session has ended');
    fireEvent.input(document.getElementById('login-name')!, { target: { value: 'ana' } });
    fireEvent.input(document.getElementById('login-password')!, { target: { value: 'a long password' } });
    fireEvent.click(document.querySelector('dialog button[type=submit]')!);
    await waitFor(() => expect(saveState.value.kind).toBe('saved'));
    expect(loginWanted.value).toBeNull();
    expect(service.stored.get(document_.id)!.document.titles[0]!.text.en).toBe('Kept over the log-in');
  });
});
