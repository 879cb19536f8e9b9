import type { PlacePrecision, TimePrecision } from '../contract/codebook.ts';
import type { Actor } from '../contract/incident.ts';
import { disorderClassesOf } from '../domain/disorder.ts';
import {
  acledDisorder,
  acledEventOf,
  acledGeoPrecision,
  acledTimePrecision,
  detentionWords,
  targetsCivilians,
} from './acled-codes.ts';
import { acledColumns } from './acled-columns.ts';
import { byteOrderMark, type Cell, csvRow } from './csv-text.ts';
import { encoded } from './encode.ts';
import { type ExchangeIncident, exchangeIncident, refusedByExchange } from './exchange-incident.ts';
import type { Format } from './format.ts';
import { acledCells } from './imported-cells.ts';

/**
 * ACLED's CSV: one row an incident, coded by its preferred account. The id of a row is the incident's, so that it stays.
 * Refused: `no_coordinates`, `no_date`, `date_too_coarse` (only the year is known). Columns that nothing here says
 * (categories of actors, country codes, scale of the source) are empty, since guessing them would be a claim of ours.
 */
export const acledFormat: Format = {
  id: 'acled',
  mediaType: 'text/csv',
  extension: 'acled.csv',
  title: 'ACLED CSV',
  collections: ['incidents'],
  documents: true,
  options: { bom: ['false', 'true'] },
  crs: 'crs84',
  refuses: (feature) => {
    const refused = refusedByExchange(feature);
    if (refused) return refused;
    const precision = feature.properties?.time_precision as TimePrecision | null;
    return precision !== null && acledTimePrecision[precision] === null ? 'date_too_coarse' : null;
  },
  write: (items, context) =>
    encoded(items, {
      before: (context.options.bom === 'true' ? byteOrderMark : '') + csvRow(acledColumns),
      batch: (batch) =>
        batch
          .map((item) => {
            const incident = exchangeIncident(item, context);
            const made = acledRow(incident);
            const row = { ...made, ...acledCells(incident, made) };
            return csvRow(acledColumns.map((column) => row[column]));
          })
          .join(''),
    }),
};

/** Cells by column; columns that are not there are empty. */
function acledRow(incident: ExchangeIncident): Readonly<Record<string, Cell>> {
  const { properties, accounts, sides, text, exported } = incident;
  const { type, sub_type } = properties;
  const legalWords = accounts.flatMap(({ nature }) => nature?.legal_word ?? []);
  const event = acledEventOf(sub_type, legalWords);
  const names = (actors: readonly Actor[]) => actors.map((actor) => text(actor.name));
  const [actor1 = '', ...assoc1] = names(sides.first);
  const [actor2 = '', ...assoc2] = names(sides.second);
  return {
    event_id_cnty: incident.id,
    event_date: incident.firstDay,
    year: Number(incident.firstDay.slice(0, 4)),
    time_precision: acledTimePrecision[properties.time_precision ?? 'day'],
    disorder_type: disorderOf(event, type, sub_type),
    event_type: event[0],
    sub_event_type: event[1],
    actor1,
    assoc_actor_1: assoc1,
    actor2,
    assoc_actor_2: assoc2,
    civilian_targeting: targetsCivilians(event) ? 'Civilian targeting' : '',
    admin2: incident.municipalities,
    location: incident.place || incident.municipalities.join('; '),
    latitude: incident.lat,
    longitude: incident.lon,
    geo_precision: acledGeoPrecision[properties.place_precision as PlacePrecision],
    source: [...new Set(accounts.flatMap((account) => account.sources.map((one) => one.publisher)))],
    notes: [incident.title, incident.summary].filter(Boolean).join('. '),
    // ACLED counts the most conservative number, and 0 where nobody says one.
    fatalities: incident.killed[0]?.low ?? 0,
    tags: tagsOf(incident, sub_type === 'detention' ? detentionWords(legalWords) : []),
    timestamp: Math.floor(Date.parse(exported.recorded_at) / 1000),
  };
}

/** The event's class where the claim of an abduction moves it to violence; else the classes of the type. */
function disorderOf(
  event: readonly [string, string],
  ...[type, subType]: Parameters<typeof disorderClassesOf>
): string[] {
  if (event[1] === 'Abduction/forced disappearance') return [acledDisorder.political_violence];
  return disorderClassesOf(type, subType).map((one) => acledDisorder[one]);
}

/** What ACLED has no column for, so that a reader of the row sees how sure it is. */
function tagsOf({ properties }: ExchangeIncident, claimed: readonly string[]): string[] {
  const { verification, contested, place_precision, uncertainty_m, tags = [] } = properties;
  return [
    ...tags,
    `verification=${verification}`,
    ...(contested.length ? [`contested=${contested.join(',')}`] : []),
    ...(claimed.length ? [`claimed=${claimed.join(',')}`] : []),
    `place precision=${place_precision}`,
    ...(uncertainty_m === null ? [] : [`uncertainty=${uncertainty_m} m`]),
  ];
}
