import { useState } from 'preact/hooks';
import { newUser, type Role, roles } from '#contract/session.ts';
import { desk } from '../../i18n/desk.ts';
import { problemOfError } from '../../i18n/problem.ts';
import { shell } from '../../i18n/shell.ts';
import { addUser, setDisabled, type UserView, users } from '../../state/desk-users.ts';
import { session } from '../../state/session.ts';
import { Link } from '../link.tsx';
import { useForm } from '../session/checked-form.ts';
import { FormProblem, PlainField } from '../session/plain-field.tsx';

/** Who may log in, for admins: list, add, disable. */
export function UsersPage() {
  if (session.value?.user?.role !== 'admin') return <p class="notice">{desk('users_for_admins')}</p>;
  const { value, error } = users.value;
  return (
    <>
      <div class="desk-head">
        <h1>{desk('users')}</h1>
        <Link href="/desk">{desk('back_to_desk')}</Link>
      </div>
      {error && (
        <p class="notice" data-kind="error" role="alert">
          {problemOfError(error)}
        </p>
      )}
      {value ? <UserTable all={value.users} /> : <p role="status">{shell('loading')}</p>}
      <AddUser />
    </>
  );
}

function UserTable({ all }: { all: readonly UserView[] }) {
  const [refused, setRefused] = useState<unknown>(null);
  return (
    <>
      {refused !== null && (
        <p class="notice" data-kind="error" role="alert">
          {problemOfError(refused)}
        </p>
      )}
      <table class="desk-table">
        <caption class="visually-hidden">{desk('users')}</caption>
        <thead>
          <tr>
            <th scope="col">{desk('name')}</th>
            <th scope="col">{desk('user_role')}</th>
            <th scope="col">{desk('status')}</th>
            <th scope="col">
              <span class="visually-hidden">{desk('actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map((user) => (
            <tr key={user.id}>
              <th scope="row">{user.name}</th>
              <td>{desk(`role_${user.role}`)}</td>
              <td>{desk(user.disabled ? 'user_disabled' : 'user_active')}</td>
              <td>
                {user.name !== session.value?.user?.name && (
                  <button
                    type="button"
                    class="button"
                    onClick={() => {
                      setRefused(null);
                      setDisabled(user.id, !user.disabled).catch(setRefused);
                    }}
                  >
                    {desk(user.disabled ? 'user_enable' : 'user_disable', { name: user.name })}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function AddUser() {
  const form = useForm(
    { name: '', role: 'editor' as Role, password: '' },
    newUser,
    async (given) => {
      await addUser(given);
      form.reset();
    },
    'user',
  );
  return (
    <form class="page-narrow add-user" noValidate onSubmit={form.submit}>
      <h2>{desk('add_user')}</h2>
      <FormProblem form={form} />
      <PlainField form={form} member="name" label={desk('name')} autocomplete="off" />
      <div class="field">
        <label for="user-role">{desk('user_role')}</label>
        <select
          id="user-role"
          class="input"
          value={form.values.role}
          onChange={(change) => form.set('role', change.currentTarget.value as Role)}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {desk(`role_${role}`)} – {desk(`role_${role}_means`)}
            </option>
          ))}
        </select>
      </div>
      <PlainField
        form={form}
        member="password"
        label={desk('first_password')}
        hint={desk('password_hint')}
        type="password"
        autocomplete="new-password"
      />
      <button type="submit" class="button" data-kind="primary" aria-disabled={form.isBusy}>
        {desk('add_user')}
      </button>
    </form>
  );
}
