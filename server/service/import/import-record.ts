import { randomBytes } from 'node:crypto';
import type { DataSet } from '../../contract/data-set.ts';
import type { ImportTerms, ImportView } from '../../contract/import.ts';
import type { Actor } from '../../domain/permissions.ts';
import type { ImportRecord } from '../../store/import.ts';
import type { Looked } from './look-at-file.ts';
import { usualTerms } from './terms.ts';

/** An id of ours: also the name of the files of the import. */
export const newImportId = () => randomBytes(8).toString('hex');

/** The record of a file that was just sent, with what its format is usually taken in under. */
export function newRecord(
  id: string,
  { name, bytes, actor, at }: { name: string; bytes: number; actor: Actor; at: string },
  looked: Looked,
): ImportRecord {
  const known = usualTerms[looked.format];
  return {
    ...{ id, name, bytes, by: actor.name, at },
    ...looked,
    terms: {
      id: known.id,
      title: known.title,
      licence: known.licence.name,
      licence_url: known.licence.url ?? null,
      attribution: known.attribution,
      redistribution: known.redistribution,
    },
    ...{ terms_stated: false, state: 'uploaded', report: null, commit: null, publish: null, undo: null },
    ...{ broken: null, batch: null, batches: {} },
  };
}

/** What is shown of a record. */
export function viewOf(
  { batch: _, batches: _all, ...shown }: ImportRecord,
  running: ImportView['running'],
): ImportView {
  return { ...shown, running };
}

export function dataSetFrom(terms: ImportTerms): DataSet {
  const { id, title, licence, licence_url, attribution, redistribution } = terms;
  return {
    ...{ id, title, attribution },
    licence: { name: licence, ...(licence_url ? { url: licence_url } : {}) },
    // The contract of the terms refuses `forbidden`.
    redistribution: redistribution as DataSet['redistribution'],
  };
}

/** The key under which it is remembered how a table was read: its columns, whatever else is in it. */
export function headerKey({ table }: Pick<ImportRecord, 'table'>): string | null {
  return table?.header.join('\u001f').toLowerCase() ?? null;
}
