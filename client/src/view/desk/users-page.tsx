import { useState } from 'preact/hooks';
import { newUser, type Role, roles } from '#contract/session.ts';
import { desk } from '../../i18n/desk.ts';
import { problemOfError } from '../../i18n/problem.ts';
import { shell } from '../../i18n/shell.ts';
import { addUser, changeUser, type UserView, users } from '../../state/desk-users.ts';
import { session } from '../../state/session.ts';
import { Link } from '../link.tsx';
import { useForm } from '../session/checked-form.ts';
import { passwordField, ShortForm } from '../session/short-form.tsx';
import { Dialog } from './dialog.tsx';

/** Who may log in, for admins: list, add, change the role, give a new password, disable. */
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
      {value ? <UserTable all={value.users} /> : !error && <p role="status">{shell('loading')}</p>}
      <AddUser />
    </>
  );
}

function UserTable({ all }: { all: readonly UserView[] }) {
  const [refused, setRefused] = useState<unknown>(null);
  const [done, setDone] = useState('');
  const [renewed, setRenewed] = useState<UserView | null>(null);
  const change = (user: UserView, what: Parameters<typeof changeUser>[1], says: string) => {
    setRefused(null);
    setDone('');
    changeUser(user.id, what).then(() => setDone(says), setRefused);
  };
  return (
    <>
      {refused !== null && (
        <p class="notice" data-kind="error" role="alert">
          {problemOfError(refused)}
        </p>
      )}
      <table class="desk-table users-table">
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
            <UserRow
              key={user.id}
              user={user}
              isSelf={user.name === session.value?.user?.name}
              change={(what, says) => change(user, what, says)}
              renew={() => setRenewed(user)}
            />
          ))}
        </tbody>
      </table>
      {/* Below, so that no row moves under the hand. */}
      <p role="status" class={done ? 'notice' : 'visually-hidden'}>
        {done}
      </p>
      {renewed && (
        <RenewDialog
          user={renewed}
          close={() => setRenewed(null)}
          done={() => setDone(desk('password_set', { name: renewed.name }))}
        />
      )}
    </>
  );
}

function UserRow(props: {
  user: UserView;
  isSelf: boolean;
  change: (what: Parameters<typeof changeUser>[1], says: string) => void;
  renew: () => void;
}) {
  const { user } = props;
  const { name } = user;
  return (
    <tr data-disabled={user.disabled}>
      <th scope="row">{name}</th>
      <td>
        {props.isSelf ? (
          desk(`role_${user.role}`)
        ) : (
          <select
            class="input"
            aria-label={desk('role_of', { name })}
            value={user.role}
            onChange={({ currentTarget }) => {
              const role = currentTarget.value as Role;
              // Shown only once the service has it: a refused change must not look done.
              currentTarget.value = user.role;
              props.change({ role }, desk('role_set', { name, role: desk(`role_${role}`) }));
            }}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {desk(`role_${role}`)}
              </option>
            ))}
          </select>
        )}
      </td>
      <td>{desk(user.disabled ? 'user_disabled' : 'user_active')}</td>
      <td>
        {props.isSelf ? (
          <div class="form-buttons">
            <Link href="/password" class="button">
              {desk('change_password')}
            </Link>
          </div>
        ) : (
          <div class="form-buttons">
            <button
              type="button"
              class="button"
              aria-label={desk(user.disabled ? 'user_enable' : 'user_disable', { name })}
              onClick={() =>
                props.change(
                  { disabled: !user.disabled },
                  desk(user.disabled ? 'user_enabled_now' : 'user_disabled_now', { name }),
                )
              }
            >
              {desk(user.disabled ? 'enable' : 'disable')}
            </button>
            <button
              type="button"
              class="button"
              aria-label={desk('password_renew', { name })}
              onClick={props.renew}
            >
              {desk('new_password')}
            </button>
          </div>
        )}
      </td>
    </tr>
  );
}

/** A new password for somebody who lost theirs; all their sessions end. */
function RenewDialog({ user, close, done }: { user: UserView; close: () => void; done: () => void }) {
  const form = useForm(
    { password: '' },
    newUser.pick({ password: true }),
    async ({ password }) => {
      await changeUser(user.id, { password });
      done();
      close();
    },
    'renew',
  );
  return (
    <Dialog title={desk('password_renew', { name: user.name })} onClose={close}>
      <p>{desk('password_renew_means')}</p>
      <ShortForm
        form={form}
        fields={[passwordField('password', desk('new_password'), 'new-password', desk('password_hint'))]}
        submit={desk('password_save')}
        cancel={{ word: desk('cancel'), act: close }}
      />
    </Dialog>
  );
}

function AddUser() {
  const [added, setAdded] = useState('');
  const form = useForm(
    { name: '', role: 'editor' as Role, password: '' },
    newUser,
    async (given) => {
      setAdded('');
      await addUser(given);
      setAdded(given.name);
      form.reset();
    },
    'user',
  );
  return (
    <section class="add-user">
      <h2>{desk('add_user')}</h2>
      <ShortForm
        form={form}
        fields={[
          { member: 'name', label: desk('name') },
          {
            member: 'role',
            label: desk('user_role'),
            options: roles.map((role) => ({
              value: role,
              word: `${desk(`role_${role}`)} – ${desk(`role_${role}_means`)}`,
            })),
          },
          passwordField('password', desk('first_password'), 'new-password', desk('password_hint')),
        ]}
        submit={desk('add_user')}
      >
        <p role="status" class={added ? 'notice' : 'visually-hidden'}>
          {added && desk('user_added', { name: added })}
        </p>
      </ShortForm>
    </section>
  );
}
