import { reading } from '../i18n/reading.ts';
import { atSpot } from '../state/at-spot.ts';
import { chooser } from '../state/selection.ts';
import { AtSpot } from './at-spot.tsx';
import { ListSkeleton, ShowMore } from './incident-list.tsx';
import { IncidentRow } from './incident-row.tsx';
import { ReadingError } from './reading-error.tsx';

const close = () => {
  chooser.value = null;
};

/** The incidents that stand at one spot of the map: none is hidden by another, the reader picks. */
export function Chooser() {
  const chosen = chooser.value;
  const { value, error } = atSpot.first.value;
  const count = value?.numberMatched ?? chosen?.count ?? 0;
  return (
    <AtSpot title={reading('at_one_spot', { count })} found={chosen} close={close} closesByLink>
      {error && <ReadingError error={error} hasOld={value !== null} />}
      {!value && !error && <ListSkeleton />}
      <ol class="incident-rows">
        {atSpot.features.value.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </ol>
      <ShowMore list={atSpot} />
    </AtSpot>
  );
}
