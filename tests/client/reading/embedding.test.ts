import { beforeEach, describe, expect, test } from 'vitest';
import { readParts, wholeHref } from '../../../client/src/state/embedding.ts';
import { addressFaults, isEmbedded, path, select, selectedId } from '../../../client/src/state/location.ts';
import { credentials } from '../../../client/src/state/request.ts';
import { serveInvented } from './invented-deployment.ts';

describe('the parts of a frame', () => {
  test('are those that are asked for, in their own order, and map and list where none is', () => {
    expect(readParts('list, map,map')).toEqual({ parts: ['map', 'list'], unknown: [] });
    expect(readParts(null)).toEqual({ parts: ['map', 'list'], unknown: [] });
    expect(readParts('desk')).toEqual({ parts: ['map', 'list'], unknown: ['desk'] });
    expect(readParts('filters,chart')).toEqual({ parts: ['filters'], unknown: ['chart'] });
  });
});

describe('a page in a frame', () => {
  beforeEach(() => serveInvented('/embed?parts=map&type=riot'));

  test('has the app’s own paths below its address, and stays in it', () => {
    expect([isEmbedded.value, path.value]).toEqual([true, '/']);
    select('one');
    expect(location.pathname + location.search).toBe('/embed/incident/one?type=riot&parts=map');
    expect(selectedId.value).toBe('one');
    select(null);
    expect(location.pathname).toBe('/embed');
  });

  test('leads to the whole with the same query, without its parts', () => {
    select('one');
    expect(wholeHref()).toBe('/incident/one?type=riot');
  });

  test('reads as nobody in particular', () => expect(credentials()).toBe('omit'));

  test('knows its parameter as one, which no other page does', async () => {
    expect(addressFaults.value).toEqual([]);
    await serveInvented('/?parts=map');
    expect(addressFaults.value.map(({ parameter }) => parameter)).toEqual(['parts']);
    expect([isEmbedded.value, credentials()]).toEqual([false, 'same-origin']);
  });
});
