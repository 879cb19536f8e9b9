import { useEffect, useRef, useState } from 'preact/hooks';
import { factorConfirmation, ownPassword, type SecondFactorSecret } from '#contract/people.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { desk } from '../../../i18n/desk.ts';
import { people } from '../../../i18n/people.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  secondFactor,
} from '../../../state/desk-people.ts';
import { CopyLine } from '../../copy-line.tsx';
import { useForm } from '../../session/checked-form.ts';
import { passwordField, ShortForm } from '../../session/short-form.tsx';
import { codePath, QrMark } from '../../share/qr-code.tsx';
import { Listed } from '../acts.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

type Step =
  | { kind: 'rest'; said: string }
  | { kind: 'password'; to: 'begin' | 'end' }
  | { kind: 'scan'; begun: SecondFactorSecret }
  | { kind: 'codes'; codes: readonly string[] };

/** The second step of the log-in: whether it is on, and the steps by which it is switched on or off. */
export function SecondFactor({ done }: { done?: () => void }) {
  const [step, setStep] = useState<Step>({ kind: 'rest', said: '' });
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    // What had the focus is gone with the step before.
    if (!isFirst.current) heading.current?.focus();
    isFirst.current = false;
  }, [step.kind]);
  const rest = (said = '') => setStep({ kind: 'rest', said });
  return (
    <section class="desk-part" aria-labelledby="second-factor">
      <h2 id="second-factor" ref={heading} tabIndex={-1}>
        {people('second')}
      </h2>
      <p class="hint">{people('second_means')}</p>
      {step.kind === 'rest' && <AtRest said={step.said} ask={(to) => setStep({ kind: 'password', to })} />}
      {step.kind === 'password' && (
        <AskPassword
          to={step.to}
          cancel={() => rest()}
          begun={(begun) => setStep({ kind: 'scan', begun })}
          ended={() => rest(people('second_is_off'))}
        />
      )}
      {step.kind === 'scan' && (
        <Confirm
          begun={step.begun}
          cancel={() => rest()}
          confirmed={(codes) => setStep({ kind: 'codes', codes })}
        />
      )}
      {step.kind === 'codes' && (
        <RecoveryCodes codes={step.codes} kept={done ?? (() => rest(people('second_is_on')))} />
      )}
    </section>
  );
}

function AtRest({ said, ask }: { said: string; ask: (to: 'begin' | 'end') => void }) {
  return (
    <>
      <Listed from={secondFactor.value}>
        {({ enabled, since, recovery_codes }) => (
          <>
            <p>
              {since ? people('second_on', { date: dayInWords(since.slice(0, 10)) }) : people('second_off')}{' '}
              {enabled && people('recovery_left', { count: recovery_codes })}
            </p>
            <p>
              <button
                type="button"
                class="button"
                data-kind={enabled ? undefined : 'primary'}
                onClick={() => ask(enabled ? 'end' : 'begin')}
              >
                {people(enabled ? 'switch_off' : 'second_begin')}
              </button>
            </p>
          </>
        )}
      </Listed>
      <p role="status" class={said ? 'notice' : 'visually-hidden'}>
        {said}
      </p>
    </>
  );
}

function AskPassword(props: {
  to: 'begin' | 'end';
  cancel: () => void;
  begun: (begun: SecondFactorSecret) => void;
  ended: () => void;
}) {
  const form = useForm(
    { password: '' },
    ownPassword,
    async ({ password }) => {
      if (props.to === 'begin') props.begun(await beginSecondFactor(password));
      else {
        await endSecondFactor(password);
        props.ended();
      }
    },
    'second',
  );
  return (
    <ShortForm
      form={form}
      fields={[passwordField('password', people('password_present'), 'current-password')]}
      submit={people(props.to === 'begin' ? 'go_on' : 'switch_off')}
      cancel={{ word: desk('cancel'), act: props.cancel }}
    >
      {props.to === 'begin' && <p>{people('second_begin_means')}</p>}
    </ShortForm>
  );
}

function Confirm(props: {
  begun: SecondFactorSecret;
  cancel: () => void;
  confirmed: (codes: readonly string[]) => void;
}) {
  const { secret, uri } = props.begun;
  const mark = codePath(uri);
  const form = useForm(
    { code: '' },
    factorConfirmation,
    async ({ code }) => props.confirmed(await confirmSecondFactor(code)),
    'second',
  );
  return (
    <>
      <p>{people('scan')}</p>
      <div class="second-key">
        {mark && <QrMark {...mark} label={people('code_to_scan')} />}
        <CopyLine name={people('key')} text={secret.match(/.{1,4}/g)?.join(' ') ?? secret} />
      </div>
      <ShortForm
        form={form}
        fields={[
          {
            member: 'code',
            label: people('code'),
            hint: people('code_hint'),
            autocomplete: 'one-time-code',
          },
        ]}
        submit={people('switch_on')}
        cancel={{ word: desk('cancel'), act: props.cancel }}
      />
    </>
  );
}
