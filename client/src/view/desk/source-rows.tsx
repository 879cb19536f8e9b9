import { useId } from 'preact/hooks';
import { desk } from '../../i18n/desk.ts';
import { newRow } from '../../state/desk-document.ts';
import { vocabulary } from '../../state/desk-vocabulary.ts';
import { EvidencePart } from './evidence/evidence-part.tsx';
import { Group, TextField } from './fields.tsx';
import { PasteSource } from './paste-source.tsx';
import { Rows } from './rows.tsx';
import { TextsField } from './texts-field.tsx';
import { DerivedFrom } from './weighing/derived-from.tsx';
import { WhenField } from './when-field.tsx';

/** The sources of one account. */
export function SourceRows({ at }: { at: string }) {
  const publishers = useId();
  const account = at.replace(/\/sources$/, '');
  return (
    <Group legend={desk('sources')} hint={desk('sources_hint')} at={[at]}>
      <datalist id={publishers}>
        {vocabulary.value.publishers.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <PasteSource at={at} />
      <Rows
        at={at}
        word={desk('source')}
        add={desk('add_source')}
        make={() => newRow({}, 'source')}
        idBase="source"
        canMove
        canCopy
      >
        {(pointer) => (
          <div class="grid">
            <TextField at={`${pointer}/publisher`} label={desk('publisher')} list={publishers} />
            <WhenField at={`${pointer}/published_at`} label={desk('published_at')} isOptional />
            <TextField at={`${pointer}/url`} label={desk('url')} type="url" isOptional />
            <TextField at={`${pointer}/archive_url`} label={desk('archive_url')} type="url" isOptional />
            <div class="wide">
              <TextsField
                at={`${pointer}/headline`}
                label={desk('headline')}
                hint={desk('headline_hint')}
                isOptional
              />
            </div>
            <TextField
              at={`${pointer}/group`}
              label={desk('source_group')}
              hint={desk('source_group_hint')}
              isOptional
            />
            <DerivedFrom account={account} at={pointer} />
            <EvidencePart account={account} at={pointer} />
          </div>
        )}
      </Rows>
    </Group>
  );
}
