import type { FigureLine } from '#contract/feature.ts';
import { say } from '../../i18n/names.ts';
import { ruleWord } from '../../i18n/rules.ts';
import { figureInWords } from '../account-words.ts';
import type { Ruled } from '../derived-rule.tsx';

/** A rule in words; of numbers also which of them are the lowest, the highest and the leading one. */
export function RuleWords({ of, lines = [], leading }: Ruled) {
  return (
    <>
      {lines.length > 1 && <Extremes lines={lines} leading={leading} />}
      <p class="derived">{ruleWord(of)}</p>
    </>
  );
}

function Extremes({ lines, leading }: { lines: readonly FigureLine[]; leading: string | undefined }) {
  const byLow = [...lines].sort((a, b) => a.low - b.low);
  const byHigh = [...lines].sort((a, b) => b.high - a.high);
  const led = lines.find(({ from }) => from.split('/')[0] === leading);
  return (
    <ul class="plain-list derived">
      <li>{inWords('lowest', byLow[0]!)}</li>
      <li>{inWords('highest', byHigh[0]!)}</li>
      {led && <li>{inWords('leading', led)}</li>}
    </ul>
  );
}

function inWords(word: 'lowest' | 'highest' | 'leading', { low, high, qualifier, line }: FigureLine): string {
  const bounds = qualifier === 'at_least' ? { low } : qualifier === 'up_to' ? { high } : { low, high };
  const said = low === high ? { value: low, qualifier } : { ...bounds, qualifier };
  return ruleWord(word, { value: figureInWords(said), who: say(line.name) || line.id });
}
