import type { ItemsPage } from '#contract/feature.ts';
import { emptyFilter, emptyQuery, type FilterParameter, filterParameters } from '#contract/query.ts';
import { numberInWords } from '../i18n/dates.ts';
import { filtering } from '../i18n/filtering.ts';
import { reading } from '../i18n/reading.ts';
import { changeQuery, query } from '../state/location.ts';
import { chipsOf, parameterInWords, viewInWords } from './filter-words.ts';
import { Link } from './link.tsx';

/** The search with a comma wherever a space was, which asks for any of its words; null when none stand together. */
function wordsApart(q: string | null): string | null {
  const terms = q?.split(',').map((term) => term.trim().split(/\s+/)) ?? [];
  return terms.some((term) => term.length > 1) ? terms.flat().filter(Boolean).join(',') : null;
}

/** Nothing matched: says which filter emptied the result and what would be there without it; each goes by a press. */
export function EmptyResult({ page }: { page: ItemsPage }) {
  const now = query.value;
  const culprits = (page.emptied_by ?? []).filter(({ parameter }) =>
    ['view', ...filterParameters].includes(parameter),
  );
  const hasFilters = chipsOf(now).length > 0;
  const apart = wordsApart(now.q);
  return (
    <div class="empty">
      <h3>{reading(hasFilters ? 'empty' : 'empty_atlas')}</h3>
      {now.knownAt && <p>{reading('empty_known')}</p>}
      {culprits.length > 0 && (
        <ul class="empty-ways">
          {culprits.map(({ parameter, would_match }) => {
            const name = parameter as FilterParameter | 'view';
            const words = name === 'view' ? viewInWords(now)! : parameterInWords(name, now);
            return (
              <li key={parameter}>
                <span>
                  {reading('without', {
                    filter: words,
                    incidents: filtering('incidents', {
                      count: would_match,
                      number: numberInWords(would_match),
                    }),
                  })}
                </span>
                <button
                  type="button"
                  class="button"
                  onClick={() => changeQuery({ [name]: { ...emptyFilter, view: emptyQuery.view }[name] })}
                >
                  {reading('drop_filter')}
                  <span class="visually-hidden"> {words}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {apart !== null && (
        <p>
          {reading('empty_words')}{' '}
          <button type="button" class="button" onClick={() => changeQuery({ q: apart })}>
            {reading('any_word')}
          </button>
        </p>
      )}
      {hasFilters && !culprits.length && <p>{reading('empty_together')}</p>}
      {hasFilters && (
        <p>
          <Link href="/">{reading('empty_all')}</Link>
        </p>
      )}
    </div>
  );
}
