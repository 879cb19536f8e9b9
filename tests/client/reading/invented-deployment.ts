import type { Deployment } from '#contract/deployment.ts';
import { loadDeployment } from '../../../client/src/state/deployment.ts';
import { setZone, startLocation } from '../../../client/src/state/location.ts';
import { fixtureRegion } from '../../fixtures/gazetteer.ts';

/** URLs asked since `serveInvented`, without host. */
export const asked: string[] = [];

/**
 * Lets the app meet the invented region: `fetch` answers `/api/deployment` and whatever `answers` returns for a URL
 * (undefined is a 404), and the address is `at`; of reference places it has `collections`.
 */
export async function serveInvented(
  at = '/',
  answers: (url: string) => unknown = () => undefined,
  collections: readonly string[] = [],
): Promise<void> {
  asked.length = 0;
  const { layers: _layers, designation, ...region } = fixtureRegion;
  const deployment: Deployment = {
    region,
    designation: { profile: 'plain', text: designation.plain },
    basemap: { kind: 'embedded' },
    collections: collections.map((id) => ({ id, titles: { en: id } })),
    layers: [],
    embeddable: true,
    suggestions: true,
    version: '0',
    seq: 1,
  };
  globalThis.fetch = async (input) => {
    const url = String(input);
    asked.push(url);
    const body = url === '/api/deployment' ? deployment : answers(url);
    return new Response(JSON.stringify(body ?? { type: 'about:blank', title: 'Not found', status: 404 }), {
      status: body === undefined ? 404 : 200,
      headers: { 'Content-Type': 'application/json' },
    });
  };
  history.replaceState(null, '', at);
  await loadDeployment();
  setZone(region.zone);
  startLocation();
}

/** Lets what was asked be answered and drawn. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
