import type { VersionChange } from '../../contract/difference.ts';
import type { VersionEntry, WebLink } from '../../contract/feature.ts';
import { textSegments } from '../../contract/text-segments.ts';
import { doneInWords, historyWords, otherInWords } from '../../contract/words/history.ts';
import { type Content, type Html, html, said } from './escape.ts';
import { type Page, wayTo } from './frame.ts';
import { list } from './parts.ts';
import type { View } from './view.ts';

type Say = (word: Parameters<typeof historyWords>[0], gaps?: Parameters<typeof historyWords>[1]) => string;

export const sayer =
  ({ language }: View): Say =>
  (word, gaps = {}) =>
    historyWords(word, gaps, language);

/** Text that went or came; browsers strike and underline it, and the word before it is for who does not see that. */
function mark(say: Say, kind: 'removed' | 'added', text: string): Html {
  const name = html`<span class="hidden">${say(kind)}: </span>`;
  return kind === 'removed' ? html`<del>${name}${said(text)}</del>` : html`<ins>${name}${said(text)}</ins>`;
}

/** What a change says: words laid over each other where somebody's text was changed, else what was and what is. */
export function told(say: Say, { kind, before, after, words }: VersionChange): Content {
  const lang = words.lang ? html` lang="${words.lang}"` : null;
  if (kind === 'changed' && words.before === before && words.after === after)
    return html`<p class="text"${lang}>${textSegments(words.before ?? '', words.after ?? '').map((one) =>
      one.kind === 'same' ? one.text : mark(say, one.kind, one.text),
    )}</p>`;
  // Of what was and what is only the words are marked that the other has not.
  const segments = textSegments(words.before ?? '', words.after ?? '');
  const line = (name: 'was' | 'is', other: 'removed' | 'added') =>
    html`<p><span class="soft">${say(name)}</span> <span${lang}>${segments
      .filter((one) => one.kind !== other)
      .map(({ kind: what, text }) =>
        what === 'same' ? text : what === 'removed' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`,
      )}</span></p>`;
  if (kind === 'changed' || kind === 'moved')
    return html`${words.before === undefined ? null : line('was', 'added')}${words.after === undefined ? null : line('is', 'removed')}`;
  return kind === 'removed'
    ? html`<p><del${lang}>${said(words.before ?? '')}</del></p>`
    : html`<p><ins${lang}>${said(words.after ?? '')}</ins></p>`;
}

function changes(view: View, entry: VersionEntry): Content {
  const { kind, changes: all = [], compared_with, merged_into } = entry;
  const { number } = view;
  const say = sayer(view);
  if (kind === 'retracted')
    return html`<p>${say(merged_into === undefined ? 'no_longer' : 'merged_no_longer')}</p>`;
  if (compared_with === null || compared_with === undefined) return html`<p class="soft">${say('first')}</p>`;
  if (all.length === 0) return html`<p class="soft">${say('unchanged')}</p>`;
  const heading = say('changes', { count: all.length, version: number(compared_with) });
  return html`<h3>${heading}</h3>${list(
    all.map(
      (one) =>
        html`<strong>${one.words.section ? html`${said(one.words.section)} – ` : null}${said(one.words.field)}</strong> <span class="soft">${say(one.kind)}</span>${told(say, one)}`,
    ),
    'changes',
  )}`;
}

/** The other incident that a version has to do with, as a link. */
function other({ at, language }: View, entry: VersionEntry): Content {
  const found = otherInWords(entry, language);
  if (!found) return null;
  const item = `/api/collections/incidents/items/${encodeURIComponent(found.id)}`;
  return html`<p>${found.words}: <a href="${at(item)}"><code>${found.id}</code></a></p>`;
}

/** `…/history`: the versions of an incident that the reader may see, the newest first, with what differs. */
export function historyPage(
  view: View,
  body: { id: string; versions: readonly VersionEntry[]; links?: WebLink[] },
  title: string,
  incident: string,
): Page {
  const { number, date, at, language } = view;
  const say = sayer(view);
  const item = `/api/collections/incidents/items/${encodeURIComponent(body.id)}`;
  const newest = body.versions.at(-1)?.version;
  const gone = body.versions.findLast(({ kind }) => kind === 'retracted');
  const entries = [...body.versions].reverse().map((entry) => {
    const { version, recorded_at, kind, reason } = entry;
    const address = `${item}?version=${version}`;
    const ways =
      kind === 'retracted'
        ? null
        : list(
            [
              html`<a href="${at(address)}">${say('read', { version: number(version) })}</a>`,
              html`<a href="${at(`${address}&f=citation`)}">${say('cite_version', { version: number(version) })}</a>`,
            ],
            'row',
          );
    return html`<article class="version${kind === 'retracted' ? ' gone' : ''}" id="version-${version}">
