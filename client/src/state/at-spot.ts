import { pagesWith } from './results.ts';
import { chooser } from './selection.ts';

/** The incidents at the spot of the map that was pressed, page by page: those of the query, whatever it becomes. */
export const atSpot = pagesWith(() => chooser.value?.condition ?? null);
