import type { DrawnPart } from '../../contract/drawn-part.ts';
import { evidenceTypes, type ReleasedFile } from '../../contract/evidence.ts';
import type { AccountView, SourceView } from '../../contract/feature.ts';
import { findSource } from '../../contract/independence.ts';
import { isDrawn, refOf } from '../../contract/place-part.ts';
import { numberInWords } from '../../contract/words/dates.ts';
import { drawnPlaceWords } from '../../contract/words/drawn-place.ts';
import { type Content, type Html, html, link, said } from './escape.ts';
import { kindInWords, rangeInWords, spoken, where } from './feature-words.ts';
import { definitions, joined, list, table } from './parts.ts';
import type { View } from './view.ts';

/** Who says it, and what they do with it: «KFOR confirms». */
export function accountTitle(view: View, { claimant, stance }: AccountView): Html {
  const words = view.code('stance', stance);
  return html`${spoken(view, claimant.name) ?? claimant.id} <span class="soft">${words}</span>`;
}

function timeOf(view: View, { time }: AccountView): Content {
  if (!time) return null;
  const start = view.date(time.start);
  const end = time.open_end ? '…' : time.end && endBeside(start, view.date(time.end));
  const precision = view.code('time', time.precision);
  return html`${end && end !== start ? `${start} – ${end}` : start} <span class="soft">(${precision})</span>`;
}

/** An end as it stands beside its start: the day that both have is said once, and where it is all of it, its last minute. */
function endBeside(start: string, end: string): string {
  const [day, minute] = start.split(/, (?=\d\d:\d\d$)/);
  if (!minute) return end;
  if (end.replace(/\.$/, '') === day) return '23:59';
  return end.startsWith(`${day}, `) ? end.slice(day!.length + 2) : end;
}

function placeOf(view: View, { place, place_generalised }: AccountView): Content {
  if (!place) return null;
  const uncertainties = place.parts.flatMap((part) => (part.kind === 'point' ? [part.uncertainty_m] : []));
  const names = place.parts.flatMap((part) => {
    const reference = refOf(part);
    return reference ? [view.place(reference)] : [];
  });
  const told = where(view, {
    place_precision: place.precision,
    place_generalised,
    uncertainty_m: uncertainties.length ? Math.max(...uncertainties) : null,
  });
  const name = spoken(view, place.name) ?? ([...new Set(names)].join(', ') || null);
  const drawn = place.parts.filter(isDrawn).map((part) => drawnInWords(view, part));
  return html`${name}${name ? html`<br>` : null}${told}${drawn.map((one) => html`<br><span class="soft">${one}</span>`)}`;
}

function drawnInWords(view: View, part: DrawnPart): string {
  if (part.kind === 'outline') return drawnPlaceWords('outline', {}, view.language);
  const distance = `${numberInWords(part.uncertainty_m, 0, view.language)}\u00a0m`;
  return drawnPlaceWords('line_within', { distance }, view.language);
}

/** A released file, with the hash by which anybody can tell that it is the same. */
function fileLink(view: View, { href, size, type, sha256 }: ReleasedFile): Html {
  const megabytes = view.number(size / 1e6, size < 1e5 ? 3 : 1);
  const words = view.say('evidence', { type: evidenceTypes[type], megabytes });
  return html`${link(href, said(words), 'nofollow noopener')} <span class="soft">SHA-256 ${sha256}</span>`;
}

function sourceLine(view: View, account: AccountView, all: readonly AccountView[], source: SourceView): Html {
  const { publisher, url, archive_url, headline, published_at, derived_from: from, files = [] } = source;
  const origin = from?.source ? findSource(all, account.id, from.source)?.source.publisher : from?.outlet;
  const name = headline ? spoken(view, headline) : null;
  const title = name ?? said(publisher);
  return html`${url ? link(url, title, 'nofollow noopener') : title}${name ? html` <span class="soft">${said(publisher)}</span>` : null}${published_at ? html`, ${view.date(published_at)}` : null}${origin ? html`, ${view.say('told_after', { origin })}` : null}${archive_url ? html` (${link(archive_url, view.say('archived'), 'nofollow noopener')})` : null}${files.map((one) => html`<br>${fileLink(view, one)}`)}`;
}

function figuresOf(view: View, { figures }: AccountView): Html | null {
  if (figures.length === 0) return null;
  const { say, code } = view;
  const rows = figures.map((one): Content[] => {
    const low = one.low ?? one.value ?? 0;
    const high = one.high ?? one.value ?? low;
    return [
      code('figure', one.category),
      spoken(view, one.group.name),
      rangeInWords({ low, high, qualifier: one.qualifier }, view),
      html`${one.said_at ? view.date(one.said_at) : null}${one.note ? html`<br>${spoken(view, one.note)}` : null}`,
    ];
  });
  const columns = [
    { title: say('category') },
    { title: say('group') },
    { title: say('number'), number: true },
    { title: say('said_at') },
  ];
  return table(say('figures'), columns, rows);
}

/** What an account says, with its sources: everything that the reader may know of it. */
export function accountParts(view: View, account: AccountView, all: readonly AccountView[]): Html {
  const { say, code, day } = view;
  const { nature, grade, actors, sources, known_from, known_inferred, statement } = account;
  const known = say(known_inferred ? 'known_supposed' : 'known_since', { date: day(known_from) });
  return html`${statement ? html`<p>${spoken(view, statement)}</p>` : null}
${definitions([
  [say('when'), timeOf(view, account)],
  [say('where'), placeOf(view, account)],
  [say('what'), kindInWords(view, nature?.type, nature?.sub_type)],
  [say('legal_word'), nature?.legal_word && code('legal', nature.legal_word)],
  [
    say('actors'),
    actors.length
      ? joined(
          actors.map(
            (one) =>
              html`${spoken(view, one.name) ?? one.id} <span class="soft">${code('role', one.role)}</span>`,
          ),
        )
      : null,
  ],
  [
    say('grade'),
    grade && `${code('reliability', grade.reliability)}; ${code('credibility', grade.credibility)}`,
  ],
])}
${figuresOf(view, account)}
${sources.length ? html`<h4>${say('sources')}</h4>${list(sources.map((one) => sourceLine(view, account, all, one)))}` : null}
<p class="soft">${known}</p>`;
}
