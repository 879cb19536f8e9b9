import { useState } from 'preact/hooks';
import { type Role, roles } from '#contract/roles.ts';
import { newUser } from '#contract/session.ts';
import { desk } from '../../i18n/desk.ts';
import { people } from '../../i18n/people.ts';
import { addUser, changeUser, endSessionsOf, type UserView, users } from '../../state/desk-users.ts';
import { session } from '../../state/session.ts';
import { Link } from '../link.tsx';
import { useForm } from '../session/checked-form.ts';
import { passwordField, ShortForm } from '../session/short-form.tsx';
import { type Acts, Listed, Outcome, useActs } from './acts.tsx';
import { Dialog } from './dialog.tsx';
import { Invitations, roleOptions } from './invitations.tsx';

/** Who may log in, for admins: list, add, change the role, give a new password, disable. */
export function UsersPage() {
  if (session.value?.user?.role !== 'admin') return <p class="notice">{desk('users_for_admins')}</p>;
  return (
    <>
      <h1>{desk('users')}</h1>
      <Listed from={users.value}>{(value) => <UserTable all={value.users} />}</Listed>
      <Invitations />
      <AddUser />
    </>
  );
}

function UserTable({ all }: { all: readonly UserView[] }) {
  const acts = useActs();
  const [asked, setAsked] = useState<{ user: UserView; of: 'password' | 'second' } | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <table class="desk-table users-table">
        <caption class="visually-hidden">{desk('users')}</caption>
        <thead>
          <tr>
            <th scope="col">{desk('name')}</th>
            <th scope="col">{desk('user_role')}</th>
            <th scope="col">{desk('status')}</th>
            <th scope="col">{people('second_step')}</th>
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
              act={acts.act}
              ask={(of) => setAsked({ user, of })}
            />
          ))}
        </tbody>
      </table>
      <Outcome acts={acts} />
      {asked?.of === 'password' && (
        <RenewDialog
          user={asked.user}
          close={close}
          done={() => acts.act(() => Promise.resolve(), desk('password_set', { name: asked.user.name }))}
        />
      )}
      {asked?.of === 'second' && <ResetDialog user={asked.user} close={close} act={acts.act} />}
    </>
  );
}

function UserRow(props: {
  user: UserView;
  isSelf: boolean;
  act: Acts['act'];
  ask: (of: 'password' | 'second') => void;
}) {
  const { user } = props;
  const { id, name } = user;
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
              props.act(
                () => changeUser(id, { role }),
                desk('role_set', { name, role: desk(`role_${role}`) }),
              );
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
      <td data-title={people('second_step')}>
        {people(user.second_factor ? 'has_second' : 'has_no_second')}
      </td>
      <td>
        {props.isSelf ? (
          <div class="form-buttons">
            <Link href="/desk/account" class="button">
              {people('account')}
            </Link>
          </div>
        ) : (
          <div class="form-buttons">
            <button
              type="button"
              class="button"
              aria-label={desk(user.disabled ? 'user_enable' : 'user_disable', { name })}
              onClick={() =>
                props.act(
                  () => changeUser(id, { disabled: !user.disabled }),
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
              onClick={() => props.ask('password')}
            >
              {desk('new_password')}
            </button>
            <button
              type="button"
              class="button"
              aria-label={people('end_sessions_of', { name })}
              onClick={() => props.act(() => endSessionsOf(id), people('sessions_ended_now', { name }))}
            >
              {people('end_sessions')}
            </button>
            {user.second_factor && (
              <button
                type="button"
                class="button"
                aria-label={people('reset_second_of', { name })}
                onClick={() => props.ask('second')}
              >
                {people('reset_second')}
              </button>
            )}
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

/** Asked before a second step is taken away from somebody: it is what an attacker would ask for. */
function ResetDialog({ user, close, act }: { user: UserView; close: () => void; act: Acts['act'] }) {
  const { id, name } = user;
  return (
    <Dialog title={people('reset_second_of', { name })} onClose={close}>
      <p>{people('reset_second_means')}</p>
      <p class="dialog-actions">
        <button
          type="button"
          class="button"
          data-kind="danger"
          onClick={() => {
            close();
            act(() => changeUser(id, { second_factor: false }), people('second_reset_now', { name }));
          }}
        >
          {people('reset_second')}
        </button>
        <button type="button" class="button" onClick={close}>
          {desk('cancel')}
        </button>
      </p>
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
            options: roleOptions(),
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
