import { shadingNotes } from '../../i18n/shading-note.ts';
import { populations } from '../../state/population.ts';

/** Who says how many people live in the municipalities, each source and year once. */
export function sourcesInWords(): string {
  const all = [...populations.value.values()].map(({ source, year }) =>
    shadingNotes('source', { source, year }),
  );
  return shadingNotes('sources', { sources: [...new Set(all)].join('; ') });
}
