import { desk } from '../../../i18n/desk.ts';
import { say } from '../../../i18n/names.ts';
import { weighingWord } from '../../../i18n/weighing.ts';
import type { Loose } from '../../../state/desk-pointer.ts';
import { rowsAt } from '../../../state/desk-rows.ts';
import { useAt } from '../bound.ts';
import { Group, SelectField, TextField } from '../fields.tsx';

/** What a source tells after: another source of the incident, or an outlet that is none of its sources. */
export function DerivedFrom({ account, at }: { account: string; at: string }) {
  const ownAccount = useAt(`${account}/id`);
  const ownSource = useAt(`${at}/id`);
  const others = rowsAt('/accounts').flatMap((row) => {
    const isOwn = row.id === ownAccount;
    const claimant = say((row.claimant as { name?: Record<string, string> } | undefined)?.name);
    return ((row.sources ?? []) as Loose[])
      .map((one, index) => ({ one, word: `${index + 1}. ${one.publisher ?? desk('unnamed')}` }))
      .filter(({ one }) => !isOwn || one.id !== ownSource)
      .map(({ one, word }) => ({
        value: isOwn ? String(one.id) : `${row.id}/${one.id}`,
        word: isOwn ? word : `${claimant || desk('unnamed')}: ${word}`,
      }));
  });
  return (
    <div class="wide">
      <Group legend={weighingWord('derived_from')} hint={weighingWord('derived_from_hint')}>
        <div class="grid">
          <SelectField
            at={`${at}/derived_from/source`}
            label={weighingWord('derived_source')}
            blank={desk('none')}
            options={others}
            isOptional
          />
          <TextField at={`${at}/derived_from/outlet`} label={weighingWord('derived_outlet')} isOptional />
        </div>
      </Group>
    </div>
  );
}
