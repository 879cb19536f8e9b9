import { figureCategories } from '#contract/codebook.ts';
import {
  type ColumnChoice,
  type DateOrder,
  dateOrders,
  type ImportField,
  type ImportView,
  importFields,
} from '#contract/import.ts';
import { codeWord } from '../../../i18n/codebook.ts';
import { deskImport } from '../../../i18n/desk-import.ts';
import { controlId } from '../../../state/desk-import-form.ts';

interface Props {
  table: NonNullable<ImportView['table']>;
  columns: ColumnChoice;
  faultAt: (pointer: string) => string | null;
  change: (columns: ColumnChoice) => void;
}

/** Each column of the file with some of its cells, and the field that it is taken for. */
export function ColumnsTable({ table, columns, faultAt, change }: Props) {
  const assign = (at: number, field: ImportField | null) =>
    change({ ...columns, fields: columns.fields.with(at, field) });
  return (
    <>
      {table.hxl && <p class="hint">{deskImport('hxl_found')}</p>}
      <div class="import-columns">
        <table class="desk-table">
          <caption class="visually-hidden">{deskImport('columns')}</caption>
          <thead>
            <tr>
              <th scope="col">{deskImport('column')}</th>
              <th scope="col">{deskImport('cells')}</th>
              <th scope="col">{deskImport('taken_for')}</th>
            </tr>
          </thead>
          <tbody>
            {table.header.map((name, at) => (
              <tr key={at} data-unused={columns.fields[at] === null}>
                <th scope="row">{name || deskImport('no_name', { number: at + 1 })}</th>
                <td class="import-samples">{(table.samples[at] ?? []).slice(0, 3).join(' · ')}</td>
                <td>
                  <FieldSelect
                    at={at}
                    column={name}
                    value={columns.fields[at] ?? null}
                    fault={faultAt(`/fields/${at}`)}
                    pick={(field) => assign(at, field)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <DateOrderChoice value={columns.date_order} set={(date_order) => change({ ...columns, date_order })} />
    </>
  );
}

function FieldSelect(props: {
  at: number;
  column: string;
  value: ImportField | null;
  fault: string | null;
  pick: (field: ImportField | null) => void;
}) {
  const id = controlId(`/fields/${props.at}`);
  return (
    <>
      <select
        id={id}
        class="input"
        aria-label={deskImport('taken_for_column', { column: props.column })}
        aria-invalid={props.fault ? 'true' : undefined}
        aria-describedby={props.fault ? `fault-${id}` : undefined}
        value={props.value ?? ''}
        onChange={({ currentTarget }) => props.pick((currentTarget.value || null) as ImportField | null)}
      >
        <option value="">{deskImport('not_taken')}</option>
        {importFields.map((field) => (
          <option key={field} value={field}>
            {fieldInWords(field)}
          </option>
        ))}
      </select>
      {props.fault && (
        <p class="field-error" id={`fault-${id}`}>
          {props.fault}
        </p>
      )}
    </>
  );
}

/** A field in words; figures are called as the codebook calls them. */
export function fieldInWords(field: ImportField): string {
  const figure = figureCategories.find((one) => one === field);
  return figure
    ? deskImport('field_figure', { figure: codeWord('figure', figure) })
    : deskImport(`field_${field as Exclude<ImportField, (typeof figureCategories)[number]>}`);
}

/** Which number of a date is the day: never guessed. */
function DateOrderChoice({
  value,
  set,
}: {
  value: DateOrder | null;
  set: (value: DateOrder | null) => void;
}) {
  return (
    <fieldset class="import-choice">
      <legend class="label">{deskImport('date_order')}</legend>
      {[null, ...dateOrders].map((one) => (
        <label key={one ?? 'none'} class="check">
          <input type="radio" name="date_order" checked={value === one} onChange={() => set(one)} />
          <span>{deskImport(`date_order_${one ?? 'none'}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
