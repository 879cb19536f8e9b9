import { describe, expect, test } from 'vitest';
import { fanLimit } from '#contract/drawing.ts';
import { fanPlaces, fanRadius, fans } from '../../../client/src/map/fan.ts';

describe('the fan', () => {
  test('places are the same each time, start straight up, and lie too far apart to touch', () => {
    for (let count = 2; count <= fanLimit; count++) {
      const places = fanPlaces(count);
      expect(places).toEqual(fanPlaces(count));
      expect(places[0]).toMatchObject({ dx: 0, turn: 0 });
      const [first, second] = places as [(typeof places)[0], (typeof places)[0]];
      expect(Math.hypot(first.dx - second.dx, first.dy - second.dy)).toBeGreaterThan(26);
      for (const { dx, dy } of places) expect(Math.hypot(dx, dy)).toBeCloseTo(fanRadius(count), 0);
    }
  });

  test('has a place for everything that a tile can fan out', () => {
    for (let count = 2; count <= fanLimit; count++)
      for (let index = 0; index < count; index++)
        expect(fans.get(`${count}/${index}`)).toMatchObject(fanPlaces(count)[index]!);
    expect(fans.size).toBe((fanLimit * (fanLimit + 1)) / 2 - 1);
  });
});
