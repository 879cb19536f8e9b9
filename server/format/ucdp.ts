import { createHash } from 'node:crypto';
import type { IncidentProperties } from '../contract/feature.ts';
import type { Source } from '../contract/incident.ts';
import { codeWord } from '../contract/words/codebook.ts';
import { byteOrderMark, type Cell, csvRow } from './csv-text.ts';
import { encoded } from './encode.ts';
import { type ExchangeIncident, exchangeIncident, refusedByExchange } from './exchange-incident.ts';
import type { ExportContext, Format } from './format.ts';
import { ucdpCells } from './imported-cells.ts';
import {
  isOrganisedViolence,
  prioGrid,
  typeOfViolence,
  ucdpDatePrecision,
  ucdpWherePrecision,
} from './ucdp-codes.ts';
import { ucdpColumns } from './ucdp-columns.ts';
import { ucdpDeaths } from './ucdp-deaths.ts';

/**
 * UCDP GED's CSV: one row an incident of organised violence, coded by its preferred account. Refused:
 * `no_coordinates`, `no_date`, `no_type_of_violence` (protests, obstructions and the like, which GED does not hold).
 * Of an incident of which only the country is known, coordinates are those of the row it came from,
 * if any. Incidents without a reported death are kept, with zeros. Identifiers of UCDP's own lists are empty.
 */
export const ucdpFormat: Format = {
  id: 'ucdp',
  mediaType: 'text/csv',
  extension: 'ucdp.csv',
  title: 'UCDP GED CSV',
  collections: ['incidents'],
  documents: true,
  options: { bom: ['false', 'true'] },
  crs: 'crs84',
  refuses: (feature) => {
    const { sub_type } = feature.properties as IncidentProperties;
    return refusedByExchange(feature, true) ?? (isOrganisedViolence(sub_type) ? null : 'no_type_of_violence');
  },
  write: (items, context) =>
    encoded(items, {
      before: (context.options.bom === 'true' ? byteOrderMark : '') + csvRow(ucdpColumns),
      batch: (batch) =>
        batch
          .map((item) => {
            const incident = exchangeIncident(item, context, true);
            const made = ucdpRow(incident, context);
            const row = { ...made, ...ucdpCells(incident, made) };
            return csvRow(ucdpColumns.map((column) => row[column]));
          })
          .join(''),
    }),
};

/** A number that is always the same for an incident: the first 52 bits of the SHA-256 of its id, which a double holds. */
export function ucdpId(id: string): number {
  return Number(BigInt(`0x${createHash('sha256').update(id).digest('hex').slice(0, 13)}`));
}

/** Cells by column; columns that are not there are empty. */
function ucdpRow(incident: ExchangeIncident, { language }: ExportContext): Readonly<Record<string, Cell>> {
  const { properties, accounts, sides, text, lon, lat } = incident;
  const parties = [...sides.first, ...sides.second];
  const withState = parties.some((actor) => actor.role === 'authority' || actor.role === 'responding');
  const nameOf = (side: keyof typeof sides) => sides[side].map((actor) => text(actor.name)).join('; ');
  const [sideA, sideB] = [nameOf('first'), nameOf('second')];
  const sources = distinct(accounts.flatMap((account) => account.sources));
  return {
    id: ucdpId(incident.id),
    relid: incident.id,
    year: Number(incident.firstDay.slice(0, 4)),
    code_status: 'Clear',
    type_of_violence: typeOfViolence(properties.sub_type, withState),
    dyad_name: sideA && sideB ? `${sideA} - ${sideB}` : '',
    side_a: sideA,
    side_b: sideB,
    number_of_sources: sources.length,
    source_article: sources.map((source) => articleOf(source, text)),
    source_office: [...new Set(sources.map((source) => source.publisher))],
    source_date: [...new Set(sources.flatMap((source) => source.published_at?.slice(0, 10) ?? []))],
    source_headline: sources.flatMap((source) => (source.headline ? [text(source.headline)] : [])),
    source_original: [...new Set(accounts.map((account) => text(account.claimant.name)))],
    where_prec: ucdpWherePrecision[properties.place_precision],
    where_coordinates: incident.place || incident.municipalities.join('; '),
    where_description: whereOf(incident, language),
    adm_2: incident.municipalities,
    latitude: lat,
    longitude: lon,
    geom_wkt: lon === null || lat === null ? '' : `POINT (${lon} ${lat})`,
    priogrid_gid: lon === null || lat === null ? '' : prioGrid(lon, lat),
    event_clarity: properties.aggregate ? 2 : 1,
    date_prec: ucdpDatePrecision[properties.time_precision ?? 'day'],
    date_start: dateTime(incident.firstDay),
    date_end: dateTime(incident.lastDay),
    ...ucdpDeaths(incident.killed, sides),
  };
}

/** Sources of several accounts that are one page count once. */
function distinct(sources: readonly Source[]): Source[] {
  const keyOf = (source: Source) => source.url ?? `${source.publisher} ${source.published_at} ${source.id}`;
  return [...new Map(sources.map((source) => [keyOf(source), source])).values()];
}

function articleOf(source: Source, text: ExchangeIncident['text']): string {
  const headline = source.headline ? text(source.headline) : '';
  return [source.publisher, source.published_at?.slice(0, 10), headline, source.url]
    .filter(Boolean)
    .join(', ');
}

function whereOf({ place, properties }: ExchangeIncident, language: ExportContext['language']): string {
  const { place_precision, uncertainty_m } = properties;
  return [
    place,
    codeWord('precision', place_precision, language),
    ...(uncertainty_m ? [`± ${uncertainty_m} m`] : []),
  ]
    .filter(Boolean)
    .join(', ');
}

const dateTime = (day: string) => (day ? `${day} 00:00:00.000` : '');
