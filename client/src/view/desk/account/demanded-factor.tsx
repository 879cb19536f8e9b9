import '../../../style/account.css';
import { useEffect, useRef } from 'preact/hooks';
import { demandedFactor } from '../../../i18n/demanded-factor.ts';
import { shell } from '../../../i18n/shell.ts';
import { loadSession, logOut } from '../../../state/session.ts';
import { SecondFactor } from './second-factor.tsx';

/** All of the desk for who has yet to set up the second step that is demanded: setting it up, and the way out. */
export function DemandedFactor() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main class="page-narrow">
      <h1 ref={heading} tabIndex={-1}>
        {demandedFactor('title')}
      </h1>
      <p>{demandedFactor('means')}</p>
      <SecondFactor done={() => void loadSession()} />
      <p>
        <button type="button" class="button" onClick={() => void logOut()}>
          {shell('log_out')}
        </button>
      </p>
    </main>
  );
}
