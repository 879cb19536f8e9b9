import type { AccountView, SourceView } from '#contract/feature.ts';
import type { Source } from '#contract/incident.ts';
import { findSource } from '#contract/independence.ts';
import { inLanguage, type Texts } from '#contract/text.ts';
import { code, codeWord } from '../i18n/codebook.ts';
import { writtenInWords } from '../i18n/dates.ts';
import { say } from '../i18n/names.ts';
import { panel } from '../i18n/panel.ts';
import { language } from '../state/preferences.ts';
import {
  type AccountRow,
  claimedWhen,
  claimedWhere,
  figureLineInWords,
  independentSources,
} from './account-words.ts';
import { DerivedRule } from './derived-rule.tsx';
import { Lazy } from './lazy.tsx';
import { isOutward } from './outward.ts';
import { borderPointName, kilometresInWords, municipalityName } from './place-words.ts';

/** A text in the page's language, marked where it is there only in another one. */
export function Text({ of }: { of: Texts }) {
  const { text, language: tag } = inLanguage(of, language.value);
  return <span lang={tag === language.value ? undefined : tag}>{text}</span>;
}

/** A link off the site, marked as such in sight and in words; plain text where the address is no page. */
function OutLink({ href, children }: { href: string; children: preact.ComponentChildren }) {
  if (!isOutward(href)) return <span>{children}</span>;
  return (
    <a class="out-link" href={href} rel="noopener" target="_blank">
      {children}
      <span class="visually-hidden"> {panel('opens_outside')}</span>
    </a>
  );
}

/** Farther away the nearest border point says nothing about a claimed place. */
const nearKm = 10;

/** What one account, of `all` of the incident, says of one aspect; a dash in words where it says nothing. */
export function AccountCell(props: { account: AccountView; all: readonly AccountView[]; row: AccountRow }) {
  const { account, all, row } = props;
  return cells[row](account, all) ?? <span class="unsaid">{panel('unsaid')}</span>;
}

type Cell = (account: AccountView, all: readonly AccountView[]) => preact.JSX.Element | null;

const cells: Record<AccountRow, Cell> = {
  says: ({ statement }) =>
    statement ? (
      <p>
        <Text of={statement} />
      </p>
    ) : null,
  place: (account) => {
    const parts = claimedWhere(account);
    if (!parts.length) return null;
    const [first, ...rest] = parts;
    const possible = account.municipalities_possible.filter((id) => !account.municipalities.includes(id));
    return (
      <>
        <p>{first}</p>
        {rest.map((part) => (
          <p key={part} class="derived">
            {part}
          </p>
        ))}
        {possible.length > 0 && (
          <p class="derived">{panel('possibly_in', { places: possible.map(municipalityName).join(', ') })}</p>
        )}
        {account.border_point && account.border_point_km !== null && account.border_point_km < nearKm && (
          <p class="derived">
            {panel('from_border_point', {
              distance: kilometresInWords(account.border_point_km),
              point: borderPointName(account.border_point),
            })}
          </p>
        )}
      </>
    );
  },
  time: (account) => {
    const when = claimedWhen(account);
    return when && account.time ? (
      <p>
        {when} <span class="derived">({code(`time_${account.time.precision}`)})</span>
      </p>
    ) : null;
  },
  nature: ({ nature }) => {
    const word = nature?.sub_type
      ? codeWord('sub', nature.sub_type)
      : nature?.type && codeWord('type', nature.type);
    if (!word && !nature?.legal_word) return null;
    return (
      <>
        {word && <p>{word}</p>}
        {nature?.legal_word && <p>{panel('called', { word: codeWord('legal', nature.legal_word) })}</p>}
      </>
    );
  },
  actors: ({ actors }) =>
    actors.length ? (
      <ul class="plain-list">
        {actors.map((actor) => (
          <li key={`${actor.id} ${actor.role}`}>
            <Text of={actor.name} /> <span class="derived">({codeWord('role', actor.role)})</span>
          </li>
        ))}
      </ul>
    ) : null,
  figures: ({ figures }) =>
    figures.length ? (
      <ul class="plain-list">
        {figures.map((figure) => (
          <li key={figure.id}>{figureLineInWords(figure)}</li>
        ))}
      </ul>
    ) : null,
  sources: (account, all) => {
    const { sources } = account;
    if (!sources.length) return null;
    const independent = independentSources(account, all);
    return (
      <>
        <ul class="source-list">
          {sources.map((source) => (
            <SourceItem key={source.id} source={source} origin={originName(account.id, source, all)} />
          ))}
        </ul>
        {independent < sources.length && (
          <>
            <p class="derived">{panel('independent', { count: independent, all: sources.length })}</p>
            <DerivedRule of="sources" />
          </>
        )}
      </>
    );
  },
  grade: ({ grade }) =>
    grade ? (
      <>
        <p>{codeWord('reliability', grade.reliability)}</p>
        <p>{codeWord('credibility', grade.credibility)}</p>
      </>
    ) : null,
};

/** Who published what a source tells after, where that is known. */
function originName(account: string, { derived_from: from }: Source, all: readonly AccountView[]) {
  return from?.source ? findSource(all, account, from.source)?.source.publisher : from?.outlet;
}

const files = () => import('./evidence/released-files.tsx').then((module) => module.ReleasedFiles);

/** A source as an item of a list: who published it, when, where it can be read, and after whom it tells. */
export function SourceItem({ source, origin }: { source: SourceView; origin?: string | undefined }) {
  return (
    <li>
      {source.url ? <OutLink href={source.url}>{source.publisher}</OutLink> : <span>{source.publisher}</span>}
      {source.published_at && <span class="derived">, {writtenInWords(source.published_at)}</span>}
      {origin && <span class="derived">, {panel('told_after', { origin })}</span>}
      {source.archive_url && (
        <>
          {' '}
          <OutLink href={source.archive_url}>{panel('archived')}</OutLink>
        </>
      )}
      {say(source.headline) && (
        <p class="derived">
          <Text of={source.headline!} />
        </p>
      )}
      {source.files && <Lazy load={files} part with={{ files: source.files }} />}
    </li>
  );
}
