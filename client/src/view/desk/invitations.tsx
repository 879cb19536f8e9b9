import { useState } from 'preact/hooks';
import { newInvitation } from '#contract/people.ts';
import { type Role, roles } from '#contract/roles.ts';
import { instantInWords } from '../../i18n/dates.ts';
import { desk } from '../../i18n/desk.ts';
import { people } from '../../i18n/people.ts';
import { invitations, invite, revokeInvitation } from '../../state/desk-people.ts';
import { CopyLine } from '../copy-line.tsx';
import { useForm } from '../session/checked-form.ts';
import { ShortForm } from '../session/short-form.tsx';
import { Listed, Outcome, useActs } from './acts.tsx';

/** Roles to choose from, each with what it may do. */
export const roleOptions = () =>
  roles.map((role) => ({
    value: role,
    word: `${desk(`role_${role}`)} – ${desk(`role_${role}_means`)}`,
  }));

/** Invitations that are open, and a new one; its link is shown once. */
export function Invitations() {
  const acts = useActs();
  return (
    <section class="desk-part" aria-labelledby="invitations">
      <h2 id="invitations">{people('invitations')}</h2>
      <p class="hint">{people('invite_means')}</p>
      <Listed from={invitations.value}>
        {({ invitations: open }) => (
          <ul class="desk-rows">
            {open.map(({ id, note, role, created_by, expires_at }) => (
              <li key={id}>
                <p>
                  {note && <strong>{note}</strong>}
                  <span class="tag">{desk(`role_${role}`)}</span>
                  <span class="hint">
                    {people('until', { date: instantInWords(expires_at) })} ·{' '}
                    {people('made_by', { name: created_by })}
                  </span>
                </p>
                <button
                  type="button"
                  class="button"
                  aria-label={people('revoke_of', { name: note || people('somebody') })}
                  onClick={() => acts.act(() => revokeInvitation(id), people('revoked'))}
                >
                  {people('revoke')}
                </button>
              </li>
            ))}
            {open.length === 0 && <li class="hint">{people('no_invitations')}</li>}
          </ul>
        )}
      </Listed>
      <Outcome acts={acts} />
      <Invite />
    </section>
  );
}

function Invite() {
  const [link, setLink] = useState<string | null>(null);
  const form = useForm(
    { role: 'editor' as Role, note: '' },
    newInvitation,
    async (given) => {
      setLink(null);
      setLink((await invite(given)).link);
      form.reset();
    },
    'invite',
  );
  return (
    <>
      <h3>{people('invite')}</h3>
      <ShortForm
        form={form}
        fields={[
          { member: 'role', label: desk('user_role'), options: roleOptions() },
          { member: 'note', label: people('for_whom'), hint: people('for_whom_hint'), isOptional: true },
        ]}
        submit={people('make_link')}
      />
      <div role="status">
        {link !== null && (
          <div class="notice once">
            <CopyLine name={people('link_of')} text={link} hint={people('link_once')} />
          </div>
        )}
      </div>
    </>
  );
}
