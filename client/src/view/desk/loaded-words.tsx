import { loadedWords } from '#contract/neutral-wording.ts';
import type { Language } from '#contract/text.ts';
import { reviewWord } from '../../i18n/review.ts';

/** Words of a text that take a side, each with what to write instead, or who has to say it. Advice, no fault. */
export function LoadedWords({ text, of }: { text: string; of: Language }) {
  const found = loadedWords(text, of);
  return (
    <div role="status">
      {found.length > 0 && (
        <ul class="loaded-words">
          {found.map(({ word, kind }) => (
            <li key={word}>{reviewWord('loaded', { word, advice: reviewWord(`loaded_${kind}`) })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
