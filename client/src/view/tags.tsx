import type { Aspect, Verification } from '#contract/codebook.ts';
import { codeWord } from '../i18n/codebook.ts';
import { reading } from '../i18n/reading.ts';

/** How far the occurrence is verified, as a word with a mark that repeats the ring of the map's symbol. */
export function VerificationTag({ of }: { of: Verification }) {
  return (
    <span class="tag verification" data-verification={of}>
      {codeWord('verification', of)}
    </span>
  );
}

/** The aspects on which accounts disagree; nothing where they do not. */
export function ContestedTag({ aspects }: { aspects: readonly Aspect[] }) {
  if (!aspects.length) return null;
  return (
    <span class="tag contested">
      {reading('contested', { aspects: aspects.map((one) => codeWord('aspect', one)).join(', ') })}
    </span>
  );
}
