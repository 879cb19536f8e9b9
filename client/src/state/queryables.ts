import { computed, signal } from '@preact/signals';
import type { Box } from '#contract/query.ts';
import { language } from './preferences.ts';
import { resource } from './resource.ts';

/** A property as `/queryables` describes it (JSON Schema). */
export interface Queryable {
  title?: string;
  description?: string;
  type?: string;
  format?: string;
  enum?: string[];
  items?: { type?: string; enum?: string[] };
}

const once = signal(0);
const wanted = signal(false);

/** What filters can ask of incidents, by name, in the page's language; asked for when `wantQueryables` was called. */
export const queryables = resource<{ properties: Record<string, Queryable> }>(
  computed(() =>
    wanted.value ? `/api/collections/incidents/queryables?f=json&lang=${language.value}` : null,
  ),
  once,
);

/** Says that the list of queryables is shown. */
export function wantQueryables(): void {
  wanted.value = true;
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** An example condition on a property, to be changed by its writer; `box` is in WGS 84 degrees. */
export function exampleOf(name: string, { type, format, enum: codes, items }: Queryable, box: Box): string {
  if (format?.startsWith('geometry')) return `S_INTERSECTS(${name}, BBOX(${box.join(', ')}))`;
  if (type === 'array') return `A_CONTAINS(${name}, (${quoted(items?.enum?.[0] ?? '…')}))`;
  if (type === 'boolean') return `${name} = TRUE`;
  if (type === 'number' || type === 'integer') return `${name} >= 1`;
  if (format === 'date-time') return `${name} >= TIMESTAMP('2024-01-01T00:00:00Z')`;
  if (format === 'date') return `${name} >= DATE('2024-01-01')`;
  if (codes) return `${name} IN (${codes.slice(0, 2).map(quoted).join(', ')})`;
  return name.endsWith('id') ? `${name} = '…'` : `CASEI(${name}) LIKE CASEI('%…%')`;
}

/** A text with a condition put in at the caret, joined by AND to what stands before it; and where the caret is then. */
export function insertCondition(text: string, at: number, condition: string): { text: string; at: number } {
  const before = text.slice(0, at).trimEnd();
  const after = text.slice(at).trimStart();
  const joined =
    before && !/(?:\(|\b(?:and|or|not))$/i.test(before) ? `${before} AND ` : before && `${before} `;
  const follows = after && !/^(?:\)|(?:and|or)\b)/i.test(after) ? ` AND ${after}` : after && ` ${after}`;
  return { text: `${joined}${condition}${follows}`, at: joined.length + condition.length };
}
