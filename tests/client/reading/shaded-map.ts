import { retry } from '../../../client/src/state/retry.ts';
import { serveInvented, settled } from './invented-deployment.ts';

/** A municipality without an outline, as the service answers it. */
export const municipality = (id: string, more: object = {}) => ({
  type: 'Feature',
  id,
  geometry: { type: 'Polygon', coordinates: [] },
  properties: { name: id, name_en: id, ...more },
});

/**
 * Shows an address of a service that has 17 incidents, 10 of them placed at or near a named place, 4 in Zelčan and 3 in
 * Lesk. Reference places are read once a test file.
 */
export async function showShaded(at: string, municipalities: readonly object[]): Promise<void> {
  const answers = (address: string): unknown => {
    const { pathname, searchParams } = new URL(address, location.href);
    if (pathname === '/api/collections/municipalities/items')
      return { type: 'FeatureCollection', features: municipalities };
    if (pathname === '/api/collections/incidents/aggregate' && searchParams.get('by') === 'municipality')
      return { keys: ['zelcan', 'lesk', 'gora'], counts: [4, 3, 0], numberMatched: 7 };
    if (pathname !== '/api/collections/incidents/items') return undefined;
    const numberMatched = searchParams.get('precision') ? 10 : 17;
    return { type: 'FeatureCollection', features: [], numberMatched, unlocated: 4, links: [] };
  };
  await serveInvented(at, answers, ['municipalities']);
  retry();
  await settled();
  await settled();
}
