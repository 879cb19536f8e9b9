import { reading } from '../i18n/reading.ts';
import { features } from '../state/results.ts';
import { chooser } from '../state/selection.ts';
import { AtSpot } from './at-spot.tsx';
import { IncidentRow } from './incident-row.tsx';

const close = () => {
  chooser.value = [];
};

/** The incidents that stand at one spot of the map: none is hidden by another, the reader picks. */
export function Chooser() {
  const ids = chooser.value;
  const found = features.value.filter(({ id }) => ids.includes(id));
  return (
    <AtSpot title={reading('at_one_spot', { count: found.length })} found={ids} close={close} closesByLink>
      <ol class="incident-rows">
        {found.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </ol>
    </AtSpot>
  );
}
