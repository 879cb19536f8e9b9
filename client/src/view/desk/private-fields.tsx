import { useEffect, useRef, useState } from 'preact/hooks';
import { instantInWords } from '../../i18n/dates.ts';
import { desk } from '../../i18n/desk.ts';
import { deskProtection } from '../../i18n/desk-protection.ts';
import { problemWord } from '../../i18n/problem.ts';
import { draftId } from '../../state/desk-draft.ts';
import {
  addContact,
  contacts,
  editContact,
  editNotes,
  erasePrivate,
  isPrivateDirty,
  notes,
  openPrivate,
  privateFaults,
  privateLog,
  privateState,
  removeContact,
  savePrivate,
} from '../../state/desk-private.ts';
import { described, Field } from './fields.tsx';

const faultAt = (pointer: string) => {
  const found = privateFaults.value.find((fault) => fault.pointer === pointer);
  return found ? problemWord(found.code) : null;
};

const idOf = (pointer: string) => `private${pointer.replaceAll('/', '-')}`;

/** Notes and contacts of the incident: read and written apart from it, and never kept in this browser. */
export function PrivateFields() {
  const id = draftId.value;
  const read = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    // A new incident that was just saved goes on with what is typed.
    if (read.current === undefined || !isPrivateDirty.peek()) void openPrivate(id);
    read.current = id;
  }, [id]);
  useEffect(() => {
    const ask = (leaving: BeforeUnloadEvent) => {
      if (isPrivateDirty.peek()) leaving.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
  useEffect(() => {
    const [first] = privateFaults.value;
    if (first) document.getElementById(idOf(first.pointer))?.focus();
  }, [privateFaults.value]);
  const state = privateState.value;
  if (state === 'forbidden') return null;
  return (
    <fieldset class="group">
      <legend>{deskProtection('private_part')}</legend>
      <p class="hint">{deskProtection('private_hint')}</p>
      {state === 'unread' ? (
        <p class="notice" data-kind="error">
          {deskProtection('private_unread')}
        </p>
      ) : (
        <>
          <Line
            pointer="/notes"
            label={deskProtection('notes')}
            value={notes.value}
            lines={3}
            onEdit={editNotes}
          />
          <Contacts />
          <Actions id={id} />
        </>
      )}
    </fieldset>
  );
}

function Line(props: {
  pointer: string;
  label: string;
  value: string;
  lines?: number;
  isOptional?: boolean;
  onEdit: (text: string) => void;
}) {
  const id = idOf(props.pointer);
  const fault = faultAt(props.pointer);
  const shared = {
    ...described(id, fault),
    class: 'input',
    value: props.value,
    autocomplete: 'off' as const,
    onInput: (typed: { currentTarget: { value: string } }) => props.onEdit(typed.currentTarget.value),
  };
  return (
    <Field id={id} label={props.label} fault={fault} isOptional={props.isOptional}>
      {props.lines ? <textarea {...shared} rows={props.lines} /> : <input {...shared} type="text" />}
    </Field>
  );
}

function Contacts() {
  const list = useRef<HTMLOListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const rows = contacts.value;
  const focusRow = (index: number) =>
    setTimeout(() => (list.current?.children[index]?.querySelector('input') ?? add.current)?.focus());
  return (
    <div class="rows">
      <ol class="rows-list" ref={list} aria-label={deskProtection('contacts')}>
        {rows.map((row, index) => (
          <li key={row._key} class="row">
            <div class="row-body">
              <div class="grid">
                {(['name', 'channel', 'note'] as const).map((member) => (
                  <Line
                    key={member}
                    pointer={`/contacts/${index}/${member}`}
                    label={deskProtection(
                      member === 'name' ? 'contact_name' : member === 'note' ? 'contact_note' : 'channel',
                    )}
                    value={row[member]}
                    isOptional={member !== 'name'}
                    onEdit={(text) => editContact(index, member, text)}
                  />
                ))}
              </div>
            </div>
            <div class="row-tools">
              <button
                type="button"
                class="button"
                data-kind="quiet"
                aria-label={desk('row_remove', { row: `${deskProtection('contact')} ${index + 1}` })}
                onClick={() => {
                  removeContact(index);
                  focusRow(Math.min(index, rows.length - 2));
                }}
              >
                {desk('remove')}
              </button>
            </div>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="button"
        ref={add}
        onClick={() => {
          addContact();
          focusRow(rows.length);
        }}
      >
        + {deskProtection('add_contact')}
      </button>
    </div>
  );
}

const says = { saved: 'private_saved', erased: 'private_erased', failed: 'private_failed' } as const;

function Actions({ id }: { id: string | null }) {
  const [isErasing, setErasing] = useState(false);
  const state = privateState.value;
  const isThere = privateLog.value[0]?.action === 'written';
  if (id === null) return <p class="hint">{deskProtection('with_next_save')}</p>;
  return (
    <>
      <div class="form-buttons">
        <button
          type="button"
          class="button"
          aria-disabled={state === 'saving'}
          onClick={() => void savePrivate(id)}
        >
          {deskProtection('save_private')}
        </button>
        {isThere && !isErasing && (
          <button type="button" class="button" data-kind="danger" onClick={() => setErasing(true)}>
            {deskProtection('erase')}
          </button>
        )}
      </div>
      {isErasing && <Erasing id={id} close={() => setErasing(false)} />}
      <p role="status" class={state === 'failed' ? 'field-error' : 'hint'}>
        {state in says
          ? deskProtection(says[state as keyof typeof says])
          : isPrivateDirty.value && deskProtection('private_unsaved')}
      </p>
      {privateLog.value.length > 0 && (
        <details class="private-log">
          <summary>{deskProtection('log')}</summary>
          <ul>
            {privateLog.value.map(({ at, actor, action }, index) => (
              <li key={index}>
                {deskProtection(`log_${action}`, { date: instantInWords(at), name: actor })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Asks once more before everything is gone. */
function Erasing({ id, close }: { id: string; close: () => void }) {
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  return (
    <div class="notice" data-kind="warn">
      <p>{deskProtection('erase_means')}</p>
      <p class="form-buttons">
        <button
          type="button"
          class="button"
          data-kind="danger"
          onClick={() => {
            close();
            void erasePrivate(id);
          }}
        >
          {deskProtection('erase_now')}
        </button>
        <button type="button" class="button" ref={cancel} onClick={close}>
          {desk('cancel')}
        </button>
      </p>
    </div>
  );
}
