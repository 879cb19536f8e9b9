import { execFileSync } from 'node:child_process';
import type { ExportContext, ExportItem, Format } from '../../../server/format/format.ts';
import { accountProperties } from '../../../server/query/properties.ts';
import { fixtureCollections } from '../../fixtures/gazetteer.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';
import { batches, exportContext, featureItem, itemOf, propertyInfo } from './export-items.ts';

const [account] = plainIncident().accounts;

/** Incidents at points, in an area, at two places at once, and nowhere. */
export const incidentItems: ExportItem[] = [
  itemOf(contestedIncident()),
  itemOf(plainIncident('2024-05-01-point')),
  itemOf(
    plainIncident('2024-05-02-area', {
      accounts: [
        {
          ...account!,
          place: { precision: 'municipality', parts: [{ kind: 'area', ref: 'municipalities/lesk' }] },
        },
      ],
    }),
  ),
  itemOf(
    plainIncident('2024-05-03-nowhere', { accounts: [{ ...account!, place: { precision: 'unlocated' } }] }),
  ),
];

const placeProperties = [
  propertyInfo('id', 'string', { role: 'id' }),
  propertyInfo('geometry', 'geometry', { role: 'primary-geometry' }),
  propertyInfo('name', 'string'),
  propertyInfo('name_sr_cyrl', 'string'),
  propertyInfo('radius_m', 'number'),
];

const accountItems = [
  featureItem(
    '2024-05-01-point:gazette',
    { incident: '2024-05-01-point', known_from: '2024-05-11T08:00:00Z' },
    {
      type: 'Point',
      coordinates: [30.15, 45.22],
    },
  ),
];

/** The context of a file of those incidents, with accounts and two collections of places beside them. */
export function binaryContext(overrides: Partial<ExportContext> = {}): ExportContext {
  return exportContext({
    count: incidentItems.length,
    words: 'Incidents: «č, Ж & <1>»',
    places: ['municipalities', 'settlements'],
    others: async (collection) => {
      const places = (fixtureCollections.get(collection) ?? []).map((feature) => ({ feature }));
      const items = collection === 'accounts' ? accountItems : places;
      const properties = collection === 'accounts' ? accountProperties : placeProperties;
      const context = binaryContext({ collection, title: collection, properties, count: items.length });
      return { context, items: batches(items) };
    },
    ...overrides,
  });
}

/** The whole file. */
export async function bytesOf(format: Format, items: ExportItem[], context: ExportContext): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of format.write(batches(...items.map((one) => [one])), context)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What GDAL says of a file; what it warns of stands there too. */
export function gdal(program: 'ogrinfo' | 'ogr2ogr', ...parameters: string[]): string {
  const environment = { ...process.env, CPL_DEBUG: 'OFF' };
  return execFileSync('sh', ['-c', 'exec "$0" "$@" 2>&1', program, ...parameters], {
    encoding: 'utf8',
    env: environment,
  });
}
