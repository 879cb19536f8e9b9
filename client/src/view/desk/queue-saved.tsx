import { useEffect, useState } from 'preact/hooks';
import { queueWord } from '../../i18n/queue.ts';
import { owner, queueHref, tab } from '../../state/desk-queue.ts';
import { dropSaved, loadSaved, savedQueues, saveQueue } from '../../state/desk-saved.ts';
import { Link } from '../link.tsx';
import { described, Field } from './fields.tsx';

/** Filters of the queue that somebody keeps under a name. */
export function QueueSaved() {
  const [name, setName] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  useEffect(loadSaved, []);
  const id = 'queue-saved-name';
  return (
    <details class="queue-more">
      <summary>{queueWord('saved')}</summary>
      <div class="queue-saved">
        {savedQueues.value.length === 0 && <p>{queueWord('saved_none')}</p>}
        <ul>
          {savedQueues.value.map((one) => (
            <li key={one.name}>
              <Link href={one.href}>{one.name}</Link>
              <button
                type="button"
                class="button"
                data-kind="quiet"
                aria-label={queueWord('drop', { name: one.name })}
                onClick={() => {
                  dropSaved(one.name);
                  document.getElementById(id)?.focus();
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
        <form
          noValidate
          onSubmit={(submit) => {
            submit.preventDefault();
            if (!name.trim()) {
              setFault(queueWord('saved_name_missing'));
              document.getElementById(id)?.focus();
              return;
            }
            const isKept = saveQueue(name.trim(), queueHref(tab.value, owner.value));
            setFault(isKept ? null : queueWord('saved_not_kept'));
            setName('');
          }}
        >
          <Field id={id} label={queueWord('saved_name')} hint={queueWord('saved_hint')} fault={fault}>
            <input
              {...described(id, fault, true)}
              class="input"
              maxLength={80}
              autocomplete="off"
              value={name}
              onInput={(input) => setName(input.currentTarget.value)}
            />
          </Field>
          <button type="submit" class="button">
            {queueWord('save')}
          </button>
        </form>
      </div>
    </details>
  );
}
