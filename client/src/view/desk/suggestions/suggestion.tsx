import { useState } from 'preact/hooks';
import type { SuggestionView } from '#contract/suggestion.ts';
import { codeWord } from '../../../i18n/codebook.ts';
import { dayInWords, instantInWords } from '../../../i18n/dates.ts';
import { flat } from '../../../i18n/names.ts';
import { suggestionWords } from '../../../i18n/suggestions.ts';
import { decideSuggestion, deleteContact } from '../../../state/desk-suggestions.ts';
import { go } from '../../../state/location.ts';
import { isOutward } from '../../outward.ts';
import type { Acts } from '../acts.tsx';
import { MergeDialog, RejectDialog } from './decision-dialogs.tsx';

/** One suggestion: what was said, who can be asked, what it may repeat, and the ways to decide it. */
export function Suggestion({ of, acts }: { of: SuggestionView; acts: Acts }) {
  const { id, said, status } = of;
  const heading = `suggestion-${id}`;
  return (
    <article class="suggestion" aria-labelledby={heading}>
      <h2 id={heading}>
        {suggestionWords('suggestion_n', { number: id })}{' '}
        <span class="tag" data-status={status}>
          {suggestionWords(`status_${status}`)}
        </span>
      </h2>
      <p class="hint">
        {suggestionWords('received', { date: instantInWords(of.received_at) })}
        {of.decided_by && ` · ${suggestionWords('by', { name: of.decided_by })}`}
      </p>
      <p class="suggestion-what" lang={of.language}>
        {said.what}
      </p>
      <dl class="suggestion-facts">
        <dt>{suggestionWords('place')}</dt>
        <dd>
          {said.place && <bdi>{said.place}</bdi>}{' '}
          <span class="hint">{codeWord('precision', said.place_precision)}</span>
        </dd>
        <dt>{suggestionWords('date')}</dt>
        <dd>
          {dayInWords(said.date)} {said.time}
        </dd>
        {said.who && (
          <>
            <dt>{suggestionWords('who')}</dt>
            <dd>
              <bdi>{said.who}</bdi>
            </dd>
          </>
        )}
        {said.sources.length > 0 && (
          <>
            <dt>{suggestionWords('sources')}</dt>
            {said.sources.map((url) => (
              <dd key={url}>
                {isOutward(url) ? (
                  <a href={url} target="_blank" rel="noopener noreferrer nofollow">
                    {url}
                  </a>
                ) : (
                  url
                )}
              </dd>
            ))}
          </>
        )}
        {of.contact !== null && (
          <>
            <dt>{suggestionWords('contact')}</dt>
            <dd>
              <bdi>{of.contact}</bdi>{' '}
              <button
                type="button"
                class="button"
                data-kind="quiet"
                onClick={() => acts.act(() => deleteContact(id), suggestionWords('contact_deleted'))}
              >
                {suggestionWords('delete_contact')}
              </button>
            </dd>
          </>
        )}
        {of.reason !== null && (
          <>
            <dt>{suggestionWords('reason')}</dt>
            <dd>{of.reason}</dd>
          </>
        )}
        {of.incident !== null && (
          <>
            <dt>{suggestionWords('incident')}</dt>
            <dd>
              <a href={`/desk/${encodeURIComponent(of.incident)}`}>{of.incident}</a>
            </dd>
          </>
        )}
      </dl>
      {of.duplicates.length > 0 && (
        <div class="suggestion-near">
          <h3>{suggestionWords('near')}</h3>
          <ul>
            {of.duplicates.map(({ id: near, feature }) => (
              <li key={near}>
                <a href={`/incident/${encodeURIComponent(near)}`} target="_blank" rel="noopener">
                  {flat(feature.properties, 'title').text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {['received', 'in_review'].includes(status) && <Decide of={of} acts={acts} />}
    </article>
  );
}

function Decide({ of, acts }: { of: SuggestionView; acts: Acts }) {
  const [asked, setAsked] = useState<'merge' | 'reject' | null>(null);
  const close = () => setAsked(null);
  const accept = async () => {
    const { incident } = await decideSuggestion(of.id, { status: 'accepted' });
    if (incident) go(`/desk/${encodeURIComponent(incident)}`, '');
  };
  return (
    <div class="form-buttons">
      {of.status === 'received' && (
        <button
          type="button"
          class="button"
          onClick={() =>
            acts.act(() => decideSuggestion(of.id, { status: 'in_review' }), suggestionWords('taken_up'))
          }
        >
          {suggestionWords('take_up')}
        </button>
      )}
      <button
        type="button"
        class="button"
        data-kind="primary"
        title={suggestionWords('accept_means')}
        onClick={() => acts.act(accept, '')}
      >
        {suggestionWords('accept')}
      </button>
      <button type="button" class="button" onClick={() => setAsked('merge')}>
        {suggestionWords('merge')}
      </button>
      <button type="button" class="button" onClick={() => setAsked('reject')}>
        {suggestionWords('reject')}
      </button>
      {asked === 'merge' && <MergeDialog of={of} close={close} acts={acts} />}
      {asked === 'reject' && <RejectDialog of={of} close={close} acts={acts} />}
    </div>
  );
}
