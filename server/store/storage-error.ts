/** What the disk or the files under the store do not let it do. */
export type StorageTrouble = 'full' | 'read_only' | 'failing' | 'damaged' | 'no_descriptors';

/** What an operator does about each; the README's table says the same. */
export const storageAdvice: Record<StorageTrouble, string> = {
  full: 'The disk is full: free some space on it. Reading goes on, and writing works again by itself.',
  read_only:
    'The data folder cannot be written: mount it for writing and give its files to the user who runs the service.',
  failing:
    'The disk does not answer as it should: look into the system log, and make a backup to another disk.',
  damaged:
    'The database is damaged: stop the service, and put a backup back with «incident-atlas restore FILE»; the damaged file is kept beside it.',
  no_descriptors:
    'No file can be opened any more: raise the limit of open files (LimitNOFILE in the unit, «ulimit -n» in a shell) and start again.',
};

/** The storage failed; nothing of the write stands. The message is for operators: what to do, and the code of the cause. */
export class StorageError extends Error {
  readonly trouble: StorageTrouble;
  readonly code: string;
  constructor(trouble: StorageTrouble, code: string) {
    super(`${storageAdvice[trouble]} (${code})`);
    this.name = 'StorageError';
    this.trouble = trouble;
    this.code = code;
  }
}

const troubles: readonly [RegExp, StorageTrouble][] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)$/, 'full'],
  [/^(SQLITE_READONLY.*|SQLITE_PERM|SQLITE_CANTOPEN_ISDIR|EROFS|EACCES|EPERM)$/, 'read_only'],
  [/^(EMFILE|ENFILE)$/, 'no_descriptors'],
  [/^(SQLITE_CORRUPT.*|SQLITE_NOTADB)$/, 'damaged'],
  [/^(SQLITE_IOERR.*|SQLITE_CANTOPEN.*|EIO|SQLITE_PROTOCOL)$/, 'failing'],
];

/** What is meant by the code of an error of SQLite or of the operating system; null when it is not about storage. */
export function storageTrouble(code: unknown): StorageTrouble | null {
  if (typeof code !== 'string') return null;
  return troubles.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}

/** The same error, or the one for operators when it is about storage. */
export function explained(error: unknown): unknown {
  const { code } = (error ?? {}) as { code?: unknown };
  const trouble = storageTrouble(code);
  return trouble ? new StorageError(trouble, String(code)) : error;
}

/** For what is written by the way of a read, such as when a session was last used: a full disk must not end the read. */
export function forgiveStorage(error: unknown): void {
  if (!(error instanceof StorageError)) throw error;
}
