import type { IncidentFeature, IncidentProperties } from '#contract/feature.ts';
import { localDay } from '#contract/time.ts';
import { code } from '../i18n/codebook.ts';
import { dayInWords, whenInWords } from '../i18n/dates.ts';
import { filtering } from '../i18n/filtering.ts';
import { flat } from '../i18n/names.ts';
import { reading } from '../i18n/reading.ts';
import { deployment } from '../state/deployment.ts';
import { incidentHref, query } from '../state/location.ts';
import { language } from '../state/preferences.ts';
import { results } from '../state/results.ts';
import { hoveredId } from '../state/selection.ts';
import { Link } from './link.tsx';
import { municipalityName, whereInWords } from './place-words.ts';
import { ContestedTag, VerificationTag } from './tags.tsx';
import { TypeSymbol } from './type-symbol.tsx';

/** When it happened, no more precise than known; «date not stated» where no account gives one. */
export function incidentTime(properties: IncidentProperties): string {
  return (
    whenInWords({
      start: properties.occurred_start,
      end: properties.occurred_end,
      open: properties.occurred_open,
      precision: properties.time_precision,
    }) || reading('no_date')
  );
}

/** Municipalities an incident certainly lies in, else those it may lie in. */
export function municipalityWords(properties: IncidentProperties): string {
  if (properties.municipalities.length) return properties.municipalities.map(municipalityName).join(', ');
  const possible = properties.municipalities_possible.map(municipalityName).join(', ');
  return possible && reading('possibly', { places: possible });
}

/** The title as a link to the incident, marked with its language where that is not the page's. */
export function IncidentTitle({ incident }: { incident: IncidentFeature }) {
  const title = flat(incident.properties, 'title');
  return (
    <Link
      href={incidentHref(incident.id)}
      class="incident-link"
      onFocus={() => {
        hoveredId.value = incident.id;
      }}
      onBlur={() => {
        hoveredId.value = null;
      }}
    >
      <span lang={title.language === language.value ? undefined : title.language}>{title.text}</span>
    </Link>
  );
}

/** Lights an incident on the map while the pointer is over its row. */
export function lights(id: string) {
  return {
    'data-incident': id,
    onPointerEnter: () => {
      hoveredId.value = id;
    },
    onPointerLeave: () => {
      hoveredId.value = null;
    },
  };
}

/** Of a period: what had begun before it and went on, and what may as well have happened outside it. */
export function PeriodTag({ properties }: { properties: IncidentProperties }) {
  // What is shown while the next answer is awaited belongs to another period.
  if (results.value.loading) return null;
  const { start: from, end: to } = query.value.datetime ?? { start: null, end: null };
  const { occurred_start: start, occurred_end: end, time_precision: precision } = properties;
  const isExact = precision !== null && ['minute', 'hour', 'day'].includes(precision);
  const isEarlier = from !== null && start !== null && Date.parse(start) < from;
  if (isExact && isEarlier) {
    const date = dayInWords(localDay(Date.parse(start), deployment().region.zone));
    return <span class="tag">{filtering('going_on', { date })}</span>;
  }
  const isLater = to !== null && end !== null && Date.parse(end) - 1 > to;
  if (isExact || !(isEarlier || isLater)) return null;
  return <span class="tag">{filtering('perhaps_outside')}</span>;
}

/** Its place and how exact that is, and the municipalities. */
export function WhereWords({ properties }: { properties: IncidentProperties }) {
  const municipality = municipalityWords(properties);
  return (
    <>
      {whereInWords(properties)}
      {municipality && <> · {municipality}</>}
    </>
  );
}

/** One incident of the list beside the map. */
export function IncidentRow({ incident }: { incident: IncidentFeature }) {
  const { properties } = incident;
  return (
    <li class="incident-row" data-hovered={hoveredId.value === incident.id} {...lights(incident.id)}>
      <TypeSymbol type={properties.type} size={20} />
      <div class="incident-words">
        <p class="incident-time">{incidentTime(properties)}</p>
        <h4>
          <IncidentTitle incident={incident} />
        </h4>
        <p class="incident-place">
          <WhereWords properties={properties} />
        </p>
        <p class="incident-tags">
          <VerificationTag of={properties.verification} />
          <ContestedTag aspects={properties.contested} />
          <PeriodTag properties={properties} />
          {properties.place_generalised && properties.place_precision !== 'unlocated' && (
            <span class="tag">{code('generalised_tag')}</span>
          )}
          {incident.geometry === null && <span class="tag unplaced">{reading('not_on_map')}</span>}
        </p>
      </div>
    </li>
  );
}
