import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Box } from '#contract/query.ts';
import { expert } from '../../i18n/expert.ts';
import { shell } from '../../i18n/shell.ts';
import { mapBounds } from '../../state/bounds.ts';
import { deployment } from '../../state/deployment.ts';
import { language } from '../../state/preferences.ts';
import { exampleOf, queryables, wantQueryables } from '../../state/queryables.ts';
import { ReadingError } from '../reading-error.tsx';

/** Four decimals of a degree are about ten metres. */
const rounded = (box: Box) => box.map((degrees) => Math.round(degrees * 1e4) / 1e4) as Box;

/** What conditions can be about, by its title and its name, each with an example that a press puts into the text. */
export function Properties({ insert }: { insert: (condition: string) => void }) {
  const search = useSignal('');
  useEffect(wantQueryables, []);
  const { value, error } = queryables.value;
  const wanted = search.value.trim().toLocaleLowerCase();
  const found = Object.entries(value?.properties ?? {}).filter(([name, { title }]) =>
    `${name} ${title}`.toLocaleLowerCase().includes(wanted),
  );
  return (
    <details class="expert-properties">
      <summary>{expert('properties')}</summary>
      {error && <ReadingError error={error} hasOld={value !== null} />}
      {!value && !error && <p>{shell('loading')}</p>}
      {value && (
        <>
          <input
            type="search"
            class="input"
            aria-label={expert('search')}
            placeholder={expert('search')}
            value={search.value}
            onInput={(input) => {
              search.value = input.currentTarget.value;
            }}
          />
          <ul class="expert-list">
            {found.map(([name, property]) => {
              const example = exampleOf(
                name,
                property,
                rounded(mapBounds.value ?? deployment().region.bounds),
              );
              return (
                <li key={name}>
                  <button
                    type="button"
                    aria-label={expert('insert', { name: property.title ?? name })}
                    title={property.description}
                    onClick={() => insert(example)}
                  >
                    <span>{property.title ?? name}</span>
                    <code>{example}</code>
                  </button>
                </li>
              );
            })}
          </ul>
          {!found.length && <p class="hint">{expert('no_property')}</p>}
          <p>
            <a href={`/api/functions?f=html&lang=${language.value}`}>{expert('functions')}</a>
          </p>
        </>
      )}
    </details>
  );
}
