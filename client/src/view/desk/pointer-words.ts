import { deskField } from '../../i18n/desk-field.ts';

const rowWords = {
  accounts: 'account',
  titles: 'title',
  summaries: 'summary',
  types: 'type',
  rankings: 'ranking',
  assessments: 'assessment',
  links: 'link',
  sources: 'source',
  figures: 'figure',
  actors: 'actor',
  parts: 'part',
  points: 'corner',
} as const;

/** The member a pointer names, as the form calls it: «Account 2 · Time · Start». */
export function pointerWords(pointer: string): string {
  const steps = pointer.split('/').slice(1);
  const words: string[] = [];
  steps.forEach((step, index) => {
    if (/^\d+$/.test(step)) return;
    const next = steps[index + 1];
    const row = rowWords[step as keyof typeof rowWords];
    if (row && next !== undefined && /^\d+$/.test(next)) {
      words.push(`${deskField(`row_${row}`)} ${Number(next) + 1}`);
      return;
    }
    const key = `at_${step.toLowerCase().replaceAll('-', '_')}`;
    if (deskField.has(key)) words.push(deskField(key));
  });
  return words.join(' · ');
}
