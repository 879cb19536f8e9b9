import type { SessionEntry } from '#contract/people.ts';
import { instantInWords } from '../../../i18n/dates.ts';
import { people } from '../../../i18n/people.ts';
import { endSession, ownSessions } from '../../../state/desk-people.ts';
import { Listed, Outcome, useActs } from '../acts.tsx';

/** Where one is logged in, with the way to end each. */
export function OwnSessions() {
  const acts = useActs();
  const end = ({ id }: SessionEntry) => acts.act(() => endSession(id), people('session_ended'));
  return (
    <section class="desk-part" aria-labelledby="own-sessions">
      <h2 id="own-sessions">{people('sessions')}</h2>
      <p class="hint">{people('sessions_mean')}</p>
      <Listed from={ownSessions.value}>
        {({ sessions }) => (
          <ul class="desk-rows">
            {sessions.map((one) => (
              <li key={one.id}>
                <p>
                  <span class="when">
                    {people('begun')}: {instantInWords(one.created_at)}
                  </span>
                  {one.current && <span class="tag">{people('this_one')}</span>}
                  <span class="hint">
                    {people('last_used')}: {instantInWords(one.last_seen)}
                  </span>
                </p>
                {!one.current && (
                  <button
                    type="button"
                    class="button"
                    aria-label={people('end_session_of', { date: instantInWords(one.created_at) })}
                    onClick={() => end(one)}
                  >
                    {people('end')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Listed>
      <Outcome acts={acts} />
    </section>
  );
}
