import { useState } from 'preact/hooks';
import { type Encoding, encodings, type ImportTerms, type ImportView } from '#contract/import.ts';
import type { FieldError } from '#contract/problem.ts';
import { deskImport } from '../../../i18n/desk-import.ts';
import { checkImport } from '../../../state/desk-import.ts';
import {
  controlId,
  faultsIn,
  type Prepared,
  preparedFaults,
  preparedOf,
} from '../../../state/desk-import-form.ts';
import { described, Field } from '../fields.tsx';
import { ColumnsTable } from './columns-table.tsx';
import { faultWord, refusalInWords } from './import-words.ts';
import { UnknownTypes } from './unknown-types.tsx';

/** What is asked before a check: how the table is read, and under what terms its rows are taken in. */
export function PrepareForm({ view }: { view: ImportView }) {
  const [prepared, setPrepared] = useState<Prepared>(() => preparedOf(view));
  const [faults, setFaults] = useState<FieldError[]>([]);
  const [failed, setFailed] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const { columns, terms } = prepared;
  const faultAt = (pointer: string) => {
    const found = faults.find((one) => one.pointer === pointer);
    return found ? faultWord(found.code) : null;
  };
  const show = (found: FieldError[]) => {
    setFaults(found);
    const first = found.find(({ pointer }) => document.getElementById(controlId(pointer)));
    if (first) document.getElementById(controlId(first.pointer))!.focus();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setFailed(null);
    const found = preparedFaults(prepared);
    show(found);
    if (found.length) return;
    setBusy(true);
    try {
      await checkImport(view.id, columns, terms);
    } catch (error) {
      const errors = faultsIn(error);
      show(errors);
      if (!errors.length) setFailed(error);
      setBusy(false);
    }
  };
  const setTerm = (member: keyof ImportTerms, value: string | null) => {
    setPrepared({ columns, terms: { ...terms, [member]: value } as ImportTerms });
    setFaults(faults.filter(({ pointer }) => pointer !== `/${member}`));
  };
  return (
    <form class="import-prepare" noValidate onSubmit={(event) => void submit(event)}>
      {failed !== null && (
        <p class="notice" data-kind="error" role="alert">
          {refusalInWords(failed)}
        </p>
      )}
      <section class="desk-section">
        <h2>{deskImport('how_read')}</h2>
        <p class="hint">{deskImport(view.format === 'csv' ? 'columns_hint' : `reads_${view.format}`)}</p>
        {view.format === 'csv' && columns && view.table && (
          <ColumnsTable
            table={view.table}
            columns={columns}
            faultAt={faultAt}
            change={(next) => {
              setPrepared({ columns: next, terms });
              setFaults(faults.filter(({ pointer }) => !pointer.startsWith('/fields/')));
            }}
          />
        )}
        {view.format === 'csv' && columns && view.report && view.report.unknown_types.length > 0 && (
          <UnknownTypes
            words={view.report.unknown_types}
            types={columns.types}
            change={(types) => setPrepared({ columns: { ...columns, types }, terms })}
          />
        )}
        {columns && (
          <Field
            id={controlId('/encoding')}
            label={deskImport('encoding')}
            fault={faultAt('/encoding')}
            class="import-encoding"
          >
            <select
              {...described(controlId('/encoding'), faultAt('/encoding'))}
              class="input"
              value={columns.encoding}
              onChange={({ currentTarget }) =>
                setPrepared({ columns: { ...columns, encoding: currentTarget.value as Encoding }, terms })
              }
            >
              {encodings.map((one) => (
                <option key={one} value={one}>
                  {one.toUpperCase()}
                </option>
              ))}
            </select>
          </Field>
        )}
      </section>
      <section class="desk-section">
        <h2>{deskImport('terms')}</h2>
        <p class="hint">{deskImport('terms_hint')}</p>
        <div class="import-terms">
          {(['title', 'id', 'licence', 'licence_url', 'attribution'] as const).map((member) => (
            <TermField
              key={member}
              member={member}
              value={terms[member] ?? ''}
              fault={faultAt(`/${member}`)}
              set={(value) => setTerm(member, member === 'licence_url' ? value || null : value)}
            />
          ))}
          <Redistribution value={terms.redistribution} set={(value) => setTerm('redistribution', value)} />
        </div>
      </section>
      <p class="form-buttons">
        <button type="submit" class="button" data-kind="primary" aria-disabled={isBusy}>
          {deskImport(view.report ? 'check_again' : 'check')}
        </button>
      </p>
    </form>
  );
}

function TermField(props: {
  member: 'title' | 'id' | 'licence' | 'licence_url' | 'attribution';
  value: string;
  fault: string | null;
  set: (value: string) => void;
}) {
  const { member, fault } = props;
  const id = controlId(`/${member}`);
  const hint = member === 'id' || member === 'attribution' ? deskImport(`term_${member}_hint`) : undefined;
  return (
    <Field
      id={id}
      label={deskImport(`term_${member}`)}
      hint={hint}
      fault={fault}
      isOptional={member === 'licence_url'}
    >
      <input
        {...described(id, fault, hint !== undefined)}
        class="input"
        type="text"
        autocomplete="off"
        value={props.value}
        onInput={({ currentTarget }) => props.set(currentTarget.value)}
      />
    </Field>
  );
}

/** Whether others may see the rows: asked of every file, since nobody can take back what was shown. */
function Redistribution({ value, set }: { value: string; set: (value: string) => void }) {
  return (
    <fieldset class="import-choice" id={controlId('/redistribution')} tabIndex={-1}>
      <legend class="label">{deskImport('redistribution')}</legend>
      {(['private', 'allowed'] as const).map((one) => (
        <label key={one} class="check">
          <input
            type="radio"
            name="redistribution"
            value={one}
            checked={value === one}
            onChange={() => set(one)}
          />
          <span>{deskImport(`redistribution_${one}`)}</span>
        </label>
      ))}
      <p class="hint">{deskImport('redistribution_hint')}</p>
    </fieldset>
  );
}
