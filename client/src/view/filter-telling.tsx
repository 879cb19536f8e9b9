import { filtering } from '../i18n/filtering.ts';
import { query } from '../state/location.ts';
import { LazyGroup } from './lazy-group.tsx';

const choice = () => import('./telling/telling-choice.tsx').then((module) => module.TellingChoice);

const chosen = () => Number(query.value.view !== 'preferred');

/** As whose telling the whole page is read. */
export function FilterTelling() {
  return <LazyGroup name={filtering('name_view')} chosen={chosen} load={choice} />;
}
