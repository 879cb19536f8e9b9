import { useState } from 'preact/hooks';
import { type AlertKind, alertKinds, newSubscription, type Rhythm, rhythms } from '#contract/alerts.ts';
import { type Language, languages } from '#contract/text.ts';
import { alertWords } from '../../../i18n/alerts.ts';
import { ownNames } from '../../../i18n/own-names.ts';
import { problemWord } from '../../../i18n/problem.ts';
import { queryIn, subscribe } from '../../../state/desk-alerts.ts';
import { language } from '../../../state/preferences.ts';
import { CopyLine } from '../../copy-line.tsx';
import { type CheckedForm, useForm } from '../../session/checked-form.ts';
import { ShortForm } from '../../session/short-form.tsx';

const kindsIn = (text: string) => text.split(',').filter(Boolean) as AlertKind[];

/** The form for one more alert; its secret is shown once. */
export function NewSubscription() {
  const [secret, setSecret] = useState<string | null>(null);
  const form = useForm(
    {
      name: '',
      url: '',
      query: '',
      rhythm: 'at_once' as Rhythm,
      language: language.peek() as Language,
      kinds: alertKinds.join(','),
    },
    newSubscription.pick({ name: true, url: true }),
    async ({ kinds, query, ...given }) => {
      setSecret(null);
      setSecret((await subscribe({ ...given, query: queryIn(query), kinds: kindsIn(kinds) })).secret);
      form.reset();
    },
    'alert',
    ({ kinds }) => (kinds ? [] : [{ pointer: '/kinds', code: 'kind_missing' }]),
  );
  return (
    <>
      <h3>{alertWords('add')}</h3>
      <ShortForm
        form={form}
        fields={[
          { member: 'name', label: alertWords('name') },
          { member: 'url', label: alertWords('url'), hint: alertWords('url_hint') },
          { member: 'query', label: alertWords('query'), hint: alertWords('query_hint'), isOptional: true },
          {
            member: 'rhythm',
            label: alertWords('rhythm'),
            options: rhythms.map((value) => ({ value, word: alertWords(`rhythm_${value}`) })),
          },
          {
            member: 'language',
            label: alertWords('language'),
            options: languages.map((value) => ({ value, word: ownNames[value] })),
          },
        ]}
        after={<Kinds form={form} />}
        submit={alertWords('make')}
      />
      <div role="status">
        {secret !== null && (
          <div class="notice once">
            <CopyLine name={alertWords('secret')} text={secret} hint={alertWords('secret_once')} />
          </div>
        )}
      </div>
    </>
  );
}

/** The kinds, as boxes; the form keeps them as one text. */
function Kinds<T extends Record<string, string> & { kinds: string }>({ form }: { form: CheckedForm<T> }) {
  const chosen = kindsIn(form.values.kinds);
  const fault = form.faults.find(({ pointer }) => pointer === '/kinds');
  const turn = (kind: AlertKind) => {
    const next = alertKinds.filter((one) => (one === kind) !== chosen.includes(one));
    form.set('kinds', next.join(',') as T['kinds']);
  };
  return (
    <fieldset
      class="alert-kinds"
      id={`${form.prefix}-kinds`}
      tabIndex={-1}
      aria-describedby={fault ? 'alert-kinds-fault' : undefined}
    >
      <legend>{alertWords('kinds')}</legend>
      {alertKinds.map((kind) => (
        <div class="check" key={kind}>
          <input
            id={`alert-kind-${kind}`}
            type="checkbox"
            checked={chosen.includes(kind)}
            onChange={() => turn(kind)}
          />
          <label for={`alert-kind-${kind}`}>{alertWords(`kind_${kind}`)}</label>
        </div>
      ))}
      {fault && (
        <p class="field-error" id="alert-kinds-fault">
          {problemWord(fault.code)}
        </p>
      )}
    </fieldset>
  );
}
