import { useEffect, useRef } from 'preact/hooks';
import { reading } from '../i18n/reading.ts';
import { features } from '../state/results.ts';
import { chooser } from '../state/selection.ts';
import { IncidentRow } from './incident-row.tsx';

/** The incidents that stand at one spot of the map: none is hidden by another, the reader picks. */
export function Chooser() {
  const heading = useRef<HTMLHeadingElement>(null);
  const ids = chooser.value;
  const found = features.value.filter(({ id }) => ids.includes(id));
  // The press was on the map: the list of what lies there is what the reader must meet next.
  useEffect(() => heading.current?.focus(), [ids]);
  const close = () => {
    chooser.value = [];
  };
  return (
    <section
      class="chooser"
      aria-label={reading('at_one_spot', { count: found.length })}
      onKeyDown={(press) => {
        if (press.key === 'Escape') close();
      }}
      onClick={(click) => {
        // Also for the incident that is open already: its address does not change, so nothing else would close this.
        if ((click.target as Element).closest('a')) close();
      }}
    >
      <header class="reading-head">
        <h2 ref={heading} tabIndex={-1}>
          {reading('at_one_spot', { count: found.length })}
        </h2>
        <button type="button" class="button" onClick={close}>
          {reading('back_to_list')}
        </button>
      </header>
      <ol class="incident-rows">
        {found.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </ol>
    </section>
  );
}
