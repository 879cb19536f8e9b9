import type { IncidentFeature } from '#contract/feature.ts';
import { codeWord } from '../i18n/codebook.ts';
import { reading } from '../i18n/reading.ts';
import { oldestFirst, shown, sortOldestFirst } from '../state/listing.ts';
import { hoveredId } from '../state/selection.ts';
import { IncidentTitle, incidentTime, lights, municipalityWords, PeriodTag } from './incident-row.tsx';
import { whereInWords } from './place-words.ts';
import { ContestedTag, VerificationTag } from './tags.tsx';
import { TypeSymbol } from './type-symbol.tsx';

/** The whole result as a table, sortable by date: what the map shows and what it cannot show. */
export function IncidentTable() {
  if (!shown.value.length) return null;
  const isOldestFirst = oldestFirst.value;
  return (
    <table class="incident-table">
      <caption class="visually-hidden">{reading('incidents')}</caption>
      <thead>
        <tr>
          <th scope="col" aria-sort={isOldestFirst ? 'ascending' : 'descending'}>
            <button type="button" class="sort-button" onClick={() => sortOldestFirst(!isOldestFirst)}>
              {reading('column_date')}
              <span aria-hidden="true">{isOldestFirst ? ' ↑' : ' ↓'}</span>
              <span class="visually-hidden"> {reading(isOldestFirst ? 'newest_first' : 'oldest_first')}</span>
            </button>
          </th>
          <th scope="col">{reading('column_incident')}</th>
          <th scope="col">{reading('column_type')}</th>
          <th scope="col">{reading('column_place')}</th>
          <th scope="col">{reading('column_municipality')}</th>
          <th scope="col">{reading('column_state')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.value.map((incident) => (
          <Row key={incident.id} incident={incident} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ incident }: { incident: IncidentFeature }) {
  const { properties } = incident;
  return (
    <tr data-hovered={hoveredId.value === incident.id} {...lights(incident.id)}>
      <td class="cell-date">
        {incidentTime(properties)} <PeriodTag properties={properties} />
      </td>
      <th scope="row">
        <IncidentTitle incident={incident} />
      </th>
      <td class="cell-type">
        <span>
          <TypeSymbol type={properties.type} size={16} /> {codeWord('sub', properties.sub_type)}
        </span>
      </td>
      <td>
        {whereInWords(properties)}
        {incident.geometry === null && (
          <>
            {' '}
            <span class="tag unplaced">{reading('not_on_map')}</span>
          </>
        )}
      </td>
      <td>{municipalityWords(properties)}</td>
      <td class="cell-state">
        <VerificationTag of={properties.verification} />
        <ContestedTag aspects={properties.contested} />
      </td>
    </tr>
  );
}
