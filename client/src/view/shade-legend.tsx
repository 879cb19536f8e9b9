import { shadingWords } from '../i18n/shading.ts';
import { deployment } from '../state/deployment.ts';
import { type Shading, shade, shading } from '../state/location.ts';
import { populations } from '../state/population.ts';
import { Lazy } from './lazy.tsx';

const explained = () => import('./shading/shading-note.tsx').then((module) => module.ShadingNote);

/** What the map is shaded by, if by anything, and what that shading counts; nothing to choose where it `isStill`. */
export function ShadeLegend({ isStill }: { isStill: boolean }) {
  const chosen = shading.value;
  if (isStill && chosen === null) return null;
  const hasMunicipalities = deployment().collections.some(({ id }) => id === 'municipalities');
  const offered: (Shading | null)[] = [
    null,
    ...(hasMunicipalities ? (['municipality'] as const) : []),
    ...(populations.value.size ? (['people'] as const) : []),
    'heat',
  ];
  return (
    <section>
      <h3 id={isStill ? undefined : 'shading'}>{shadingWords('title')}</h3>
      {!isStill && (
        <div role="radiogroup" aria-labelledby="shading">
          {offered.map((by) => (
            <label key={by} class="choice">
              <input type="radio" name="shading" checked={chosen === by} onChange={() => shade(by)} />
              <span class="choice-words">{shadingWords(by ?? 'none')}</span>
            </label>
          ))}
        </div>
      )}
      {chosen !== null && <Lazy load={explained} part />}
    </section>
  );
}
