import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../server/store/store.ts';

const ada = { name: 'Ada', role: 'admin' as const, password_hash: 'x' };
const session = (token_hash: string, user_id: number, created_at = 1_000) => ({
  token_hash,
  user_id,
  created_at,
  last_seen: created_at,
  expires_at: created_at + 500,
});

/** Users and their sessions. */
export function usersContract(open: () => Promise<Store>): void {
  describe('users', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('have names that differ by more than case', async () => {
      expect(await store.addUser(ada, false)).toMatchObject({ name: 'Ada', role: 'admin', disabled: false });
      expect(await store.addUser({ ...ada, name: 'ADA' }, false)).toBeNull();
      expect(await store.userCount()).toBe(1);
      expect((await store.userByName('aDa'))?.name).toBe('Ada');
      expect(await store.userByName('Eve')).toBeNull();
    });

    it('can be added only as the first, by one of two who try at once', async () => {
      const both = await Promise.all([
        store.addUser(ada, true),
        store.addUser({ ...ada, name: 'Eve' }, true),
      ]);
      expect(both.filter((one) => one !== null)).toHaveLength(1);
      expect(await store.users()).toHaveLength(1);
    });

    it('are changed member by member', async () => {
      const { id } = (await store.addUser(ada, false))!;
      await store.updateUser(id, { role: 'editor' });
      await store.updateUser(id, { password_hash: 'y' });
      expect((await store.users())[0]).toMatchObject({ role: 'editor', password_hash: 'y', disabled: false });
      await expect(store.updateUser(99, { role: 'editor' })).rejects.toThrow('99');
    });

    it('keep sessions until they are dropped', async () => {
      const { id } = (await store.addUser(ada, false))!;
      await store.putSession(session('one', id));
      await store.putSession(session('two', id));
      await store.touchSession('one', 1_200);
      expect(await store.session('one')).toMatchObject({
        session: { ...session('one', id), last_seen: 1_200 },
        user: { name: 'Ada' },
      });
      await store.dropSession('one');
      expect(await store.session('one')).toBeNull();
      await store.putSession(session('three', id));
      await store.dropSessionsOf(id, 'three');
      expect(await store.session('two')).toBeNull();
      expect(await store.session('three')).not.toBeNull();
    });

    it('lose their sessions when they are disabled', async () => {
      const { id } = (await store.addUser(ada, false))!;
      await store.putSession(session('one', id));
      await store.updateUser(id, { disabled: true });
      expect(await store.session('one')).toBeNull();
      expect((await store.userByName('Ada'))?.disabled).toBe(true);
    });

    it('have sessions that are forgotten after their end, when another begins', async () => {
      const { id } = (await store.addUser(ada, false))!;
      await store.putSession(session('old', id, 1_000));
      await store.putSession(session('new', id, 2_000));
      expect(await store.session('old')).toBeNull();
      expect(await store.session('new')).not.toBeNull();
    });
  });
}
