import type { AccountView } from '#contract/feature.ts';
import type { Source } from '#contract/incident.ts';
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

/** What one account says of one aspect; a dash in words where it says nothing. */
export function AccountCell({ account, row }: { account: AccountView; row: AccountRow }) {
  return cells[row](account) ?? <span class="unsaid">{panel('unsaid')}</span>;
}

const cells: Record<AccountRow, (account: AccountView) => preact.JSX.Element | null> = {
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
  sources: ({ sources }) => {
    if (!sources.length) return null;
    const independent = independentSources(sources);
    return (
      <>
        <ul class="source-list">
          {sources.map((source) => (
            <SourceItem key={source.id} source={source} />
          ))}
        </ul>
        {independent < sources.length && (
          <p class="derived">{panel('independent', { count: independent, all: sources.length })}</p>
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

/** A source as an item of a list: who published it, when, and where it can be read. */
export function SourceItem({ source }: { source: Source }) {
  return (
    <li>
      {source.url ? <OutLink href={source.url}>{source.publisher}</OutLink> : <span>{source.publisher}</span>}
      {source.published_at && <span class="derived">, {writtenInWords(source.published_at)}</span>}
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
    </li>
  );
}
