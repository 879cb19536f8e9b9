import { useEffect, useState } from 'preact/hooks';
import { statuses } from '#contract/codebook.ts';
import type { IncidentFeature } from '#contract/feature.ts';
import { code, codeWord } from '../../i18n/codebook.ts';
import { numberInWords, whenInWords } from '../../i18n/dates.ts';
import { desk } from '../../i18n/desk.ts';
import { flat } from '../../i18n/names.ts';
import { problemOfError } from '../../i18n/problem.ts';
import { shell } from '../../i18n/shell.ts';
import {
  type ListOrder,
  listed,
  listOrder,
  listSize,
  listStatuses,
  listText,
  ownWrites,
  statusCounts,
} from '../../state/desk-list.ts';
import { go } from '../../state/location.ts';
import { session } from '../../state/session.ts';
import { Link } from '../link.tsx';
import { whereInWords } from '../place-words.ts';
import { LeftTexts } from './left-texts.tsx';

const settleMs = 250;

/** Incidents of all statuses, with search, statuses and order. */
export function DeskList() {
  const { value: page, loading, error } = listed.value;
  const matched = page?.numberMatched ?? 0;
  const shown = page?.features.length ?? 0;
  return (
    <>
      <div class="desk-head">
        <h1>{desk('incidents')}</h1>
        <Link href="/desk/new" class="button primary-link">
          {desk('new_incident')}
        </Link>
        <Link href="/desk/import">{desk('import')}</Link>
        {session.value?.user?.role === 'admin' && <Link href="/desk/users">{desk('users')}</Link>}
        <Link href="/password">{desk('change_password')}</Link>
      </div>
      <LeftTexts picked={({ id }) => go(id === null ? '/desk/new' : `/desk/${encodeURIComponent(id)}`, '')} />
      <ListFilters />
      {error !== null && (
        <p class="notice" data-kind="error" role="alert">
          {problemOfError(error)}{' '}
          <button type="button" class="button" onClick={() => (ownWrites.value += 1)}>
            {shell('try_again')}
          </button>
        </p>
      )}
      <p class="hint" role="status">
        {loading && !page
          ? shell('loading')
          : desk('found', { count: matched, number: numberInWords(matched) })}
      </p>
      {page && shown > 0 && <Table features={page.features} />}
      {page && shown === 0 && (
        <p>{desk(listText.value || listStatuses.value.length ? 'none_found' : 'none_yet')}</p>
      )}
      {shown < matched && (
        <button type="button" class="button" onClick={() => (listSize.value += 100)}>
          {desk('show_more')}
        </button>
      )}
    </>
  );
}

function ListFilters() {
  const [text, setText] = useState(listText.value);
  useEffect(() => {
    const timer = setTimeout(() => {
      listText.value = text;
    }, settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <search class="desk-filters">
      <div class="field">
        <label for="desk-search">{desk('search')}</label>
        <input
          id="desk-search"
          class="input"
          type="search"
          value={text}
          maxLength={200}
          onInput={(input) => setText(input.currentTarget.value)}
        />
      </div>
      <fieldset class="desk-statuses">
        <legend class="label">{desk('status')}</legend>
        {statuses.map((status) => (
          <label key={status} class="check">
            <input
              type="checkbox"
              checked={listStatuses.value.includes(status)}
              onChange={(change) => {
                listStatuses.value = change.currentTarget.checked
                  ? [...listStatuses.value, status]
                  : listStatuses.value.filter((one) => one !== status);
              }}
            />
            {code(`status_${status}`)}
            {statusCounts.value[status] !== undefined && (
              <span class="hint">{numberInWords(statusCounts.value[status])}</span>
            )}
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="desk-order">{desk('order')}</label>
        <select
          id="desk-order"
          class="input"
          value={listOrder.value}
          onChange={(change) => {
            listOrder.value = change.currentTarget.value as ListOrder;
          }}
        >
          <option value="-recorded_at">{desk('order_changed')}</option>
          <option value="recorded_at">{desk('order_changed_oldest')}</option>
          <option value="-occurred_start">{desk('order_newest')}</option>
          <option value="occurred_start">{desk('order_oldest')}</option>
        </select>
      </div>
    </search>
  );
}

function Table({ features }: { features: readonly IncidentFeature[] }) {
  return (
    <table class="desk-table">
      <caption class="visually-hidden">{desk('incidents')}</caption>
      <thead>
        <tr>
          <th scope="col">{desk('title')}</th>
          <th scope="col" aria-sort={sortOf()}>
            {desk('when')}
          </th>
          <th scope="col">{desk('where')}</th>
          <th scope="col">{desk('status')}</th>
        </tr>
      </thead>
      <tbody>
        {features.map(({ id, properties }) => {
          const title = flat(properties, 'title');
          return (
            <tr key={id}>
              <th scope="row">
                <Link href={`/desk/${encodeURIComponent(id)}`}>
                  <span lang={title.language}>{title.text}</span>
                </Link>
                <span class="hint"> {codeWord('sub', properties.sub_type)}</span>
              </th>
              <td>
                {whenInWords({
                  start: properties.occurred_start,
                  end: properties.occurred_end,
                  open: properties.occurred_open,
                  precision: properties.time_precision,
                }) || desk('no_date')}
              </td>
              <td>{whereInWords(properties)}</td>
              <td>
                <span class="tag" data-status={properties.status}>
                  {code(`status_${properties.status}`)}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function sortOf(): 'ascending' | 'descending' | undefined {
  if (listOrder.value === 'occurred_start') return 'ascending';
  return listOrder.value === '-occurred_start' ? 'descending' : undefined;
}
