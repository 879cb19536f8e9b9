import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Place } from '#contract/place.ts';
import { deployment } from '../../../client/src/state/deployment.ts';
import { draftDocument, edit, openDraft, valueAt } from '../../../client/src/state/desk-draft.ts';
import { chooseSpot, placeAt, placedPart, placedRow } from '../../../client/src/state/desk-placing.ts';
import type { Loose } from '../../../client/src/state/desk-pointer.ts';
import {
  chooseSnapping,
  loadKnownPlaces,
  pixelMetres,
  placeByClick,
  snapOffer,
  takeSnap,
} from '../../../client/src/state/desk-snapping.ts';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { DrawnPart } from '../../../client/src/view/desk/drawn-part.tsx';
import { SnapOffer } from '../../../client/src/view/desk/snap-offer.tsx';
import { fakeService } from './fake-service.ts';

const reference: Record<string, Place[]> = {
  settlements: [
    {
      ...{ type: 'Feature', id: 'lesk', geometry: { type: 'Point', coordinates: [30.10012, 45.10034] } },
      properties: { name: 'Lesk', uncertainty_m: 700 },
    },
  ],
  'boundary-lines': [
    {
      ...{ type: 'Feature', id: 'main', properties: { name: 'Main line' } },
      geometry: {
        type: 'LineString',
        coordinates: [
          [30, 45.3],
          [30.2, 45.3],
        ],
      },
    },
  ],
};
vi.mock('../../../client/src/state/reference.ts', async (original) => ({
  ...(await original<object>()),
  loadReference: (id: string) => Promise.resolve(reference[id] ?? []),
}));

const place = '/accounts/0/place';
const part = `${place}/parts/0`;
const corners = () =>
  (valueAt(`${part}/points`) as Loose[]).map(({ lat, lon }) => [Number(lat), Number(lon)]);
const line = () =>
  edit(place, { precision: 'near', parts: [{ kind: 'line', uncertainty_m: 50, points: [] }] });
const point = (precision: string) =>
  edit(place, { precision, parts: [{ kind: 'point', uncertainty_m: 500 }] });

beforeEach(async () => {
  localStorage.clear();
  await fakeService();
  await openDraft(null);
  chooseLanguage('en');
  chooseSnapping(false);
  const collections = Object.keys(reference).map((id) => ({ id, titles: { en: id } }));
  Object.assign(deployment(), { collections });
  placedRow.value = String((draftDocument.value!.accounts as Loose[])[0]!._key);
  placedPart.value = 0;
  pixelMetres.value = 10;
  await loadKnownPlaces();
});
afterEach(cleanup);

describe('a corner that is drawn near a known place', () => {
  test('is left where it was put until the place is taken, and then stands on it exactly', () => {
    line();
    placeAt(45.1, 30.1);
    expect(corners()).toEqual([[45.1, 30.1]]);
    expect(snapOffer.value).toMatchObject({ to: 'point', ref: 'settlements/lesk' });
    expect(takeSnap()).toBe(true);
    expect(corners()).toEqual([[45.10034, 30.10012]]);
    expect(snapOffer.value).toBeNull();
    expect(takeSnap()).toBe(false);
  });

  test('is offered the corner of a line, and where none is near the nearest spot on it', () => {
    line();
    placeAt(45.3003, 30.0004);
    expect(snapOffer.value).toMatchObject({ to: 'corner', lat: 45.3, lon: 30, ref: 'boundary-lines/main' });
    placeAt(45.3003, 30.1);
    expect(snapOffer.value).toMatchObject({ to: 'edge' });
    takeSnap();
    expect(corners()[1]).toEqual([45.3, 30.1]);
  });

  test('is offered nothing that lies further than twelve pixels', () => {
    line();
    pixelMetres.value = 1;
    placeAt(45.1, 30.1);
    expect(snapOffer.value).toBeNull();
    pixelMetres.value = 4;
    expect(snapOffer.value).not.toBeNull();
  });

  test('is taken by a click alone where that is switched on, which the browser remembers', () => {
    line();
    placeByClick({ lat: 45.1, lon: 30.1 });
    chooseSnapping(true);
    placeByClick({ lat: 45.1, lon: 30.1 });
    expect(corners()).toEqual([
      [45.1, 30.1],
      [45.10034, 30.10012],
    ]);
    expect(localStorage.getItem('atlas.snap')).toBe('on');
  });
});

