import type { ExportContext } from './format.ts';
import { isDated } from './statement.ts';
import { xmlElement } from './xml-text.ts';

/** Namespace of the elements, which names the standard that the metadata follow (DCMI Metadata Terms). */
export const dublinCore = 'http://purl.org/dc/terms/';

/** What the file says about itself, in Dublin Core: question, dates, source, licence, attribution, note on names. */
export function dublinCoreOf(context: ExportContext): string {
  const { title, words, language, attribution, licence, designation, self, knownAt, recordedAt } = context;
  const members = [
    ['title', title],
    ['language', language],
    ['description', words],
    ['source', self],
    ['license', `${licence.name} (${licence.url})`],
    ['rightsHolder', attribution],
    ['rights', designation],
    ['temporal', knownAt === null ? '' : `known-at: ${knownAt}`],
    ['temporal', recordedAt === null ? '' : `recorded-at: ${recordedAt}`],
    ['created', isDated(context) ? '' : context.made_at],
  ] as const;
  const elements = members.map(([name, text]) => xmlElement(`dct:${name}`, text)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><metadata xmlns:dct="${dublinCore}">${elements}</metadata>`;
}
