import { describe, expect, test } from 'vitest';
import { haversine } from '#contract/sphere.ts';
import { isAmbiguous, readPlace } from '../../../client/src/state/desk-place-formats.ts';

const zvecan = { lat: 42.9095, lon: 20.8379 };
const bounds = [20.46, 42.79, 21.02, 43.29] as const;

describe('a pasted place', () => {
  test.each([
    '42.9095, 20.8379',
    '42,9095; 20,8379',
    `42°54'34.2"N 20°50'16.44"E`,
    "N 42° 54.57' E 20° 50.274'",
    'geo:42.9095,20.8379',
    'GEO:42.9095,20.8379,540;crs=WGS84',
    'https://www.openstreetmap.org/?mlat=42.9095&mlon=20.8379#map=12/43/21',
    'https://www.openstreetmap.org/#map=15/42.9095/20.8379',
    'https://www.google.com/maps/place/X/@43.0,21.0,15z/data=!3m1!8m2!3d42.9095!4d20.8379',
    'https://www.google.com/maps/@42.9095,20.8379,15z',
    'https://maps.google.com/?q=42.9095,20.8379',
    'https://www.google.com/maps/search/?api=1&query=42.9095%2C20.8379',
    'https://maps.apple.com/?ll=42.9095,20.8379',
    'https://www.bing.com/maps?cp=42.9095~20.8379&lvl=15',
    'https://yandex.com/maps/?ll=20.8379,42.9095&z=15',
    'https://mapy.cz/zakladni?x=20.8379&y=42.9095&z=15',
    'https://atlas.example/?map=9.5/42.9095/20.8379',
  ])('«%s» is read', async (text) => expect(await readPlace(text)).toEqual(zvecan));

  test('takes how exact it is from where it says so', async () => {
    expect(await readPlace('geo:42.9095,20.8379;u=35.2')).toEqual({ ...zvecan, uncertainty_m: 36 });
    const square = await readPlace('34T DN 86 50');
    expect(square?.uncertainty_m).toBeGreaterThan(650);
    expect(square?.uncertainty_m).toBeLessThan(750);
  });

  // Published pairs: the CN Tower by Wikipedia on UTM, and the square that the documentation of MGRS libraries shows.
  test.each(['17T 630084 4833438', 'UTM 17 T, 630084 E, 4833438 N', '17N 630084mE 4833438mN'])(
    '«%s» is the CN Tower',
    async (text) => {
      const place = await readPlace(text);
      expect(haversine(place!.lon, place!.lat, -79.3871389, 43.6425667)).toBeLessThan(3);
    },
  );

  test('a square of the military grid is its middle, and one to the metre is where UTM puts it', async () => {
    const square = await readPlace('33UXP04');
    expect(haversine(square!.lon, square!.lat, 16.4145, 48.24949)).toBeLessThan(30);
    expect(square!.uncertainty_m).toBeGreaterThan(7_000);
    for (const text of ['17TPJ3008433438', '17T PJ 30084 33438', '17t pj 3008433438']) {
      const place = await readPlace(text);
      expect(haversine(place!.lon, place!.lat, -79.3871389, 43.6425667), text).toBeLessThan(3);
      expect(place!.uncertainty_m).toBe(1);
    }
  });

  test('south of the equator is said by the band', async () => {
    const south = await readPlace('34H 261878 6243186');
    expect(south?.lat).toBeCloseTo(-33.925, 2);
    expect(south?.lon).toBeCloseTo(18.424, 2);
  });

  test.each([
    'nothing',
    'geo:95,20',
    'geo:42,20;crs=other',
    'geo:42,20;u=x',
    'https://example.org/page?q=road',
    'javascript:42.9,20.8',
    '61T 500000 4700000',
    '34T ZZ 1234 123',
    '42.9095',
  ])('«%s» is not', async (text) => expect(await readPlace(text)).toBeNull());

  test('is asked about only where two numbers could be either way round', () => {
    expect(isAmbiguous('42.9, 20.8', { lat: 42.9, lon: 20.8 }, bounds)).toBe(false);
    expect(isAmbiguous('50.8, 4.3', { lat: 50.8, lon: 4.3 }, bounds)).toBe(true);
    expect(isAmbiguous('50.8 N, 4.3 E', { lat: 50.8, lon: 4.3 }, bounds)).toBe(false);
    expect(isAmbiguous('50.8, 104.3', { lat: 50.8, lon: 104.3 }, bounds)).toBe(false);
  });
});
