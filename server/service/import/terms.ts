import { type DataSet, type Redistribution, redistributions } from '../../contract/data-set.ts';
import { type Importable, importable } from '../../contract/import.ts';

export { type Importable, importable };

/** What is known of a data set by its format alone; whoever imports may say otherwise. */
export const usualTerms: Readonly<Record<Importable, DataSet>> = {
  acled: {
    id: 'acled',
    title: 'ACLED',
    licence: { name: 'ACLED Terms and Conditions', url: 'https://acleddata.com/terms-and-conditions/' },
    attribution: 'Armed Conflict Location & Event Data (ACLED), acleddata.com',
    redistribution: 'private',
  },
  ucdp: {
    id: 'ucdp',
    title: 'UCDP GED',
    licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    attribution: 'Uppsala Conflict Data Program (UCDP), Georeferenced Event Dataset',
    redistribution: 'allowed',
  },
  atlas: {
    id: 'atlas',
    title: 'Incident Atlas',
    licence: { name: 'as stated in the file' },
    attribution: 'as stated in the file',
    redistribution: 'allowed',
  },
  // Nothing is known of it, so nobody but staff sees it unless whoever imports it says that they may.
  geojson: {
    id: 'geojson',
    title: 'GeoJSON',
    licence: { name: 'not stated' },
    attribution: 'not stated',
    redistribution: 'private',
  },
  csv: {
    id: 'table',
    title: 'CSV',
    licence: { name: 'not stated' },
    attribution: 'not stated',
    redistribution: 'private',
  },
};

/** What whoever imports says of the data set. */
export interface StatedTerms {
  id?: string | undefined;
  title?: string | undefined;
  licence?: string | undefined;
  attribution?: string | undefined;
  redistribution?: string | undefined;
}

/**
 * The data set of an import. Throws a sentence for an id that is no slug, a redistribution that is none, and for
 * `forbidden`: such rows are not taken in at all.
 */
export function dataSetOf(format: Importable, stated: StatedTerms): DataSet {
  const known = usualTerms[format];
  const redistribution = (stated.redistribution ?? known.redistribution) as Redistribution;
  if (!redistributions.includes(redistribution))
    throw new Error(`The redistribution is one of ${redistributions.join(', ')}, not «${redistribution}».`);
  if (redistribution === 'forbidden')
    throw new Error('The terms of this data set forbid to pass it on in any way; it is not imported.');
  const id = stated.id ?? known.id;
  if (!/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/.test(id))
    throw new Error(`The id of a data set has up to 32 small letters, digits and hyphens, not «${id}».`);
  return {
    id,
    title: stated.title ?? (stated.id === undefined ? known.title : id),
    licence: stated.licence ? { name: stated.licence } : known.licence,
    attribution: stated.attribution ?? known.attribution,
    redistribution,
  };
}
