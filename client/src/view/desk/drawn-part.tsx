import { useState } from 'preact/hooks';
import { parseCoordinates } from '#contract/coordinates.ts';
import { mostCorners } from '#contract/drawn-part.ts';
import { deskDrawing } from '../../i18n/desk-drawing.ts';
import { newRow } from '../../state/desk-document.ts';
import { edit } from '../../state/desk-draft.ts';
import { cornerRow, kindChoices, withKind } from '../../state/desk-drawing.ts';
import { chooseSpot, usualRadius } from '../../state/desk-placing.ts';
import { fieldId, type Loose } from '../../state/desk-pointer.ts';
import { readShape } from '../../state/desk-shape-formats.ts';
import { takeSnap } from '../../state/desk-snapping.ts';
import { useAt, useFault } from './bound.ts';
import { described, Field, NumberField, SelectField } from './fields.tsx';
import { Rows } from './rows.tsx';

/** What a part of a place is stated as, where there is a choice. */
export function PartKind({ at, precision }: { at: string; precision: string }) {
  const part = (useAt(at) ?? {}) as Loose;
  const choices = kindChoices(precision, part.kind);
  if (choices.length < 2) return null;
  return (
    <SelectField
      at={`${at}/kind`}
      class="part-kind"
      label={deskDrawing('kind')}
      options={choices.map((value) => ({ value, word: deskDrawing(`kind_${value}`) }))}
      onPick={(next) =>
        edit(at, withKind(part, choices.find((one) => one === next)!, usualRadius(precision)))
      }
    />
  );
}

/** A line or an area drawn by hand: on the map, by pasting it, or corner by corner. */
export function DrawnPart({ at }: { at: string }) {
  const part = (useAt(at) ?? {}) as Loose;
  const fault = useFault(`${at}/points`);
  return (
    <div class="drawn-part">
      {part.kind === 'line' && (
        <NumberField
          at={`${at}/uncertainty_m`}
          label={deskDrawing('width')}
          hint={deskDrawing('width_hint')}
        />
      )}
      <PasteShape at={at} />
      <p class="label" id={fieldId(`${at}/points`)} tabIndex={-1}>
        {deskDrawing('corners')}
      </p>
      <p class="hint">{deskDrawing('corners_hint')}</p>
      {fault && <p class="field-error">{fault}</p>}
      <Rows
        at={`${at}/points`}
        word={deskDrawing('corner')}
        add={deskDrawing('add_corner')}
        make={() => newRow()}
        canMove
        most={mostCorners}
        class="corner-rows"
      >
        {(pointer, index) => <CornerField at={pointer} number={index + 1} />}
      </Rows>
    </div>
  );
}

/** The part and the corner that a pointer names, as `/accounts/0/place/parts/1/points/3`. */
function spotOf(at: string): [part: number, corner: number] {
  const [corner, , part] = at.split('/').reverse().map(Number) as [number, number, number];
  return [part, corner];
}

/** One corner as one text; what is no position yet is kept as it was typed. */
function CornerField({ at, number }: { at: string; number: number }) {
  const id = fieldId(at);
  const row = (useAt(at) ?? {}) as Loose;
  const found = useFault(at, `${at}/lat`, `${at}/lon`);
  const isPlaced = row.lat !== undefined && row.lon !== undefined;
  const text = row._text ?? (isPlaced ? `${row.lat}, ${row.lon}` : '');
  const fault = found ?? (row._text !== undefined && !isPlaced ? deskDrawing('corner_wrong') : null);
  return (
    <Field id={id} label={deskDrawing('corner_n', { number })} fault={fault}>
      <input
        {...described(id, fault)}
        class="input"
        type="text"
        autocomplete="off"
        value={String(text)}
        onFocus={() => {
          chooseSpot(...spotOf(at));
        }}
        onKeyDown={(press) => {
          if (press.key === 'Enter' && takeSnap()) press.preventDefault();
        }}
        onInput={({ currentTarget: { value } }) => {
          const place = parseCoordinates(value);
          edit(at, { _key: row._key, ...(value ? { _text: value } : {}), ...(place ?? {}) });
        }}
        onBlur={() => isPlaced && row._text !== undefined && edit(`${at}/_text`, undefined)}
      />
    </Field>
  );
}

function PasteShape({ at }: { at: string }) {
  const id = `${fieldId(at)}-paste`;
  const part = (useAt(at) ?? {}) as Loose;
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [count, setCount] = useState(0);
  const fault = isWrong ? deskDrawing('paste_wrong') : null;
  const read = (typed: string, isFinal: boolean) => {
    const shape = readShape(typed);
    setWrong(isFinal && !shape);
    if (!shape) return document.getElementById(id)?.focus();
    edit(at, {
      ...withKind(part, shape.kind, Number(part.uncertainty_m) || usualRadius('')),
      points: shape.points.map(cornerRow),
    });
    setText('');
    setCount(shape.points.length);
  };
  return (
    <div class="paste-shape">
      <Field id={id} label={deskDrawing('paste')} hint={deskDrawing('paste_hint')} fault={fault} isOptional>
        <textarea
          {...described(id, fault, true)}
          class="input"
          rows={2}
          value={text}
          onInput={(event) => {
            const typed = event.currentTarget.value;
            setText(typed);
            setWrong(false);
            setCount(0);
            if ((event as InputEvent).inputType === 'insertFromPaste') read(typed, true);
          }}
        />
      </Field>
      <button type="button" class="button" onClick={() => read(text, true)}>
        {deskDrawing('paste_read')}
      </button>
      <p class="hint" role="status">
        {count > 0 && deskDrawing('paste_done', { count })}
      </p>
    </div>
  );
}