describe('a point that is put near a known place', () => {
  test('takes its name, and its radius where a settlement is meant', () => {
    point('settlement');
    placeAt(45.1, 30.1);
    takeSnap();
    expect(valueAt(part)).toMatchObject({ lat: 45.10034, ref: 'settlements/lesk', uncertainty_m: 700 });
    point('locality');
    placeAt(45.1, 30.1);
    takeSnap();
    expect(valueAt(part)).toMatchObject({ ref: 'settlements/lesk', uncertainty_m: 500 });
  });

  test('takes the position alone of a spot on a line', () => {
    point('locality');
    placeAt(45.3003, 30.1);
    takeSnap();
    expect(valueAt(part)).toMatchObject({ lat: 45.3, lon: 30.1 });
    expect((valueAt(part) as Loose).ref).toBeUndefined();
  });

  test('is offered nothing for the place of another account', () => {
    point('locality');
    placeAt(45.1, 30.1);
    placedRow.value = 'another';
    expect(snapOffer.value).toBeNull();
  });
});

describe('what is near', () => {
  test('is said in words, taken by the button, and said to be taken', async () => {
    line();
    const { getByRole, findByRole, queryByRole } = render(<SnapOffer />);
    placeAt(45.1, 30.1);
    const take = await findByRole('button', { name: 'Take this place' });
    expect(getByRole('status').textContent).toMatch(/^Near: Lesk \(settlement\), 39\sm/);
    fireEvent.click(take);
    await waitFor(() => expect(getByRole('status').textContent).toBe('Taken: Lesk (settlement).'));
    expect(queryByRole('button')).toBeNull();
    expect(document.activeElement).toBe(getByRole('status'));
  });

  test('is said once the position rests, not at every step of a drag', async () => {
    line();
    const { getByRole, findByRole } = render(<SnapOffer />);
    const heard: string[] = [];
    const status = getByRole('status');
    const hears = new MutationObserver(() => heard.push(status.textContent ?? ''));
    hears.observe(status, { childList: true, characterData: true, subtree: true });
    placeAt(45.1, 30.1);
    for (let step = 1; step <= 8; step++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      placeAt(45.1 + step / 100_000, 30.1, 0, 0);
    }
    await findByRole('button', { name: 'Take this place' });
    hears.disconnect();
    expect(heard.filter(Boolean)).toEqual([expect.stringMatching(/^Near: Lesk \(settlement\), 30\sm/)]);
  });

  test('is taken by Enter in the field of its corner, without a map too', async () => {
    pixelMetres.value = 0;
    line();
    placeAt(45.1, 30.1);
    placeAt(45.2, 30.2);
    const { findByLabelText } = render(<DrawnPart at={part} />);
    const first = await findByLabelText('Corner 1: latitude, longitude');
    // The corner that was put last has nothing near.
    expect(snapOffer.value).toBeNull();
    fireEvent.focus(first);
    expect(fireEvent.keyDown(first, { key: 'Enter' })).toBe(false);
    expect(corners()[0]).toEqual([45.10034, 30.10012]);
    // With nothing to take, Enter is what it always was.
    expect(fireEvent.keyDown(first, { key: 'Enter' })).toBe(true);
  });

  test('is said of the corner that is chosen', () => {
    line();
    placeAt(45.1, 30.1);
    placeAt(45.2, 30.2);
    chooseSpot(0, 0);
    expect(snapOffer.value?.ref).toBe('settlements/lesk');
  });
});
