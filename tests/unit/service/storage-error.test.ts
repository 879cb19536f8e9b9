import { expect, it } from 'vitest';
import { StorageError, storageTrouble } from '../../../server/store/storage-error.ts';

it.each([
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['SQLITE_READONLY_DBMOVED', 'read_only'],
  ['EROFS', 'read_only'],
  ['EMFILE', 'no_descriptors'],
  ['SQLITE_CORRUPT_VTAB', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_IOERR_FSYNC', 'failing'],
  ['SQLITE_CANTOPEN', 'failing'],
  ['SQLITE_CONSTRAINT', null],
  ['SQLITE_BUSY', null],
  ['ECONNRESET', null],
  [14, null],
])('the code %s means %s', (code, trouble) => {
  expect(storageTrouble(code)).toBe(trouble);
});

it('the error for operators says what to do and by which code it is known', () => {
  expect(new StorageError('full', 'SQLITE_FULL').message).toMatch(
    /^The disk is full: free some space.*\(SQLITE_FULL\)$/,
  );
});
