import type { ExpressionSpecification } from 'maplibre-gl';
import type { Language } from '#contract/text.ts';
import { pluralForm } from '#contract/words/dictionary.ts';
import { mapWords } from '../i18n/map.ts';

const count: ExpressionSpecification = ['coalesce', ['get', 'point_count'], 1];
const areas: ExpressionSpecification = ['coalesce', ['get', 'parts'], 1];

/** Stands in a sentence for the number of areas. */
const gap = '\u0001';

type Key = 'in_area' | 'in_areas' | 'in_band';

/** The sentence for counts of the same plural form as `like`, with the feature's own numbers. */
function sentence(key: Key, like: number, language: Language): ExpressionSpecification {
  const [head = '', ...tail] = mapWords(key, { count: like, areas: gap }, language).split(String(like));
  const [before, after] = tail.join(String(like)).split(gap);
  const rest = after === undefined ? [before] : [before, ['to-string', areas], after];
  return ['concat', head, ['to-string', count], ...rest] as ExpressionSpecification;
}

/** One for each plural form: of 1, and of all others by their last two digits, as every language here has it. */
function byCount(key: Key, language: Language): ExpressionSpecification {
  const others = (['one', 'few'] as const).flatMap((form) => {
    const digits = Array.from({ length: 100 }, (_, index) => index).filter(
      (two) => pluralForm(100 + two, language) === form,
    );
    return digits.length ? [digits, sentence(key, 100 + digits[0]!, language)] : [];
  });
  const last = sentence(key, 100, language);
  return [
    'case',
    ['==', count, 1],
    sentence(key, 1, language),
    others.length ? ['match', ['%', count, 100], ...others, last] : last,
  ] as ExpressionSpecification;
}

/** What a label of the tiles says: how many incidents are somewhere in its area, areas or band. */
export function areaWords(language: Language): ExpressionSpecification {
  return [
    'case',
    ['==', ['get', 'kind'], 'band'],
    byCount('in_band', language),
    ['>', areas, 1],
    byCount('in_areas', language),
    byCount('in_area', language),
  ];
}
