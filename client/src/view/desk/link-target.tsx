import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { IncidentFeature } from '#contract/feature.ts';
import { desk } from '../../i18n/desk.ts';
import { flat } from '../../i18n/names.ts';
import { edit } from '../../state/desk-draft.ts';
import { fieldId } from '../../state/desk-pointer.ts';
import { request } from '../../state/request.ts';
import { useFault, useTextAt } from './bound.ts';
import { described, Field } from './fields.tsx';
import { FoundIncidents, useFoundIncidents } from './found-incidents.tsx';

const items = '/api/collections/incidents/items';

/** The incident a link goes to: searched by title, kept by id. */
export function LinkTarget({ at }: { at: string }) {
  const id = fieldId(at);
  const listId = useId();
  const fault = useFault(at);
  const target = useTextAt(at);
  const [linked, setLinked] = useState<IncidentFeature | null>(null);
  const found = useFoundIncidents(target);
  const first = useRef(target).current;
  useEffect(() => {
    if (!first) return;
    // A link that stands already shows the title behind its id.
    request<IncidentFeature>(`${items}/${encodeURIComponent(first)}`).then(
      ({ body }) => setLinked(body),
      () => undefined,
    );
  }, [first]);
  const chosen = linked?.id === target ? linked : found.find((one) => one.id === target);
  return (
    <Field
      id={id}
      label={desk('link_target')}
      hint={chosen ? flat(chosen.properties, 'title').text : desk('link_target_hint')}
      fault={fault}
    >
      <input
        {...described(id, fault, true)}
        class="input"
        type="text"
        autocomplete="off"
        list={listId}
        value={target}
        onInput={(input) => edit(at, input.currentTarget.value || undefined)}
      />
      <FoundIncidents id={listId} found={found} />
    </Field>
  );
}
