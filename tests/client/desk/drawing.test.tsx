import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { placingData } from '../../../client/src/map/placing-layers.ts';
import { draftDocument, edit, faults, openDraft, valueAt } from '../../../client/src/state/desk-draft.ts';
import {
  placeAt,
  placedPart,
  placedRow,
  placingView,
  removeCorner,
  withPrecision,
} from '../../../client/src/state/desk-placing.ts';
import type { Loose } from '../../../client/src/state/desk-pointer.ts';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { DrawnPart, PartKind } from '../../../client/src/view/desk/drawn-part.tsx';
import { fakeService } from './fake-service.ts';

// There is no WebGL here; what the map draws is tested by its data.
vi.mock('../../../client/src/map/placing.ts', () => ({
  createPlacing: () => Promise.resolve({ fit: () => undefined, remove: () => undefined }),
}));

const place = '/accounts/0/place';
const part = `${place}/parts/0`;
const corners = () =>
  ((valueAt(`${part}/points`) ?? []) as Loose[]).map(({ lat, lon }) => [Number(lat), Number(lon)]);

beforeEach(async () => {
  localStorage.clear();
  await fakeService();
  await openDraft(null);
  chooseLanguage('en');
  faults.value = [];
  placedRow.value = String((draftDocument.value!.accounts as Loose[])[0]!._key);
  placedPart.value = 0;
  edit(place, { precision: 'near', parts: [{ kind: 'line', uncertainty_m: 50, points: [] }] });
});
afterEach(cleanup);

describe('a line on the placing map', () => {
  test('gets a corner where the map is clicked, which is moved and taken out by itself', () => {
    placeAt(45.1, 30.1);
    placeAt(45.2, 30.2);
    placeAt(45.3000004, 30.3);
    expect(corners()).toEqual([
      [45.1, 30.1],
      [45.2, 30.2],
      [45.3, 30.3],
    ]);
    placeAt(45.25, 30.2, 0, 1);
    removeCorner(0, 0);
    expect(corners()).toEqual([
      [45.25, 30.2],
      [45.3, 30.3],
    ]);
    expect(placingView.value!.points.map(({ part: of, corner }) => [of, corner])).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  test('is drawn through its corners at once, an area closed', () => {
    for (const lon of [30.1, 30.2]) placeAt(45.1, lon);
    const drawn = () =>
      placingData(placingView.value!)['placing-paths'].features.map(({ geometry }) =>
        geometry.type === 'LineString' ? geometry.coordinates.length : geometry.type,
      );
    expect(drawn()).toEqual([2]);
    placeAt(45.2, 30.2);
    edit(`${part}/kind`, 'outline');
    expect(drawn()).toEqual([4]);
  });

  test('goes along to a precision that may be drawn too, and waits aside for one that may not', () => {
    const outline = { precision: 'near', parts: [{ kind: 'outline', points: [{ lat: 45, lon: 30 }] }] };
    expect(withPrecision(outline, 'region', 'main').parts).toEqual(outline.parts);
    const aside = withPrecision(outline, 'municipality', 'main');
    expect(aside.parts).toMatchObject([{ kind: 'area' }]);
    expect(withPrecision(aside, 'locality', 'main').parts).toEqual(outline.parts);
  });
});

describe('the fields of what is drawn', () => {
  const shown = () => render(<DrawnPart at={part} />);
  const cornerField = (index: number) =>
    document.getElementById(`field-accounts-0-place-parts-0-points-${index}`) as HTMLInputElement;

  test('begin with the point that was there, and give it back', () => {
    edit(part, { kind: 'point', lat: 45.1, lon: 30.1, uncertainty_m: 700 });
    const { getByLabelText } = render(<PartKind at={part} precision="near" />);
    const pick = (value: string) => fireEvent.change(getByLabelText('What is stated'), { target: { value } });
    pick('outline');
    expect(corners()).toEqual([[45.1, 30.1]]);
    pick('point');
    expect(valueAt(part)).toMatchObject({ kind: 'point', lat: 45.1, lon: 30.1 });
  });

  test('read a pasted area, and say so', async () => {
    const { getByLabelText, getByRole } = shown();
    const box = getByLabelText(/Paste a line or an area/);
    fireEvent.input(box, { target: { value: 'nowhere' } });
    fireEvent.click(getByRole('button', { name: 'Read it' }));
    await waitFor(() => expect(box.getAttribute('aria-invalid')).toBe('true'));
    fireEvent.input(box, { target: { value: 'POLYGON ((30 45, 30.1 45, 30.1 45.1, 30 45))' } });
    fireEvent.click(getByRole('button', { name: 'Read it' }));
    await waitFor(() => expect(getByRole('status').textContent).toBe('3 corners are read.'));
    expect(valueAt(`${part}/kind`)).toBe('outline');
    expect(cornerField(2).value).toBe('45.1, 30.1');
  });

  test('keep a corner as it is typed, and read it once it is a position', async () => {
    placeAt(45.1, 30.1);
    shown();
    const type = (value: string) => fireEvent.input(cornerField(0), { target: { value } });
    type('45.2,');
    await waitFor(() => expect(cornerField(0).getAttribute('aria-invalid')).toBe('true'));
    expect(cornerField(0).value).toBe('45.2,');
    type(`45°12'N 30°30'E`);
    expect(corners()).toEqual([[45.2, 30.5]]);
    await waitFor(() => expect(cornerField(0).getAttribute('aria-invalid')).toBeNull());
  });

  test('say what is wrong with the corners together', async () => {
    faults.value = [{ pointer: `${part}/points`, code: 'outline_crosses_itself' }];
    const { container } = shown();
    expect(container.querySelector('.field-error')?.textContent).toContain('crosses or touches itself');
  });
});
