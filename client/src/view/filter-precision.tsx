import { filtering } from '../i18n/filtering.ts';
import { query } from '../state/location.ts';
import { LazyGroup } from './lazy-group.tsx';

const choice = () => import('./precision/precision-choice.tsx').then((module) => module.PrecisionChoice);

const chosen = () => Number(query.value.precision !== null);

/** How precisely a place has to be known for its incident to be found. */
export function FilterPrecision() {
  return <LazyGroup name={filtering('name_precision')} chosen={chosen} load={choice} />;
}
