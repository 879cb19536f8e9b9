import '../../../style/account.css';
import { desk } from '../../../i18n/desk.ts';
import { people } from '../../../i18n/people.ts';
import { session } from '../../../state/session.ts';
import { PasswordForm } from '../../session/password-form.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { OwnTokens } from './own-tokens.tsx';
import { SecondFactor } from './second-factor.tsx';

/** `/desk/account`: how one logs in oneself, and what acts in one's name. */
export function AccountPage() {
  const user = session.value?.user;
  if (!user) return null;
  return (
    <>
      <div class="desk-head">
        <h1>{people('account')}</h1>
        <p>{people('logged_in_as', { name: user.name, role: desk(`role_${user.role}`) })}</p>
      </div>
      <section class="desk-part" aria-labelledby="own-password">
        <h2 id="own-password">{people('password')}</h2>
        <PasswordForm name={user.name} />
      </section>
      <SecondFactor />
      <OwnSessions />
      <OwnTokens />
    </>
  );
}
