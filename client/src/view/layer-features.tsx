import { useEffect, useRef } from 'preact/hooks';
import { layerWords } from '../i18n/layers.ts';
import { say } from '../i18n/names.ts';
import { reading } from '../i18n/reading.ts';
import { nameOf, pickedFeatures } from '../state/added-layers.ts';
import { deployment } from '../state/deployment.ts';
import { layout, sheet } from '../state/layout.ts';

/** What the added layers say of a spot of the map that was pressed. */
export function LayerFeatures() {
  const heading = useRef<HTMLHeadingElement>(null);
  const found = pickedFeatures.value;
  // The press was on the map: what lies there is what the reader must meet next.
  useEffect(() => {
    if (layout.peek() === 'phone' && sheet.peek() === 'low') sheet.value = 'half';
    heading.current?.focus();
  }, [found]);
  const close = () => {
    pickedFeatures.value = [];
  };
  const titleOf = (layer: string) => say(deployment().layers.find(({ id }) => id === layer)?.titles) || layer;
  return (
    <section
      class="chooser"
      aria-label={layerWords('at_spot', { count: found.length })}
      onKeyDown={(press) => {
        if (press.key === 'Escape') close();
      }}
    >
      <header class="reading-head">
        <h2 ref={heading} tabIndex={-1}>
          {layerWords('at_spot', { count: found.length })}
        </h2>
        <button type="button" class="button" onClick={close}>
          {reading('back_to_list')}
        </button>
      </header>
      {found.map((feature) => {
        const rows = Object.entries(feature.properties).filter(([name]) => name !== 'id');
        return (
          <article key={`${feature.layer}/${feature.id}`} class="layer-feature">
            <p class="hint">{titleOf(feature.layer)}</p>
            <h3>{nameOf(feature)}</h3>
            {rows.length > 0 ? (
              <dl>
                {rows.map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{String(value)}</dd>
                  </div>
                ))}
              </dl>
            ) : (
              <p class="hint">{layerWords('no_properties')}</p>
            )}
          </article>
        );
      })}
    </section>
  );
}
