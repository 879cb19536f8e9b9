import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { incidentFeature } from './incident-detail.ts';
import { serveInvented, settled } from './invented-deployment.ts';

const incident = incidentFeature('blocked', { title: 'Road blocked', title_sq: 'Rrugë e bllokuar' });
const answers = (url: string) => (/\/items\/blocked(\?|$)/.test(url) ? incident : undefined);

/** What a reader keeps, as a browser starts it with what it holds. */
async function started(at = '/') {
  vi.resetModules();
  await serveInvented(at, answers);
  const kept = await import('../../../client/src/state/kept-views.ts');
  const { loadDeployment } = await import('../../../client/src/state/deployment.ts');
  const { startLocation } = await import('../../../client/src/state/location.ts');
  await loadDeployment();
  startLocation();
  const { ViewsDialog } = await import('../../../client/src/view/views/views-dialog.tsx');
  return { ...kept, ViewsDialog };
}

const stored = (name: string) => JSON.parse(localStorage.getItem(`atlas.${name}`) ?? '[]') as unknown[];

HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('saved views', () => {
  it('hold the whole address but the language, and are there at the next visit', async () => {
    const first = await started('/?type=riot&known-at=2024-05-01&map=9.00/45.1/30.2&layers=roads&lang=sq');
    first.saveView('Riots');
    const { saved } = await started();
    const [view] = saved.value;
    expect(view).toMatchObject({ name: 'Riots', path: '/' });
    expect([...new URLSearchParams(view!.search)].sort()).toEqual([
      ['known-at', '2024-05-01'],
      ['layers', 'roads'],
      ['map', '9.00/45.1/30.2'],
      ['type', 'riot'],
    ]);
  });

  it('are renamed, removed and put back where they stood', async () => {
    const { saved, saveView, renameView, removeView, putBack } = await started();
    for (const name of ['a', 'b', 'c']) saveView(name);
    renameView('b', 'second');
    const removed = saved.value[1]!;
    removeView('second');
    expect(saved.value.map(({ name }) => name)).toEqual(['c', 'a']);
    putBack(removed, 1);
    expect(stored('views').map((one) => (one as { name: string }).name)).toEqual(['c', 'second', 'a']);
  });

  it('refuse a name that is empty, too long or taken, but for the own one', async () => {
    const { saveView, nameFault, longestName } = await started();
    saveView('Riots');
    expect(nameFault('  ')).toBe('name_empty');
    expect(nameFault('x'.repeat(longestName + 1))).toBe('name_long');
    expect(nameFault(' riots')).toBe('name_taken');
    expect(nameFault('riots', 'Riots')).toBeNull();
  });

  it('keep what another tab saved meanwhile', async () => {
    const { saved, saveView } = await started();
    localStorage.setItem('atlas.views', JSON.stringify([{ name: 'other', path: '/', search: '', at: 1 }]));
    saveView('mine');
    expect(saved.value.map(({ name }) => name)).toEqual(['mine', 'other']);
  });

  it('leave out what is no view of a reader, however it came there', async () => {
    localStorage.setItem(
      'atlas.views',
      JSON.stringify([
        { name: 'desk', path: '/desk', search: '', at: 1 },
        7,
        { name: 'x', path: '//evil.example', search: '', at: 1 },
      ]),
    );
    expect((await started()).saved.value).toEqual([]);
    localStorage.setItem('atlas.views', '{broken');
    expect((await started()).saved.value).toEqual([]);
  });

  it.each(['/desk', '/desk/new', '/login', '/print', '/?status=draft', '/method'])(
    'are not made of %s',
    async (page) => {
      const { presentView, saveView } = await started(page);
      expect(presentView.value).toBeNull();
      saveView('x');
      expect(stored('views')).toEqual([]);
    },
  );

  it('last as long as the page where the browser keeps nothing, and say so', async () => {
    const refuse = () => {
      throw new DOMException('no', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    const { saved, saveView, isForgetful, ViewsDialog } = await started('/?type=riot');
    saveView('first');
    saveView('second');
    expect(saved.value).toHaveLength(2);
    expect(isForgetful.value).toBe(true);
    const { container } = render(<ViewsDialog />);
    expect(container.textContent).toContain('keeps nothing for this site');
    expect(container.textContent).not.toContain('stays in this browser');
  });
});

describe('recent views', () => {
  it('are those that stood for a while, the last first, once each wherever the map stood', async () => {
    const { followViews, recent } = await started('/');
    vi.useFakeTimers();
    const { go: goTo } = await import('../../../client/src/state/location.ts');
    const stop = followViews();
    const look = (search: string, ms: number) => {
      goTo('/', search);
      vi.advanceTimersByTime(ms);
    };
    vi.advanceTimersByTime(5_000);
    expect(recent.value).toEqual([]);
    look('type=riot', 5_000);
    look('type=attack', 500);
    look('type=protest', 5_000);
    look('type=riot&map=9.00/45.1/30.2', 5_000);
    stop();
    look('type=explosion', 5_000);
    expect(recent.value.map(({ search }) => search)).toEqual([
      'type=riot&map=9.00/45.1/30.2',
      'type=protest',
    ]);
  });

  it('are ten at most, and none where the reader wants none', async () => {
    const { followViews, recent, keepRecent, mostRecent } = await started('/');
    vi.useFakeTimers();
    const { go: goTo } = await import('../../../client/src/state/location.ts');
    followViews();
    for (let one = 0; one < 14; one += 1) {
      goTo('/', `q=word${one}`);
      vi.advanceTimersByTime(4_000);
    }
    expect(recent.value).toHaveLength(mostRecent);
    keepRecent(false);
    goTo('/', 'q=later');
    vi.advanceTimersByTime(4_000);
    expect(recent.value).toEqual([]);
    expect((await started()).keepsRecent.value).toBe(false);
  });

  it('name an incident by its title, and forget one that could not be read', async () => {
    const { followViews, recent } = await started('/incident/blocked');
    await settled();
    vi.useFakeTimers();
    followViews();
    vi.advanceTimersByTime(4_000);
    expect(recent.value.map(({ titles }) => titles)).toEqual([
      expect.objectContaining({ title: 'Road blocked', title_sq: 'Rrugë e bllokuar' }),
    ]);
    const gone = await started('/incident/gone');
    await vi.advanceTimersByTimeAsync(50);
    gone.followViews();
    vi.advanceTimersByTime(4_000);
    expect(gone.recent.value).toHaveLength(1);
  });
});

describe('the window of views', () => {
  it('saves by name, says why a name is refused and keeps it, and puts the focus there', async () => {
    const { ViewsDialog, saved } = await started('/list?type=riot');
    const { getByRole, getByLabelText, container } = render(<ViewsDialog />);
    const name = getByLabelText('Name') as HTMLInputElement;
    fireEvent.submit(name.form!);
    await settled();
    expect(container.querySelector('.field-error')!.textContent).toBe('Give it a name.');
    expect(document.activeElement).toBe(name);
    fireEvent.input(name, { target: { value: 'My riots' } });
    fireEvent.submit(name.form!);
    await settled();
    expect(saved.value.map((one) => one.name)).toEqual(['My riots']);
    expect(container.textContent).toContain('Saved as “My riots”.');
    expect(getByRole('link', { name: 'My riots' }).getAttribute('href')).toBe('/list?type=riot');
    expect(container.textContent).toContain('List · Type: Riot');
    fireEvent.click(getByRole('button', { name: 'Remove “My riots”' }));
    await settled();
    expect(saved.value).toEqual([]);
    fireEvent.click(getByRole('button', { name: 'Put it back' }));
    expect(saved.value).toHaveLength(1);
  });
});
