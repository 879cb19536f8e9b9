import type { ExportContext } from './format.ts';

/** What every file says about itself, flat, in the members' order; the names are those of the sidecar. */
export interface Statement {
  title: string;
  /** The query in words. */
  query: string;
  known_at: string | null;
  recorded_at: string | null;
  /** Left out of a dated answer, whose bytes are the same for ever. */
  made_at?: string;
  attribution: string;
  licence: { name: string; url: string };
  designation: string;
  source: string;
}

/** True when both dates were given and the record of that date is closed: the same question has the same bytes for ever. */
export function isDated({ knownAt, recordedAt, made_at }: ExportContext): boolean {
  return knownAt !== null && recordedAt !== null && recordedAt < made_at;
}

/** The statement of a file, for formats that hold JSON. */
export function statementOf(context: ExportContext): Statement {
  return {
    title: context.title,
    query: context.words,
    known_at: context.knownAt,
    recorded_at: context.recordedAt,
    ...(isDated(context) ? {} : { made_at: context.made_at }),
    attribution: context.attribution,
    licence: context.licence,
    designation: context.designation,
    source: context.self,
  };
}

/** The statement as lines of text, for formats that only have a description; `known at` and the like stay codes. */
export function statementLines(context: ExportContext): string[] {
  const { words, attribution, licence, designation, self } = context;
  return [
    words,
    ...(context.knownAt === null ? [] : [`known-at: ${context.knownAt}`]),
    ...(context.recordedAt === null ? [] : [`recorded-at: ${context.recordedAt}`]),
    ...(isDated(context) ? [] : [`made-at: ${context.made_at}`]),
    attribution,
    `${licence.name} (${licence.url})`,
    designation,
    self,
  ];
}
