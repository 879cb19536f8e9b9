import { incidentTypes, type SubType } from '#contract/codebook.ts';
import { codeWord } from '../../../i18n/codebook.ts';
import { deskImport } from '../../../i18n/desk-import.ts';

type Types = Record<string, SubType>;

/** Words of the file that are no types of the codebook, each with a choice of what it means. */
export function UnknownTypes(props: {
  words: readonly string[];
  types: Types;
  change: (types: Types) => void;
}) {
  const set = (word: string, picked: SubType | '') => {
    const { [word]: _, ...others } = props.types;
    props.change(picked ? { ...others, [word]: picked } : others);
  };
  return (
    <fieldset class="import-types">
      <legend class="label">{deskImport('unknown_types')}</legend>
      {props.words.map((word, at) => (
        <div class="field" key={word}>
          <label for={`import-type-${at}`}>{deskImport('unknown_type', { word })}</label>
          <select
            id={`import-type-${at}`}
            class="input"
            value={props.types[word] ?? ''}
            onChange={({ currentTarget }) => set(word, currentTarget.value as SubType | '')}
          >
            <option value="">{deskImport('type_not_chosen')}</option>
            {Object.entries(incidentTypes).map(([type, subTypes]) => (
              <optgroup key={type} label={codeWord('type', type)}>
                {subTypes.map((one) => (
                  <option key={one} value={one}>
                    {codeWord('sub', one)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  );
}
