import { filtering } from '../i18n/filtering.ts';
import { conditionsOf } from '../state/explained.ts';
import { query } from '../state/location.ts';
import { LazyGroup } from './lazy-group.tsx';

const parts = () => import('./expert/expert-filter.tsx').then((module) => module.ExpertFilter);

function chosen(): number {
  const { filter } = query.value;
  return filter === null ? 0 : conditionsOf(filter).length;
}

/** The filter in CQL2. */
export function FilterExpert() {
  return <LazyGroup name={filtering('expert')} chosen={chosen} load={parts} />;
}
