import { useState } from 'preact/hooks';
import { newApiToken, type TokenScope, tokenScopes } from '#contract/session.ts';
import { instantInWords } from '../../../i18n/dates.ts';
import { people } from '../../../i18n/people.ts';
import { endToken, makeToken, ownTokens } from '../../../state/desk-people.ts';
import { CopyLine } from '../../copy-line.tsx';
import { useForm } from '../../session/checked-form.ts';
import { ShortForm } from '../../session/short-form.tsx';
import { Listed, Outcome, useActs } from '../acts.tsx';

const lifetimes = [7, 30, 90, 180, 365] as const;

/** Tokens by which programs act in one's name; the secret of a new one is shown once. */
export function OwnTokens() {
  const acts = useActs();
  return (
    <section class="desk-part" aria-labelledby="own-tokens">
      <h2 id="own-tokens">{people('tokens')}</h2>
      <p class="hint">{people('tokens_mean')}</p>
      <Listed from={ownTokens.value}>
        {({ tokens }) => (
          <ul class="desk-rows">
            {tokens.map(({ id, name, scope, expires_at, last_used }) => (
              <li key={id}>
                <p>
                  <strong>{name}</strong> <span class="tag">{people(`scope_${scope}`)}</span>
                  <span class="hint">
                    {people('token_ends')}: {instantInWords(expires_at)} · {people('last_used')}:{' '}
                    {last_used === null ? people('never') : instantInWords(last_used)}
                  </span>
                </p>
                <button
                  type="button"
                  class="button"
                  aria-label={people('end_token_of', { name })}
                  onClick={() => acts.act(() => endToken(id), people('token_ended'))}
                >
                  {people('end')}
                </button>
              </li>
            ))}
            {tokens.length === 0 && <li class="hint">{people('no_tokens')}</li>}
          </ul>
        )}
      </Listed>
      <Outcome acts={acts} />
      <NewToken />
    </section>
  );
}

function NewToken() {
  const [secret, setSecret] = useState<string | null>(null);
  const form = useForm(
    { name: '', scope: 'read' as TokenScope, days: '90' },
    newApiToken.pick({ name: true, scope: true }),
    async ({ name, scope, days }) => {
      setSecret(null);
      setSecret((await makeToken({ name: name.trim(), scope, days: Number(days) })).token);
      form.reset();
    },
    'token',
  );
  return (
    <>
      <h3>{people('make_token')}</h3>
      <ShortForm
        form={form}
        fields={[
          { member: 'name', label: people('token_name') },
          {
            member: 'scope',
            label: people('scope'),
            options: tokenScopes.map((value) => ({ value, word: people(`scope_${value}`) })),
          },
          {
            member: 'days',
            label: people('days'),
            options: lifetimes.map((count) => ({
              value: String(count),
              word: people('days_count', { count }),
            })),
          },
        ]}
        submit={people('make_token')}
      />
      <div role="status">
        {secret !== null && (
          <div class="notice once">
            <CopyLine name={people('token')} text={secret} hint={people('token_once')} />
          </div>
        )}
      </div>
    </>
  );
}
