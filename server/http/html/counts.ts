import { type Aggregate, aggregateDimensions, type WebLink } from '../../contract/feature.ts';
import { dayInWords } from '../../contract/words/dates.ts';
import { type Content, html, said } from './escape.ts';
import { spoken } from './feature-words.ts';
import { type Page, wayTo } from './frame.ts';
import { list, table } from './parts.ts';
import type { View } from './view.ts';

/** The same question counted by something else. */
function dimensions({ exchange, say }: View, by: Aggregate['by']): Content {
  const entries = aggregateDimensions.map((one) => {
    if (one === by) return html`<span aria-current="true">${say(`by_${one}`)}</span>`;
    const next = new URLSearchParams(exchange.parameters);
    next.set('by', one);
    return html`<a href="?${next.toString()}">${say(`by_${one}`)}</a>`;
  });
  const label = say('counted_by', { dimension: '…' });
  return html`<nav aria-label="${label}">${list(entries, 'row')}</nav>`;
}

/** How wide the longest bar is, in pixels. */
const barWidth = 160;

/** `…/aggregate`: counts as a table, with a bar for each. */
export function aggregatePage(
  view: View,
  body: Aggregate & { links?: WebLink[] },
  words: string,
  title: string,
): Page {
  const { say, number, code, place } = view;
  const { by, keys, counts, contested, names } = body;
  const nameOf = (key: string, index: number): Content => {
    if (by === 'known') return view.date(key);
    if (by === 'day' || by === 'week') return dayInWords(key, view.language);
    if (by === 'month') return dayInWords(key.slice(0, 7), view.language);
    if (by === 'type' || by === 'verification') return code(by, key);
    if (by === 'sub_type') return code('sub', key);
    if (by === 'contested') return key === 'none' ? say('none') : code('aspect', key);
    return spoken(view, names?.[index]) ?? (by === 'municipality' ? place(`municipalities/${key}`) : key);
  };
  const most = Math.max(1, ...counts);
  const rows = keys.map((key, index): Content[] => {
    const count = counts[index] ?? 0;
    const width = Math.round((barWidth * count) / most);
    return [
      nameOf(key, index),
      number(count),
      html`<svg class="bar" width="${barWidth}" height="12" viewBox="0 0 ${barWidth} 12" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="12"/></svg>`,
      number(contested[index] ?? 0),
    ];
  });
  const dimension = say(`by_${by}`);
  const columns = [
    { title: dimension[0]!.toUpperCase() + dimension.slice(1) },
    { title: say(by === 'known' ? 'number_of_changes' : 'number_of_incidents'), number: true },
    { title: '', bare: true },
    { title: say('number_contested'), number: true },
  ];
  return {
    title: say('counted_by', { dimension }),
    above: wayTo(view, { id: 'incidents', title }),
    links: body.links ?? [],
    content: html`<p class="lead">${said(words)}</p>
${dimensions(view, by)}
${rows.length ? table(say('counts'), columns, rows, true) : html`<p>${say('nothing')}</p>`}`,
  };
}
