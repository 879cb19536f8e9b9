import { figureCategories, qualifiers } from '#contract/codebook.ts';
import { isDateOrInstant } from '#contract/time.ts';
import { codeWord } from '../../i18n/codebook.ts';
import { writtenInWords } from '../../i18n/dates.ts';
import { desk } from '../../i18n/desk.ts';
import { say } from '../../i18n/names.ts';
import { deployment } from '../../state/deployment.ts';
import { newRow } from '../../state/desk-document.ts';
import type { Loose } from '../../state/desk-pointer.ts';
import { rowsAt } from '../../state/desk-rows.ts';
import { instantOfLocal } from '../../state/desk-time.ts';
import { vocabulary } from '../../state/desk-vocabulary.ts';
import { useAt } from './bound.ts';
import { Group, NumberField, SelectField } from './fields.tsx';
import { NamedField } from './named-field.tsx';
import { Rows } from './rows.tsx';
import { WhenField } from './when-field.tsx';

/** A figure in one line, for the choice of what another one supersedes. */
function figureWords(figure: Loose): string {
  const number = figure.value ?? [figure.low, figure.high].filter((one) => one !== undefined).join('–');
  const said = instantOfLocal(String(figure.said_at ?? ''), deployment().region.zone);
  const when = isDateOrInstant(said) ? writtenInWords(said) : '';
  const category = codeWord('figure', String(figure.category ?? ''));
  const group = say((figure.group as { name?: Record<string, string> } | undefined)?.name);
  return [`${number} ${category}`, group, when].filter(Boolean).join(', ');
}

/** The figures somebody said: rows of one account, which may supersede each other or those of another account. */
export function FigureRows({ account }: { account: string }) {
  const at = `${account}/figures`;
  return (
    <Group legend={desk('figures')} hint={desk('figures_hint')} at={[at]}>
      <Rows
        at={at}
        word={desk('figure')}
        add={desk('add_figure')}
        make={() => newRow({}, 'figure')}
        idBase="figure"
        canMove
        canCopy
      >
        {(pointer) => <FigureFields pointer={pointer} account={account} />}
      </Rows>
    </Group>
  );
}

function FigureFields({ pointer, account }: { pointer: string; account: string }) {
  const isRange =
    useAt(`${pointer}/_range`) === true ||
    useAt(`${pointer}/low`) !== undefined ||
    useAt(`${pointer}/high`) !== undefined;
  const ownId = useAt(`${account}/id`);
  const figureId = useAt(`${pointer}/id`);
  const sources = rowsAt(`${account}/sources`);
  const others = rowsAt('/accounts').flatMap((row) =>
    ((row.figures ?? []) as Loose[])
      .filter((one) => row.id !== ownId || one.id !== figureId)
      .map((one) => {
        const claimant = say((row.claimant as { name?: Record<string, string> } | undefined)?.name);
        const own = row.id === ownId;
        return {
          value: own ? String(one.id) : `${row.id}/${one.id}`,
          word: own ? figureWords(one) : `${claimant}: ${figureWords(one)}`,
        };
      }),
  );
  return (
    <div class="grid">
      <SelectField
        at={`${pointer}/category`}
        label={desk('category')}
        options={figureCategories.map((value) => ({ value, word: codeWord('figure', value) }))}
      />
      <SelectField
        at={`${pointer}/qualifier`}
        label={desk('qualifier')}
        blank={desk('qualifier_exactly')}
        options={qualifiers
          .filter((one) => one !== 'exactly')
          .map((value) => ({ value, word: desk(`qualifier_${value}`) }))}
      />
      {!isRange && <NumberField at={`${pointer}/value`} label={desk('number')} whole />}
      <NumberField at={`${pointer}/low`} label={desk('low')} whole isOptional={!isRange} />
      <NumberField at={`${pointer}/high`} label={desk('high')} whole isOptional={!isRange} />
      <WhenField at={`${pointer}/said_at`} label={desk('said_at')} isOptional />
      <div class="wide">
        <NamedField
          at={`${pointer}/group`}
          label={desk('figure_group')}
          hint={desk('figure_group_hint')}
          suggestions={vocabulary.value.groups}
        />
      </div>
      <SelectField
        at={`${pointer}/source`}
        label={desk('source')}
        blank={desk('none')}
        isOptional
        options={sources.map((one, index) => ({
          value: String(one.id),
          word: `${index + 1}. ${one.publisher ?? desk('unnamed')}`,
        }))}
      />
      <SelectField
        at={`${pointer}/supersedes`}
        label={desk('supersedes')}
        blank={desk('none')}
        isOptional
        options={others}
      />
    </div>
  );
}
