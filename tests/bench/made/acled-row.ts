import type { IncidentDocument } from '../../../server/contract/incident.ts';
import { disorderClassesOf } from '../../../server/domain/disorder.ts';
import {
  acledDisorder,
  acledEventOf,
  acledGeoPrecision,
  acledTimePrecision,
  targetsCivilians,
} from '../../../server/format/acled-codes.ts';
import { acledColumns } from '../../../server/format/acled-columns.ts';
import { type Cell, csvRow } from '../../../server/format/csv-text.ts';
import { lastDay, recordedAt } from './time.ts';
import type { MadePlace } from './world.ts';

export const acledHead = csvRow(acledColumns);

/**
 * The incident flattened as a data set of the field has it: its first account, in one row of 31 columns. Null for what
 * ACLED's columns cannot hold: no coordinates, or only a year.
 */
export function acledRow(document: IncidentDocument, places: ReadonlyMap<string, MadePlace>): string | null {
  const [account] = document.accounts;
  const [part] = account?.place?.parts ?? [];
  const time = account?.time;
  if (!account || !time || part?.kind !== 'point') return null;
  const timePrecision = acledTimePrecision[time.precision];
  if (timePrecision === null) return null;
  const { type, sub_type } = document.types[0]!;
  const event = acledEventOf(sub_type, account.nature?.legal_word ? [account.nature.legal_word] : []);
  const [first, second] = account.actors;
  const placeId = document.id.split('-').at(-2)!;
  const country = places.get(placeId)?.country ?? '';
  const date = time.start.length === 7 ? `${time.start}-01` : time.start.slice(0, 10);
  const killed = account.figures.filter(({ category }) => category === 'killed').at(-1);
  const row: Record<string, Cell> = {
    event_id_cnty: document.id,
    event_date: date,
    year: Number(date.slice(0, 4)),
    time_precision: timePrecision,
    disorder_type: disorderClassesOf(type, sub_type).map((one) => acledDisorder[one]),
    event_type: event[0],
    sub_event_type: event[1],
    actor1: first?.name.en,
    inter1: 'State forces',
    actor2: second?.name.en,
    inter2: second ? 'Civilians' : '',
    interaction: second ? 'State forces-Civilians' : 'State forces only',
    civilian_targeting: targetsCivilians(event) ? 'Civilian targeting' : '',
    iso: 383,
    region: 'Made',
    country,
    admin1: country,
    location: account.place?.name?.en,
    latitude: part.lat,
    longitude: part.lon,
    geo_precision: acledGeoPrecision[account.place!.precision],
    source: account.sources.map(({ publisher }) => publisher),
    source_scale: 'National',
    notes: document.summaries[0]?.text.en,
    fatalities: killed?.value ?? 0,
    timestamp: Math.floor(Math.min(lastDay, Date.parse(recordedAt)) / 1000),
  };
  return csvRow(acledColumns.map((column) => row[column]));
}
