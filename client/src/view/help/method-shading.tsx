import { shadingNotes } from '../../i18n/shading-note.ts';
import { populations } from '../../state/population.ts';
import { sourcesInWords } from '../shading/population-sources.ts';

/** What the shadings of the map and the places of all accounts count, and what they cannot where nobody is cited for it. */
export function MethodShading() {
  return (
    <>
      <p>{shadingNotes('method_places')}</p>
      <p>{shadingNotes('method_heat')}</p>
      <p>
        {populations.value.size
          ? shadingNotes('method_people', { sources: sourcesInWords() })
          : shadingNotes('method_no_people')}
      </p>
    </>
  );
}
