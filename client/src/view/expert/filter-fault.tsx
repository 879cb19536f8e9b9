import { expert } from '../../i18n/expert.ts';
import { ProblemError } from '../../state/request.ts';

/** Line and character, both from 1, of a position in a text. */
export function lineAndColumn(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** Characters of what would be allowed; of more the reader would see no other words. */
const longest = 160;

/** Why a filter does not hold: where it cannot be read, and in the service's own English words what is wrong. */
export function FilterFault({ words, error, text }: { words: string; error: unknown; text: string }) {
  if (!(error instanceof ProblemError)) return <p class="field-error">{words}</p>;
  const { detail, position, allowed, parameter, status } = error.problem;
  if (status === 414) return <p class="field-error">{expert('too_long')}</p>;
  if (parameter !== 'filter') return <p class="field-error">{words}</p>;
  // All properties in a row are no help: «What can be asked about» below has them, with examples.
  const expected = Array.isArray(allowed) ? allowed.join(', ') : allowed;
  return (
    <>
      <p class="field-error">
        {position === undefined
          ? expert('invalid')
          : expert('invalid_at', lineAndColumn(text.trimStart(), position))}
      </p>
      {detail && (
        <p class="hint" lang="en">
          {detail}
        </p>
      )}
      {expected && expected.length <= longest && (
        <p class="hint" lang="en">
          {expert('expected', { expected })}
        </p>
      )}
    </>
  );
}
