import { inLanguage, type Language } from '../contract/text.ts';
import { codebookWords, codeWord, precisionWords } from '../contract/words/codebook.ts';
import { numberInWords, whenInWords } from '../contract/words/dates.ts';
import { feedWords } from '../contract/words/feed.ts';
import type { FeedHead, FeedItem } from './feed.ts';
import { textIn } from './texts-of.ts';
import { xmlText } from './xml-text.ts';

/** What people read of an entry: paragraphs, then who says what, then who says which number. */
export interface EntryText {
  title: string;
  paragraphs: string[];
  lists: string[][];
}

/**
 * An entry in words: what became of the incident and why, its summary, type, time and place with how sure they are,
 * what is contested, and each account under the name of its claimant. A retraction repeats nothing but the title.
 */
export function entryText(item: FeedItem, { language: of, zone }: FeedHead): EntryText {
  const { properties } = item.feature;
  const flat = { ...properties };
  const { merged_into: into } = item;
  const title = feedWords(
    into === undefined ? `kind_${item.kind}` : 'kind_merged',
    { title: textIn(flat, 'title', of) || item.incident },
    of,
  );
  const reason = item.reason ? feedWords('reason', { reason: item.reason }, of) : '';
  if (item.kind === 'retracted')
    return {
      title,
      paragraphs: [
        into === undefined
          ? feedWords('told_retracted', {}, of)
          : feedWords('told_merged', { incident: namedMerged(into, item, of) }, of),
        reason,
      ].filter(Boolean),
      lists: [],
    };
  const when = whenInWords(
    {
      start: properties.occurred_start,
      end: properties.occurred_end,
      open: properties.occurred_open,
      precision: properties.time_precision,
    },
    { of, zone },
  );
  const paragraphs = [
    toldOf(item, of),
    reason,
    textIn(flat, 'summary', of),
    [codeWord('type', properties.type, of), codeWord('sub', properties.sub_type, of), when]
      .filter((part, index, all) => part && all.indexOf(part) === index)
      .join(' · '),
    placeOf(item, of),
    feedWords('verification', { verification: codeWord('verification', properties.verification, of) }, of),
    properties.contested.length
      ? feedWords(
          'contested',
          { aspects: properties.contested.map((one) => codeWord('aspect', one, of)).join(', ') },
          of,
        )
      : '',
  ].filter(Boolean);
  const lists = [item.accounts.map((one) => accountOf(one, of)), figuresOf(item, of)];
  return { title, paragraphs, lists: lists.filter((list) => list.length) };
}

/** The incident that took another in, by its title and its id. */
function namedMerged(into: string, { merged_title: title }: FeedItem, of: Language): string {
  return title ? `${inLanguage(title, of).text} (${into})` : into;
}

function toldOf({ kind, differs }: FeedItem, of: Language): string {
  if (kind === 'published' || kind === 'retracted') return '';
  const members = differs.map((member) => feedWords(`member_${member}`, {}, of)).join(', ');
  return feedWords(`told_${kind}`, { members }, of);
}

function placeOf({ feature: { properties } }: FeedItem, of: Language): string {
  const { place_precision: precision, place_generalised: generalised, uncertainty_m: metres } = properties;
  const place = [
    textIn({ ...properties }, 'place_name', of),
    precisionWords(precision, generalised, of),
    metres ? feedWords('uncertainty', { metres: numberInWords(metres, 0, of) }, of) : '',
  ];
  return feedWords('place', { place: place.filter(Boolean).join(', ') }, of);
}

function accountOf({ claimant, stance, statement }: FeedItem['accounts'][number], of: Language): string {
  const gaps = {
    claimant: inLanguage(claimant.name, of).text || claimant.id,
    stance: codeWord('stance', stance, of),
  };
  const text = inLanguage(statement ?? {}, of).text;
  return text
    ? feedWords('account', { ...gaps, statement: text }, of)
    : feedWords('account_silent', gaps, of);
}

function figuresOf({ feature: { properties } }: FeedItem, of: Language): string[] {
  return properties.figures.map(({ category, group, line, low, high, qualifier }) => {
    const [from, to] = [numberInWords(low, 0, of), numberInWords(high, 0, of)];
    return feedWords(
      'figure',
      {
        line: inLanguage(line.name, of).text || line.id,
        number: codebookWords(`qualifier_${qualifier}`, { number: from === to ? from : `${from}–${to}` }, of),
        category: codeWord('figure', category, of),
        group: inLanguage(group.name, of).text || group.id,
      },
      of,
    );
  });
}

/** The text as HTML of paragraphs and lists only, well-formed as XML too. */
export function entryHtml({ paragraphs, lists }: EntryText): string {
  return [
    ...paragraphs.map((text) => `<p>${xmlText(text)}</p>`),
    ...lists.map((list) => `<ul>${list.map((text) => `<li>${xmlText(text)}</li>`).join('')}</ul>`),
  ].join('');
}

/** The text as lines. */
export function entryLines({ paragraphs, lists }: EntryText): string {
  return [...paragraphs, ...lists.flat().map((text) => `• ${text}`)].join('\n');
}
