import { deskRows } from './access-desk.ts';
import { peopleRows } from './access-people.ts';
import { publicRows } from './access-public.ts';
import { recordRows } from './access-record.ts';
import type { Rows } from './access-row.ts';

/** Every route and method, and who is let in. A route that is not here fails the tests. */
export const accessTable: Rows = { ...publicRows, ...peopleRows, ...deskRows, ...recordRows };
