import { type ComparedIncident, type Comparison, comparedKinds } from '../../contract/comparison.ts';
import { lastInstant, localDay } from '../../contract/time.ts';
import { comparisonWords } from '../../contract/words/comparison.ts';
import { textIn } from '../../format/texts-of.ts';
import { type Content, html, said } from './escape.ts';
import { type Page, wayTo } from './frame.ts';
import { sayer as historySayer, told } from './history.ts';
import { list } from './parts.ts';
import type { View } from './view.ts';

type Word = Parameters<typeof comparisonWords>[0];

const sayer =
  ({ language }: View) =>
  (word: Word, gaps: Parameters<typeof comparisonWords>[1] = {}): string =>
    comparisonWords(word, gaps, language);

/** A knowledge date: a day where it is the end of one. */
function knownOn({ reader, day, date }: View, at: string): string {
  const isEnd = lastInstant(localDay(Date.parse(at), reader.zone), reader.zone) === Date.parse(at);
  return isEnd ? day(at) : date(at);
}

/** An incident of the comparison: what became of it, when, and what is different in words. */
function entry(view: View, { id, kind, at, before, after, reason, changes = [] }: ComparedIncident): Content {
  const { language, number, date } = view;
  const say = sayer(view);
  const change = historySayer(view);
  const properties = (after ?? before)?.properties ?? {};
  const title = textIn(properties as unknown as Record<string, unknown>, 'title', language) || id;
  const item = `/api/collections/incidents/items/${encodeURIComponent(id)}`;
  const isGone = kind === 'retracted';
  const dated = say(isGone ? 'retracted_on' : 'became_known', {
    date: isGone ? date(at) : knownOn(view, at),
  });
  const heading = say(kind === 'appeared' ? 'said_by' : 'differences', {
    count: changes.length,
    number: number(changes.length),
  });
  return html`<article class="version${isGone ? ' gone' : ''}">
<h2><a href="${view.at(isGone ? `${item}/history` : item)}">${said(title)}</a></h2>
<p><strong>${say(`kind_${kind}`)}</strong> <span class="soft">${dated}</span></p>
${reason ? html`<p>${said(say('reason', { reason }))}</p>` : null}
${
  changes.length
    ? html`<h3>${heading}</h3>${list(
        changes.map(
          (one) =>
            html`<strong>${one.words.section ? html`${said(one.words.section)} – ` : null}${said(one.words.field)}</strong> <span class="soft">${change(one.kind)}</span>${told(change, one)}`,
        ),
        'changes',
      )}`
    : null
}
</article>`;
}

/** `…/comparison`: what became known between two dates, by kind and incident by incident. */
export function comparisonPage(view: View, body: Comparison, words: string, title: string): Page {
  const { number, say, at } = view;
  const tell = sayer(view);
  const { counts, incidents, since, until, links } = body;
  const span = { from: knownOn(view, since), until: knownOn(view, until) };
  const kinds = comparedKinds
    .filter((kind) => counts[kind] > 0)
    .map(
      (kind) =>
        html`<strong>${tell(`kind_${kind}`)}</strong>: ${number(counts[kind])} <span class="soft">${tell(`means_${kind}`)}</span>`,
    );
  const base = view.exchange.base;
  const turns = (['prev', 'next'] as const).flatMap((rel) => {
    const found = links.find((one) => one.rel === rel);
    if (!found) return [];
    return [
      html`<a rel="${rel}" href="${at(found.href.slice(base.length))}">${say(rel === 'next' ? 'next' : 'previous')}</a>`,
    ];
  });
  return {
    title: tell('compared'),
    above: wayTo(view, { id: 'incidents', title }),
    links,
    content: html`<p class="lead">${tell('compared_span', span)}</p>
<p>${said(words)}</p>
${kinds.length ? list(kinds) : html`<p>${tell('nothing_changed')}</p>`}
${incidents.map((one) => entry(view, one))}
${turns.length ? html`<nav aria-label="${say('pages')}">${list(turns, 'row')}</nav>` : null}`,
  };
}
