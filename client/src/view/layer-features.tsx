import { useEffect } from 'preact/hooks';
import { layerWords } from '../i18n/layers.ts';
import { say } from '../i18n/names.ts';
import { nameOf, pickedFeatures } from '../state/added-layers.ts';
import { deployment } from '../state/deployment.ts';
import { layout, sheet } from '../state/layout.ts';
import { AtSpot } from './at-spot.tsx';

const close = () => {
  pickedFeatures.value = [];
};

/** What the added layers say of a spot of the map that was pressed. */
export function LayerFeatures() {
  const found = pickedFeatures.value;
  useEffect(() => {
    if (layout.peek() === 'phone' && sheet.peek() === 'low') sheet.value = 'half';
  }, [found]);
  const titleOf = (layer: string) => say(deployment().layers.find(({ id }) => id === layer)?.titles) || layer;
  return (
    <AtSpot title={layerWords('at_spot', { count: found.length })} found={found} close={close}>
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
    </AtSpot>
  );
}