<h2>${say('version', { version: number(version) })}${version === newest ? html` <span class="soft">(${say('newest')})</span>` : null}</h2>
<p>${doneInWords(entry, language)}. <span class="soft">${say('recorded', { date: date(recorded_at) })}</span></p>
${reason ? html`<p>${said(say('reason', { reason }))}</p>` : kind === 'amended' ? html`<p class="soft">${say('no_reason')}</p>` : null}
${other(view, entry)}${changes(view, entry)}
${ways}
</article>`;
  });
  return {
    title: say('of_incident', { title: incident || body.id }),
    step: say('title'),
    above: [...wayTo(view, { id: 'incidents', title }), { title: body.id, path: item }],
    links: body.links ?? [],
    content: html`${gone ? html`<p class="notice">${say(gone.merged_into === undefined ? 'retracted_on' : 'merged_on', { date: date(gone.recorded_at) })}</p>` : null}
<p class="lead">${say('lead')}</p>
${entries}`,
  };
}

/** What became of the incident since the version that a page shows; null where it is the one that stands. */
export function sinceThen(
  view: View,
  { id, version }: { id: string; version: number },
  versions: readonly VersionEntry[],
): Html | null {
  const { number, date, at } = view;
  const say = sayer(view);
  const item = `/api/collections/incidents/items/${encodeURIComponent(id)}`;
  const gone = versions.findLast(({ kind }) => kind === 'retracted');
  const newest = versions.at(-1)?.version ?? version;
  if (gone) {
    const words = say(gone.merged_into === undefined ? 'old_retracted' : 'old_merged', {
      version: number(version),
      date: date(gone.recorded_at),
    });
    const reason = gone.reason ? html`<br>${said(say('reason', { reason: gone.reason }))}` : null;
    return html`<p class="notice">${words}${reason}<br><a href="${at(`${item}/history`)}">${say('title')}</a></p>`;
  }
  if (newest <= version) return null;
  const words = say('old_version', { version: number(version), newest: number(newest) });
  return html`<p class="notice">${words}<br><a href="${at(item)}">${say('read', { version: number(newest) })}</a></p>`;
}

/** How to cite the version that a page shows. */
export function citing(view: View, links: readonly WebLink[]): Html | null {
  const say = sayer(view);
  const permanent = links.find(({ rel }) => rel === 'cite-as');
  if (!permanent) return null;
  const forms = links.filter(({ rel, type }) => rel === 'describedby' && type);
  const nameOf = ({ title }: WebLink) =>
    title?.startsWith('How to cite it, as ') ? title.replace('How to cite it, as ', '') : say('plain');
  const base = view.exchange.base;
  const path = (href: string) => (href.startsWith(base) ? href.slice(base.length) : href);
  return html`<p>${say('cite_hint')}</p><p><a href="${view.at(path(permanent.href))}"><code>${permanent.href}</code></a></p>${list(
    forms.map((one) => html`<a href="${view.at(path(one.href))}" type="${one.type}">${nameOf(one)}</a>`),
    'row',
  )}`;
}
