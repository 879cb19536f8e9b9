import type { IncidentFeature } from '#contract/feature.ts';
import { numberInWords } from '../../i18n/dates.ts';
import { describingWords } from '../../i18n/describing.ts';
import { filtering } from '../../i18n/filtering.ts';
import { placeName, say } from '../../i18n/names.ts';
import { shell } from '../../i18n/shell.ts';
import { mapBounds } from '../../state/bounds.ts';
import { mostInView, rivals, told } from '../../state/description.ts';
import { referencePlace } from '../../state/places.ts';
import { widestApart } from '../../state/rival-places.ts';
import { type Gathering, gatheringsIn } from '../../state/where-in-view.ts';
import { claimedWhere } from '../account-words.ts';
import { metresInWords } from '../place-words.ts';
import { ContestedTag } from '../tags.tsx';
import { DescribedIncident } from './described-incident.tsx';

/** What stands at spots in the map's present view, by the nearest town or village; nothing where no map is drawn. */
export function InView() {
  const view = mapBounds.value;
  const { value } = told.inView.value;
  if (!view) return null;
  return (
    <>
      <h4>{describingWords('in_view')}</h4>
      {!value ? (
        <p role="status">{shell('loading')}</p>
      ) : value.numberMatched > mostInView ? (
        <p>{describingWords('in_view_many', { most: numberInWords(mostInView) })}</p>
      ) : (
        <Gatherings of={gatheringsIn(value.features, view)} />
      )}
    </>
  );
}

function Gatherings({ of }: { of: Gathering[] }) {
  if (!of.length) return <p>{describingWords('in_view_none')}</p>;
  return (
    <ul>
      {of.map((gathering) => (
        <li key={gathering.settlement}>
          {gatheringInWords(gathering)}
          <ul class="described-list">
            {gathering.incidents.map((incident) => (
              <DescribedIncident key={incident.id} incident={incident} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function gatheringInWords({ settlement, part, incidents }: Gathering): string {
  const count = incidents.length;
  const place = settlement === null ? undefined : referencePlace('settlements', settlement);
  const gaps = {
    part: describingWords(`part_${part}`),
    incidents: filtering('incidents', { count, number: numberInWords(count) }),
  };
  return place
    ? describingWords('near', { ...gaps, place: placeName(place) })
    : describingWords('not_near', gaps);
}

/** On what the accounts of an incident contradict each other, and of rival places who names which, how far apart. */
export function Contest({ incident }: { incident: IncidentFeature }) {
  const told = rivals.value.get(incident.id)?.properties;
  const apart = told && widestApart(told);
  return (
    <>
      <p>
        <ContestedTag aspects={incident.properties.contested} />
      </p>
      {told && (
        <ul>
          {told.accounts
            .map((account) => ({ account, place: claimedWhere(account).join(', ') }))
            .filter(({ place }) => place)
            .map(({ account, place }) => (
              <li key={account.id}>
                {describingWords('account_place', { claimant: say(account.claimant.name), place })}
              </li>
            ))}
        </ul>
      )}
      {apart && (
        <p>
          {describingWords('apart', {
            one: say(apart.one.claimant.name),
            other: say(apart.other.claimant.name),
            distance: metresInWords(apart.metres),
          })}
        </p>
      )}
    </>
  );
}
