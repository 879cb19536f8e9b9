import { afterEach, describe, expect, it } from 'vitest';
import type { ItemsPage } from '#contract/feature.ts';
import { go } from '../../../client/src/state/location.ts';
import { pictureAtOnce } from '../../../client/src/state/map-picture.ts';
import { retry } from '../../../client/src/state/retry.ts';
import { printHere } from '../../../client/src/view/print/printed-here.tsx';
import { incidentDetail, incidentFeature } from './incident-detail.ts';
import { serveInvented, settled } from './invented-deployment.ts';

const blocked = incidentFeature('blocked');
const page: ItemsPage = {
  type: 'FeatureCollection',
  features: [blocked],
  numberMatched: 240,
  numberReturned: 1,
  unlocated: 0,
  timeStamp: '2024-05-12T08:00:00Z',
  links: [],
};

async function shown(at: string): Promise<void> {
  await serveInvented(at, (url) => {
    if (/\/items\/blocked(\?|$)/.test(url))
      return { ...blocked, properties: incidentDetail({ title: 'Road blocked' }) };
    return /\/incidents\/items\?/.test(url) ? page : undefined;
  });
  retry();
  await settled();
  await settled();
}

const sheet = () => document.querySelector('.printed-here');

printHere();
afterEach(() => {
  dispatchEvent(new Event('afterprint'));
  pictureAtOnce.value = null;
});

describe('a page that the browser prints', () => {
  it('is a sheet at once: map, filters, both dates, legend, note, and how much of the list it holds', async () => {
    await shown('/?type=obstruction');
    const canvas = document.createElement('canvas');
    pictureAtOnce.value = () => ({ canvas, width: 800, height: 600, scale: { metres: 5_000, pixels: 60 } });
    dispatchEvent(new Event('beforeprint'));
    const words = sheet()!.textContent!;
    expect(sheet()!.contains(canvas)).toBe(true);
    for (const said of [
      'Type: Obstruction',
      'Known at: ',
      'Recorded at: ',
      '5 km',
      'Legend',
      'Road blocked',
      'The first 1 of 240',
    ])
      expect(words).toContain(said);
    dispatchEvent(new Event('afterprint'));
    expect(sheet()).toBeNull();
  });

  it('is the incident that is open, without the list', async () => {
    await shown('/incident/blocked');
    dispatchEvent(new Event('beforeprint'));
    expect(sheet()!.querySelector('h2')!.textContent).toBe('Road blocked');
    expect(sheet()!.querySelector('.sheet-list')).toBeNull();
  });

  it('has no map where none is drawn', async () => {
    await shown('/list');
    dispatchEvent(new Event('beforeprint'));
    expect(sheet()!.querySelector('.sheet-map')).toBeNull();
    expect(sheet()!.querySelector('.sheet-list tbody tr')).not.toBeNull();
  });

  it.each(['/print', '/method', '/desk', '/incident/blocked/history'])(
    'stays as it is at %s',
    async (path) => {
      await shown('/');
      go(path, '');
      dispatchEvent(new Event('beforeprint'));
      expect(sheet()).toBeNull();
    },
  );
});
