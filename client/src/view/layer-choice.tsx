import { inLanguage } from '#contract/text.ts';
import { numberInWords } from '../i18n/dates.ts';
import { layerWords } from '../i18n/layers.ts';
import { showLayer, shownLayers } from '../state/added-layers.ts';
import { deployment } from '../state/deployment.ts';
import { language } from '../state/preferences.ts';
import { LayerMark } from './layer-mark.tsx';

/** The layers an operator added, each to be shown or hidden; what the map draws of one can be read as a table too. */
export function LayerChoice() {
  const { layers } = deployment();
  if (!layers.length) return null;
  return (
    <section>
      <h3>{layerWords('layers')}</h3>
      <ul class="layer-choice">
        {layers.map(({ id, titles, geometry, count, attribution }) => {
          const title = inLanguage(titles, language.value);
          const shown = shownLayers.value.some((one) => one.id === id);
          return (
            <li key={id}>
              <LayerMark geometry={geometry} />
              <div>
                <label class="choice">
                  <input
                    type="checkbox"
                    checked={shown}
                    onChange={(change) => showLayer(id, change.currentTarget.checked)}
                  />
                  <span class="choice-words" lang={title.language}>
                    {title.text || id}
                  </span>
                </label>
                <small>
                  {layerWords('features', { count, number: numberInWords(count) })},{' '}
                  <a
                    href={`/api/collections/${id}/items?f=html&lang=${language.value}`}
                    aria-label={layerWords('as_table_of', { layer: title.text || id })}
                  >
                    {layerWords('as_table')}
                  </a>
                  {attribution && <span>, {attribution}</span>}
                </small>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
