import type { ComponentChildren } from 'preact';
import type { IncidentFeature, ItemsPage } from '#contract/feature.ts';
import { numberInWords } from '../../i18n/dates.ts';
import { describingWords } from '../../i18n/describing.ts';
import { flat } from '../../i18n/names.ts';
import { shell } from '../../i18n/shell.ts';
import { incidentHref } from '../../state/location.ts';
import { language } from '../../state/preferences.ts';
import type { Resource } from '../../state/resource.ts';
import { incidentTime } from '../incident-row.tsx';
import { Link } from '../link.tsx';

/** An incident by its title, which opens it, and its time; what else is to be said of it comes below. */
export function DescribedIncident(props: {
  incident: IncidentFeature;
  /** What is said before it. */
  lead?: string;
  children?: ComponentChildren;
}) {
  const { incident, lead, children } = props;
  const title = flat(incident.properties, 'title');
  return (
    <li>
      {lead && `${lead}: `}
      <Link href={incidentHref(incident.id)}>
        <span lang={title.language === language.value ? undefined : title.language}>{title.text}</span>
      </Link>{' '}
      <span class="described-time">{incidentTime(incident.properties)}</span>
      {children}
    </li>
  );
}

/** The incidents of a page one by one, and how many are left to the list; `none` where there are none. */
export function DescribedIncidents(props: {
  page: Resource<ItemsPage>;
  none: string;
  more: (incident: IncidentFeature) => ComponentChildren;
}) {
  const { value } = props.page;
  if (!value) return <p role="status">{shell('loading')}</p>;
  if (!value.features.length) return <p>{props.none}</p>;
  const left = value.numberMatched - value.features.length;
  return (
    <ul class="described-list">
      {value.features.map((incident) => (
        <DescribedIncident key={incident.id} incident={incident}>
          {props.more(incident)}
        </DescribedIncident>
      ))}
      {left > 0 && <li>{describingWords('more', { count: left, number: numberInWords(left) })}</li>}
    </ul>
  );
}
