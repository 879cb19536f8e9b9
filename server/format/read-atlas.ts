import type { IncidentDocument } from '../contract/incident.ts';
import type { FieldError } from '../contract/problem.ts';
import { atlasVersion } from './atlas.ts';
import type { ExportedDocument } from './format.ts';

/** First line of an `atlas` file, as far as an importer needs it. */
export interface AtlasHeader {
  atlas: number;
  attribution: string;
  licence: { name: string; url: string };
  zone: string;
  [member: string]: unknown;
}

/** One line of a file, counted from 1: its header, a document with its versions, or why it can be neither. */
export type AtlasLine =
  | { kind: 'header'; line: number; header: AtlasHeader }
  | { kind: 'document'; line: number; exported: ExportedDocument }
  | { kind: 'error'; line: number; errors: FieldError[] };

/** The contract's reader of documents; pointers start at the document. */
export type DocumentParser = (
  value: unknown,
) => { document: IncidentDocument; errors: null } | { document: null; errors: FieldError[] };

/**
 * Reads one line of an `atlas` file; null for an empty one. Codes of errors besides those of `parse`: `line_not_json`,
 * `atlas_header_missing`, `atlas_version_unknown`, `value_missing`, `value_kind_wrong`. Pointers start at the line's
 * value. Never throws: a file with one bad line has all the others.
 */
export function readAtlas(text: string, line: number, parse: DocumentParser): AtlasLine | null {
  if (text.trim() === '') return null;
  const fail = (code: string, pointer = ''): AtlasLine => ({
    kind: 'error',
    line,
    errors: [{ pointer, code }],
  });
  let value: unknown;
  try {
    value = JSON.parse(line === 1 ? text.replace(/^\ufeff/, '') : text);
  } catch {
    return fail('line_not_json');
  }
  if (!isObject(value)) return fail('value_kind_wrong');
  if (line === 1) {
    if (typeof value.atlas !== 'number') return fail('atlas_header_missing', '/atlas');
    if (value.atlas > atlasVersion) return fail('atlas_version_unknown', '/atlas');
    return { kind: 'header', line, header: value as AtlasHeader };
  }
  const history = value.history ?? [];
  if (!Array.isArray(history)) return fail('value_kind_wrong', '/history');
  const current = readVersion(value, '', parse);
  const versions = history.map((entry, index) => readVersion(entry, `/history/${index}`, parse));
  const errors = [current, ...versions].flatMap((one) => one.errors ?? []);
  if (errors.length || !current.version) return { kind: 'error', line, errors };
  return {
    kind: 'document',
    line,
    exported: {
      ...current.version,
      ...(value.history === undefined
        ? {}
        : {
            history: versions.flatMap(({ version }, index) =>
              version ? [{ ...version, ...aboutChange(history[index]) }] : [],
            ),
          }),
    },
  };
}

type Version = Omit<ExportedDocument, 'history'>;

function readVersion(
  entry: unknown,
  pointer: string,
  parse: DocumentParser,
): { version: Version; errors: null } | { version: null; errors: FieldError[] } {
  if (!isObject(entry)) return { version: null, errors: [{ pointer, code: 'value_kind_wrong' }] };
  const errors: FieldError[] = [];
  const number = (name: 'version' | 'seq') => {
    const value = entry[name];
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
    errors.push({ pointer: `${pointer}/${name}`, code: missingOrWrong(value) });
    return 0;
  };
  const version = number('version');
  const seq = number('seq');
  const recorded = entry.recorded_at;
  if (typeof recorded !== 'string' || Number.isNaN(Date.parse(recorded)))
    errors.push({ pointer: `${pointer}/recorded_at`, code: missingOrWrong(recorded) });
  const parsed = parse(entry.document);
  for (const error of parsed.errors ?? [])
    errors.push({ ...error, pointer: `${pointer}/document${error.pointer}` });
  return errors.length || !parsed.document
    ? { version: null, errors }
    : { version: { version, seq, recorded_at: String(recorded), document: parsed.document }, errors: null };
}

function aboutChange(entry: unknown): { kind: string; reason?: string } {
  const { kind, reason } = entry as Record<string, unknown>;
  return { kind: String(kind ?? 'amended'), ...(typeof reason === 'string' ? { reason } : {}) };
}

const missingOrWrong = (value: unknown) => (value === undefined ? 'value_missing' : 'value_kind_wrong');

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
