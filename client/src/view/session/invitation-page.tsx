import { useState } from 'preact/hooks';
import { acceptance } from '#contract/people.ts';
import { people } from '../../i18n/people.ts';
import { sessionWord } from '../../i18n/session.ts';
import { acceptInvitation } from '../../state/desk-people.ts';
import { go } from '../../state/location.ts';
import { ProblemError } from '../../state/request.ts';
import { session } from '../../state/session.ts';
import { useForm } from './checked-form.ts';
import { useLinkToken } from './link-token.ts';
import { newPasswordFields, repeatedFault } from './password-form.tsx';
import { ShortForm } from './short-form.tsx';

/** `/desk/invitation#token`: the invited choose how they will log in. */
export function InvitationPage() {
  const token = useLinkToken();
  const [isClosed, setClosed] = useState(token === '');
  const form = useForm(
    { name: '', password: '', repeated: '' },
    acceptance.omit({ token: true }),
    async ({ name, password }) => {
      try {
        await acceptInvitation(token, name, password);
        go('/desk', '');
      } catch (error) {
        if (!(error instanceof ProblemError && error.problem.status === 403)) throw error;
        setClosed(true);
      }
    },
    'join',
    repeatedFault('password'),
  );
  const user = session.value?.user;
  return (
    <>
      <h1>{people('welcome')}</h1>
      {isClosed ? (
        <p class="notice" data-kind="warn" role="alert">
          {people('invitation_closed')} {people('ask_again')}
        </p>
      ) : (
        <>
          <p>{people('welcome_means')}</p>
          {user && <p class="notice">{sessionWord('logged_in_as', { name: user.name })}</p>}
          <ShortForm
            form={form}
            fields={[
              { member: 'name', label: sessionWord('name'), autocomplete: 'username' },
              ...newPasswordFields('password', sessionWord('password')),
            ]}
            submit={people('join')}
          />
        </>
      )}
    </>
  );
}
