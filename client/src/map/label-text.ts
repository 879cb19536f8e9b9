import type { ExpressionSpecification } from 'maplibre-gl';
import { type Language, languageSuffix } from '#contract/text.ts';

/** Expression for the name of a reference place in a language; its neutral pair or English where it lacks one. */
export function nameText(language: Language): ExpressionSpecification {
  return [
    'coalesce',
    ['get', `name_${languageSuffix[language]}`],
    ['get', 'name'],
    ['get', 'name_en'],
    '',
  ] as ExpressionSpecification;
}

/** The same with each name of a neutral pair on its own line. */
export function pairedText(language: Language): ExpressionSpecification {
  return ['join', ['split', nameText(language), '/'], '/\n'] as unknown as ExpressionSpecification;
}
