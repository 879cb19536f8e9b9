import type {
  FigureLine,
  IncidentDetail,
  IncidentDetailProperties,
  VersionEntry,
} from '../../contract/feature.ts';
import { historyWords } from '../../contract/words/history.ts';
import { queryWords } from '../../contract/words/query.ts';
import { accountParts, accountTitle } from './account.ts';
import { type Content, type Html, html, link, said } from './escape.ts';
import {
  contest,
  flat,
  kindInWords,
  type Properties,
  rangeInWords,
  spoken,
  when,
  where,
} from './feature-words.ts';
import { type Page, wayTo } from './frame.ts';
import { citing, sinceThen } from './history.ts';
import { mapOf, shapeOf } from './map.ts';
import { definitions, list, section, table } from './parts.ts';
import type { View } from './view.ts';

type Detail = IncidentDetail;

function figures(view: View, lines: readonly FigureLine[]): Html | null {
  const { say, code } = view;
  if (lines.length === 0) return null;
  const columns = [
    { title: say('category') },
    { title: say('group') },
    { title: say('said_by') },
    { title: say('number'), number: true },
    { title: say('said_at') },
  ];
  const rows = lines.map((line): Content[] => [
    code('figure', line.category),
    spoken(view, line.group.name),
    spoken(view, line.line.name),
    rangeInWords(line, view),
    view.day(line.said_at),
  ]);
  return html`<p>${say('figures_lead')}</p>${table(say('figures'), columns, rows)}`;
}

function derived(view: View, properties: IncidentDetailProperties): Html | null {
  const { say, place, number } = view;
  const km = (value: number | null) =>
    value === null ? '' : ` (${say('distance_km', { number: number(value, 1) })})`;
  const municipalities = (ids: readonly string[]) =>
    ids.map((id) => place(`municipalities/${id}`)).join(', ');
  const { border_point, border_point_km, settlement, settlement_km, line_side, line_km } = properties;
  const sideName = line_side === 'both' ? say('side_both') : line_side && view.side(line_side);
  return definitions([
    [say('certain_in'), municipalities(properties.municipalities)],
    [say('possible_in'), municipalities(properties.municipalities_possible)],
    [say('nearest_border'), border_point && place(`border-points/${border_point}`) + km(border_point_km)],
    [say('nearest_settlement'), settlement && place(`settlements/${settlement}`) + km(settlement_km)],
    [
      say('main_line'),
      line_km === null ? null : `${say('distance_km', { number: number(line_km, 1) })}, ${sideName ?? ''}`,
    ],
  ]);
}

function assessments(view: View, { assessments: entries }: IncidentDetailProperties): Html | null {
  const { say, code, date } = view;
  if (entries.length === 0) return null;
  const columns = ['aspect', 'assessed_as', 'basis', 'by'] as const;
  const rows = entries.map((one): Content[] => [
    code('aspect', one.aspect),
    html`${code('verification', one.verification)}${one.known_from ? html`<br><span class="soft">${say('known_since', { date: date(one.known_from) })}</span>` : null}`,
    spoken(view, one.basis),
    one.by && said(one.by),
  ]);
  return table(
    say('assessments'),
    columns.map((word) => ({ title: say(word) })),
    rows,
  );
}

function linked(view: View, { links }: IncidentDetailProperties): Html | null {
  return list(
    links.map(({ relation, target, title, direction }) => {
      const kind = direction === 'from' ? `from_${relation}` : relation;
      const address = view.at(`/api/collections/incidents/items/${encodeURIComponent(target)}`);
      return html`${view.code('relation', kind)}: <a href="${address}">${spoken(view, title) ?? target}</a>`;
    }),
  );
}

/**
 * `…/incidents/items/{id}`: the preferred view first, or what the `teller` says, then who says what, each in words of its
 * own.
 */
export function incidentPage(
  view: View,
  body: Detail,
  title: string,
  versions: readonly VersionEntry[],
  teller: string | null,
): Page {
  const { say, code, at, number } = view;
  const { properties, id } = body;
  const flatMembers = properties as unknown as Properties;
  const { accounts, contested, preferred_account, preferred_rule, type, sub_type } = properties;
  const summary = flat(view, flatMembers, 'summary');
  const told = accounts.find(({ claimant }) => claimant.id === teller);
  const shapes = [
    { ...shapeOf(body), contested: contested.length > 0 },
    ...accounts
      .filter((one) => one.id !== preferred_account)
      .map(({ geometry, nature }) => ({ geometry, type: nature?.type ?? type, faint: true })),
  ];
  const ordered = [
    ...accounts.filter((one) => one.id === preferred_account),
    ...accounts.filter((one) => one.id !== preferred_account),
  ];
  const address = `/api/collections/incidents/items/${encodeURIComponent(id)}`;
  const count = properties.accounts_count;
  return {
    title: flat(view, flatMembers, 'title') || id,
    above: wayTo(view, { id: 'incidents', title }),
    links: body.links,
    content: html`${sinceThen(view, { id, version: properties.version }, versions)}${summary ? html`<p class="lead">${said(summary)}</p>` : null}
${definitions([
  ...(told ? [[queryWords('name_view', {}, view.language), spoken(view, told.claimant.name)] as const] : []),
  [say('when'), when(view, flatMembers)],
  [say('what'), html`<span class="key t-${type}"></span>${kindInWords(view, type, sub_type)}`],
  [say('where'), where(view, flatMembers)],
  [view.title('tags'), properties.tags?.length ? said(properties.tags.join(', ')) : null],
  [say('who_says'), say('accounts_number', { count, number: number(count) })],
  [
    view.title('verification'),
    html`${code('verification', properties.verification)}${contested.length ? html`<br>${contest(view, contested)}` : null}`,
  ],
])}
${mapOf(view, shapes, say('map_of_one'))}
${section(
  say('accounts_title'),
  ordered.map((one) => {
    const leads =
      one.id === preferred_account && (preferred_rule !== 'only' || accounts.length === 1)
        ? say('preferred', { rule: code('rule', preferred_rule) })
        : null;
    return html`<article class="account">
<h3>${accountTitle(view, one)}</h3>
${leads ? html`<p class="leads">${leads}</p>` : null}
${accountParts(view, one, accounts)}
</article>`;
  }),
)}
${section(say('figures'), figures(view, properties.figures))}
${section(say('assessments'), assessments(view, properties))}
${section(say('derived'), derived(view, properties))}
${section(say('linked'), linked(view, properties))}
${section(
  say('record'),
  html`${definitions([
    [say('version'), number(properties.version)],
    [say('recorded_at'), view.date(properties.recorded_at)],
    [view.title('known_from'), view.day(properties.known_from)],
  ])}${list([
    html`<a href="${at(`${address}/history`)}">${say('history')}</a>`,
    link(at(`/incident/${encodeURIComponent(id)}`), say('map')),
  ])}`,
)}
${section(historyWords('cite_version', { version: number(properties.version) }, view.language), citing(view, body.links))}`,
  };
}
