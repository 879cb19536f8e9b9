import type { TimePrecision } from '../../contract/codebook.ts';
import { generalisedPlaces } from '../../contract/generalised.ts';
import type { PropertyInfo } from '../../contract/queryable.ts';
import { inLanguage, type Texts } from '../../contract/text.ts';
import { codebookWords, precisionWords } from '../../contract/words/codebook.ts';
import { whenInWords } from '../../contract/words/dates.ts';
import { placeCode } from '../../contract/words/place-code.ts';
import { textIn } from '../../format/texts-of.ts';
import { vocabularyOf } from '../property-schema.ts';
import { type Content, type Html, html, link, said } from './escape.ts';
import { joined } from './parts.ts';
import type { View } from './view.ts';

export type Properties = Readonly<Record<string, unknown>>;

/** A member that is a text; empty when it is none. */
export function textOf(properties: Properties, name: string): string {
  const value = properties[name];
  return typeof value === 'string' ? value : '';
}

/** A member that is a list of texts. */
export function textsOf(properties: Properties, name: string): string[] {
  const value = properties[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** A member that is a number, else null. */
export function numberOf(properties: Properties, name: string): number | null {
  const value = properties[name];
  return typeof value === 'number' ? value : null;
}

/** A text in several languages, in that of the page; marked with its own where there is no other. */
export function spoken({ language }: View, texts: Texts | undefined): Html | null {
  if (!texts) return null;
  const { text, language: really } = inLanguage(texts, language);
  if (!text) return null;
  return really === language ? said(text) : html`<bdi lang="${really}">${text}</bdi>`;
}

/** A text that flat members hold (`title`, `title_sq` …). */
export function flat({ language }: View, properties: Properties, name: string): string {
  return textIn(properties, name, language);
}

/** When something happened, no more precise than it is known. */
export function when({ reader, say }: View, properties: Properties): Content {
  const words = whenInWords(
    {
      start: textOf(properties, 'occurred_start') || null,
      end: textOf(properties, 'occurred_end') || null,
      open:
        properties.occurred_open === true || (!properties.occurred_end && Boolean(properties.occurred_start)),
      precision: (textOf(properties, 'time_precision') || null) as TimePrecision | null,
    },
    reader,
  );
  return words || html`<span class="soft">${say('not_known')}</span>`;
}

/** Where: the name of the place, how precise it is and how uncertain. */
export function where(view: View, properties: Properties): Content {
  const { say, number, language } = view;
  const name = flat(view, properties, 'place_name');
  const precision = textOf(properties, 'place_precision');
  const uncertainty = numberOf(properties, 'uncertainty_m');
  const generalised = generalisedPlaces.find((one) => one === properties.place_generalised);
  const notes = [
    precision && precisionWords(precision, generalised, language),
    uncertainty !== null && uncertainty > 0 && say('uncertain_by', { number: number(uncertainty) }),
  ].filter(Boolean) as string[];
  return html`${name ? said(name) : null}${name && notes.length ? html`<br>` : null}<span class="soft">${joined(notes)}</span>`;
}

/** What is contested, in words; null when nothing is. */
export function contest({ say, code }: View, aspects: readonly string[]): Html | null {
  if (aspects.length === 0) return null;
  const words = aspects.map((aspect) => code('aspect', aspect)).join(', ');
  return html`<span class="warn">${say('contested_about', { aspects: words })}</span>`;
}

/** As many decimals as a number has, three at most. */
function decimalsOf(value: number): number {
  return String(Math.round(value * 1_000) / 1_000).split('.')[1]?.length ?? 0;
}

/** Any value of a property as people read it: codes in words, dates in words, places by name, links as links. */
export function valueInPage(view: View, info: Pick<PropertyInfo, 'name' | 'codes'>, value: unknown): Content {
  const { say, date, number, municipality, side, language } = view;
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value === 'number') return number(value, decimalsOf(value));
  if (Array.isArray(value)) {
    if (!value.every((one) => typeof one !== 'object')) return html`<code>${JSON.stringify(value)}</code>`;
    return value.length ? joined(value.map((one) => valueInPage(view, info, one))) : null;
  }
  if (typeof value === 'object') return html`<code>${JSON.stringify(value)}</code>`;
  const text = String(value);
  if (info.codes) return view.code(vocabularyOf(info.name), text);
  if (/^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(text)) return date(text);
  if (/^municipalit(y|ies)/.test(info.name)) return municipality(text);
  if (/^side(_left|_right)?$/.test(info.name)) return side(text);
  const word = placeCode(info.name, text, language);
  if (word) return word;
  if (/^https?:\/\//.test(text)) return link(text, text);
  return said(text);
}

/** A range of a figure with its qualifier: «at least 4», «20–30». */
export function rangeInWords(
  { low, high, qualifier }: { low: number; high: number; qualifier: string },
  { number, language }: Pick<View, 'number' | 'language'>,
): string {
  const range = low === high ? number(low) : `${number(low)}–${number(high)}`;
  const key = `qualifier_${qualifier}`;
  return codebookWords.has(key) ? codebookWords(key, { number: range }, language) : range;
}

/** A type with its sub-type, once where both have the same name. */
export function kindInWords(
  { code }: Pick<View, 'code'>,
  type: string | null | undefined,
  subType: string | null | undefined,
): string {
  const words = [type && code('type', type), subType && code('sub', subType)];
  return [...new Set(words.filter(Boolean))].join(', ');
}
