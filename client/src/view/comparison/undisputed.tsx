import '../../style/comparison.css';
import type { FigureLine, IncidentDetailProperties } from '#contract/feature.ts';
import { codeWord } from '../../i18n/codebook.ts';
import { comparing } from '../../i18n/comparing.ts';
import { say } from '../../i18n/names.ts';
import { panel } from '../../i18n/panel.ts';
import { type Agreement, agreementsOf } from '../../state/comparison.ts';
import { claimedWhen, figureInWords } from '../account-words.ts';
import { municipalityName } from '../place-words.ts';

/** What at least two say and nobody contradicts, in words, with the names of those who say it. */
export function Undisputed({ incident }: { incident: IncidentDetailProperties }) {
  const agreements = agreementsOf(incident);
  return (
    <section class="undisputed">
      <h4>{comparing('undisputed')}</h4>
      <p class="hint">{comparing(agreements.length ? 'undisputed_hint' : 'nothing_undisputed')}</p>
      {[...bySpeakers(agreements)].map(([names, said]) => (
        <div key={names} class="undisputed-group">
          <dl>
            {said.map((agreement, index) => (
              <div key={index} class="fact">
                <dt>{codeWord('aspect', agreement.aspect)}</dt>
                <dd>{inWords(agreement)}</dd>
              </div>
            ))}
          </dl>
          <p class="derived">{comparing('said_by', { names })}</p>
        </div>
      ))}
    </section>
  );
}

/** Agreements by the names of those who say them, so that the same names are read once. */
function bySpeakers(agreements: readonly Agreement[]): Map<string, Agreement[]> {
  const groups = new Map<string, Agreement[]>();
  for (const agreement of agreements) {
    const names = namesOf(agreement);
    groups.set(names, [...(groups.get(names) ?? []), agreement]);
  }
  return groups;
}

function namesOf({ by }: Agreement): string {
  return [...new Set(by.map(({ claimant }) => say(claimant.name)))].join(', ');
}

function inWords(agreement: Agreement): string {
  switch (agreement.aspect) {
    case 'occurrence':
      return comparing('it_happened');
    case 'place':
      return comparing('municipality', {
        places: agreement.municipalities.map(municipalityName).join(', '),
      });
    case 'time':
      return claimedWhen(agreement.widest);
    case 'nature': {
      const { sub_type, type, legal_word } = agreement.nature;
      if (legal_word) return panel('called', { word: codeWord('legal', legal_word) });
      return sub_type ? codeWord('sub', sub_type) : codeWord('type', type!);
    }
    case 'actors':
      return comparing('in_role', {
        name: say(agreement.actor.name),
        role: codeWord('role', agreement.actor.role),
      });
    case 'figures':
      return panel('figure_line', {
        category: codeWord('figure', agreement.widest.category),
        group: say(agreement.widest.group.name),
        value: figureInWords(asSaid(agreement.widest)),
      });
  }
}

/** The number of a line as a figure is written: one value, or two bounds. */
function asSaid({ low, high, qualifier }: FigureLine) {
  return low === high ? { value: low, qualifier } : { low, high, qualifier };
}
