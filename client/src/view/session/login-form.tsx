import { login } from '#contract/session.ts';
import { sessionWord } from '../../i18n/session.ts';
import { logIn } from '../../state/session.ts';
import { useForm } from './checked-form.ts';
import { FormProblem, PlainField } from './plain-field.tsx';

/** Name and password; `done` is called once logged in. */
export function LoginForm({ done }: { done: () => void }) {
  const form = useForm(
    { name: '', password: '' },
    login,
    async ({ name, password }) => {
      await logIn(name, password);
      done();
    },
    'login',
  );
  return (
    <form class="short-form" noValidate onSubmit={form.submit}>
      <FormProblem form={form} />
      <PlainField form={form} member="name" label={sessionWord('name')} autocomplete="username" />
      <PlainField
        form={form}
        member="password"
        label={sessionWord('password')}
        type="password"
        autocomplete="current-password"
      />
      <button type="submit" class="button" data-kind="primary" aria-disabled={form.isBusy}>
        {sessionWord('log_in')}
      </button>
    </form>
  );
}
