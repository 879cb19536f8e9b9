import { beforeEach, describe, expect, test } from 'vitest';
import { placingData } from '../../../client/src/map/placing-layers.ts';
import { derivable } from '../../../client/src/state/desk-derivable.ts';
import { documentOf } from '../../../client/src/state/desk-document.ts';
import { draftDocument, edit, openDraft, valueAt } from '../../../client/src/state/desk-draft.ts';
import {
  placeAt,
  placedPart,
  placedRow,
  placingView,
  withPrecision,
} from '../../../client/src/state/desk-placing.ts';
import type { Loose } from '../../../client/src/state/desk-pointer.ts';
import { fakeService } from './fake-service.ts';

const place = '/accounts/0/place';
const part = `${place}/parts/0`;

beforeEach(async () => {
  localStorage.clear();
  await fakeService();
  await openDraft(null);
  placedRow.value = String((draftDocument.value!.accounts as Loose[])[0]!._key);
  placedPart.value = 0;
});

describe('the precision of a place', () => {
  test('brings a part of its kind, with the line of the deployment for a band', () => {
    expect(withPrecision({}, 'municipality', 'main').parts).toMatchObject([{ kind: 'area' }]);
    expect(withPrecision({}, 'band', 'main').parts).toMatchObject([
      { kind: 'band', line: 'main', min_depth_m: 0 },
    ]);
    expect(withPrecision({}, 'unlocated', 'main').parts).toEqual([]);
  });

  test('gives back what was typed when one returns to it', () => {
    const typed = {
      precision: 'near',
      parts: [{ kind: 'point', lat: 45.2, lon: 30.1, uncertainty_m: '700' }],
    };
    const there = withPrecision(typed, 'band', 'main');
    expect(there.parts).toMatchObject([{ kind: 'band' }]);
    expect(withPrecision(there, 'near', 'main').parts).toEqual(typed.parts);
  });

  test('takes a radius back to what it allows, and leaves a smaller one', () => {
    const near = (uncertainty_m: number) => ({
      precision: 'near',
      parts: [{ kind: 'point', uncertainty_m }],
    });
    expect(withPrecision(near(700), 'exact', 'main').parts).toMatchObject([{ uncertainty_m: 10 }]);
    expect(withPrecision(near(700), 'locality', 'main').parts).toMatchObject([{ uncertainty_m: 700 }]);
  });
});

describe('the placing map', () => {
  test('puts the point where it was clicked, which is no longer the place chosen before', () => {
    edit(place, {
      precision: 'near',
      parts: [{ kind: 'point', lat: 1, lon: 2, uncertainty_m: 500, ref: 'settlements/lesk' }],
    });
    placeAt(45.1234567, 30.7654321);
    expect(valueAt(part)).toMatchObject({ lat: 45.12346, lon: 30.76543, uncertainty_m: 500 });
    expect((valueAt(part) as Loose).ref).toBeUndefined();
  });

  test('moves the centre a band is near', () => {
    edit(place, { precision: 'band', parts: [{ kind: 'band', line: 'main', side: 'norland' }] });
    placeAt(45.2, 30.3);
    expect(valueAt(`${part}/near`)).toMatchObject({ lat: 45.2, lon: 30.3, radius_m: 5_000 });
    expect(placingView.value?.points).toMatchObject([{ isCentre: true, radius_m: 5_000 }]);
  });

  test('leaves an area as it is', () => {
    edit(place, { precision: 'municipality', parts: [{ kind: 'area', ref: 'municipalities/lesk' }] });
    placeAt(45.2, 30.3);
    expect(valueAt(part)).toEqual({ kind: 'area', ref: 'municipalities/lesk' });
  });

  test('draws the uncertainty in its true size, and nothing for half a position', () => {
    edit(place, {
      precision: 'near',
      parts: [
        { kind: 'point', lat: '45', lon: '30', uncertainty_m: '1000' },
        { kind: 'point', lat: '45', lon: '', uncertainty_m: 1_000 },
      ],
    });
    const discs = placingData(placingView.value!)['placing-discs'].features;
    expect(discs).toHaveLength(1);
    const ring = (discs[0]!.geometry as { coordinates: number[][][] }).coordinates[0]!;
    const height = Math.max(...ring.map((at) => at[1]!)) - Math.min(...ring.map((at) => at[1]!));
    // Two kilometres of latitude, at 111.195 km a degree on the mean sphere.
    expect(height).toBeCloseTo(2 / 111.195, 4);
  });
});

test('what can be derived early is asked for under stand-ins, account by account in order', () => {
  edit('/accounts', [
    {
      _key: 'a',
      place: { precision: 'near', parts: [{ kind: 'point', lat: '45', lon: 'x', uncertainty_m: 10 }] },
    },
    { _key: 'b', place: { precision: 'unlocated' }, time: { precision: 'day', start: '2024-05-10' } },
  ]);
  const asked = derivable(documentOf(draftDocument.value!, 'Europe/Vienna'), null);
  expect(asked.titles).toHaveLength(1);
  expect(asked.accounts.map((one) => [one.place?.precision, one.time?.start])).toEqual([
    [undefined, undefined],
    ['unlocated', '2024-05-10'],
  ]);
});
