import { code } from '../../i18n/codebook.ts';
import { whenInWords } from '../../i18n/dates.ts';
import { desk } from '../../i18n/desk.ts';
import { flat } from '../../i18n/names.ts';
import { derived } from '../../state/desk-derive.ts';
import { whereInWords } from '../place-words.ts';

/** Incidents near in place and time to the one being written; they only ask to be looked at. */
export function Duplicates() {
  const found = derived.value?.duplicates ?? [];
  const own = derived.value?.feature;
  // What has no place or no time is like nothing, so «none» would say more than anybody looked for.
  const canBeLike = Boolean(own?.properties.occurred_start && own.properties.place_precision !== 'unlocated');
  return (
    <section class="duplicates" aria-live="polite">
      <h2>{desk('duplicates')}</h2>
      <p class="hint">
        {desk(found.length ? 'duplicates_hint' : canBeLike ? 'duplicates_none' : 'duplicates_wait')}
      </p>
      <ul class="duplicates-list">
        {found.slice(0, 6).map(({ feature }) => {
          const title = flat(feature.properties, 'title');
          const { occurred_start, occurred_end, occurred_open, time_precision, status } = feature.properties;
          const isPublic = status === 'published';
          return (
            <li key={feature.id}>
              <a
                href={`${isPublic ? '/incident' : '/desk'}/${encodeURIComponent(feature.id)}`}
                target="_blank"
                rel="noopener"
                lang={title.language}
              >
                {title.text}
              </a>
              <p class="hint">
                {[
                  whenInWords({
                    start: occurred_start,
                    end: occurred_end,
                    open: occurred_open,
                    precision: time_precision,
                  }),
                  whereInWords(feature.properties),
                  isPublic ? '' : code(`status_${status}`),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
