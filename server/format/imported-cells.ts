import type { Account } from '../contract/incident.ts';
import { acledMeaning } from './acled-meaning.ts';
import type { Cell } from './csv-text.ts';
import type { ExchangeIncident } from './exchange-incident.ts';
import { dayOf } from './exchange-row.ts';
import { acledPlaces, acledTimes } from './read-acled.ts';
import { ucdpMeaning, ucdpPlaces, ucdpTimes } from './read-ucdp.ts';

type Cells = Record<string, Cell>;

/** The row that the preferred account was imported from, when it is one of this format. */
function rowOf({ accounts }: ExchangeIncident, format: 'acled' | 'ucdp') {
  const [account] = accounts;
  return account?.imported?.format === format ? { account, ...account.imported } : null;
}

/** Cells of the columns as the row had them, empty where it had nothing. */
function asImported(cells: Readonly<Record<string, string>>, columns: string): Cells {
  return Object.fromEntries(columns.split(',').map((column) => [column, cells[column] ?? '']));
}

/** Those cells that were kept, and no others. */
function whereKept(cells: Readonly<Record<string, string>>, columns: string): Cells {
  return Object.fromEntries(
    columns.split(',').flatMap((column) => (cells[column] === undefined ? [] : [[column, cells[column]]])),
  );
}

/**
 * What an ACLED row of an incident that came from one says, in place of what would be made of it: each group of columns
 * as long as its codes still mean what the incident says, so that a correction here is never undone by an old code.
 */
export function acledCells(incident: ExchangeIncident, made: Readonly<Cells>): Cells {
  const row = rowOf(incident, 'acled');
  if (!row) return {};
  const { account, cells } = row;
  const { properties, firstDay, lastDay } = incident;
  const isOnly = incident.accounts.length === 1;
  const day = dayOf(cells.event_date ?? firstDay);
  const isThen =
    acledTimes[cells.time_precision ?? '1'] === properties.time_precision &&
    day !== null &&
    day >= firstDay &&
    (lastDay === '' || day <= lastDay);
  return {
    ...(isOnly ? { event_id_cnty: row.id, ...asImported(cells, 'tags,timestamp,source_scale') } : {}),
    notes: cells.notes ?? account.statement?.en ?? '',
    ...whereKept(cells, 'source'),
    ...(acledMeaning(cells.sub_event_type ?? '')?.sub_type === properties.sub_type
      ? asImported(cells, 'disorder_type,event_type,sub_event_type,civilian_targeting')
      : {}),
    ...(isThen
      ? {
          year: day.slice(0, 4),
          event_date: day,
          ...asImported(cells, 'time_precision'),
          ...whereKept(cells, 'event_date,year'),
        }
      : {}),
    ...(acledPlaces[cells.geo_precision ?? '3'] === properties.place_precision
      ? {
          ...asImported(cells, 'geo_precision,iso,region,country,admin1,admin2,admin3'),
          location: account.place?.name?.en ?? '',
          ...whereKept(cells, 'location,latitude,longitude'),
        }
      : {}),
    ...(hasActors(account, made)
      ? {
          ...asImported(cells, 'inter1,inter2,interaction'),
          ...whereKept(cells, 'actor1,assoc_actor_1,actor2,assoc_actor_2'),
        }
      : {}),
    ...(incident.killed.length < 2 ? whereKept(cells, 'fatalities') : {}),
  };
}

/** Whether the sides of the row are those of this account: what is said of their kinds is said of them. */
function hasActors({ actors }: Account, { actor1, actor2 }: Readonly<Cells>): boolean {
  const named = (name: Cell | undefined) => !name || actors.some((actor) => actor.name.en === name);
  return named(actor1) && named(actor2);
}

/** The same for a row of UCDP GED; deaths are the row's as long as their sum is. */
export function ucdpCells(incident: ExchangeIncident, made: Readonly<Cells>): Cells {
  const row = rowOf(incident, 'ucdp');
  if (!row) return {};
  const { account, cells } = row;
  const { properties, firstDay } = incident;
  const isOnly = incident.accounts.length === 1;
  const start = dayOf(cells.date_start ?? '');
  const isThen =
    ucdpTimes[cells.date_prec ?? '1'] === properties.time_precision &&
    start?.slice(0, 4) === firstDay.slice(0, 4);
  const best = Number(cells.best ?? 0);
  const sum = ['deaths_a', 'deaths_b', 'deaths_civilians', 'deaths_unknown'].reduce(
    (total, column) => total + Number(cells[column] ?? 0),
    0,
  );
  const isCounted = made.best === best || made.best === sum || made.best === Number(cells.low ?? 0);
  return {
    ...(isOnly
      ? {
          id: row.id,
          ...asImported(
            cells,
            'relid,active_year,code_status,number_of_sources,source_article,source_office',
          ),
          ...asImported(cells, 'source_date,source_headline,source_original,where_description'),
        }
      : {}),
    ...(ucdpMeaning(cells.type_of_violence ?? '')?.sub_type === properties.sub_type
      ? {
          ...asImported(
            cells,
            'type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id',
          ),
          ...asImported(
            cells,
            'dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_b_dset_id,side_b_new_id',
          ),
          ...asImported(cells, 'event_clarity,gwnoa,gwnob'),
          ...whereKept(cells, 'side_a,side_b'),
        }
      : {}),
    ...(isThen ? { ...asImported(cells, 'date_prec,date_start,date_end'), ...whereKept(cells, 'year') } : {}),
    ...(ucdpPlaces[cells.where_prec ?? ''] === properties.place_precision
      ? {
          ...asImported(cells, 'where_prec,adm_1,adm_2,geom_wkt,priogrid_gid,country,country_id,region'),
          where_coordinates: account.place?.name?.en ?? '',
          ...whereKept(cells, 'where_coordinates,latitude,longitude'),
        }
      : {}),
    ...(isCounted && incident.killed.length < 2
      ? asImported(cells, 'deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low')
      : {}),
  };
}
