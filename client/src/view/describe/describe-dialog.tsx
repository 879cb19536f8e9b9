import '../../style/describe.css';
import type { ComponentChildren } from 'preact';
import { tellerOf } from '#contract/view.ts';
import { numberInWords } from '../../i18n/dates.ts';
import { describingWords } from '../../i18n/describing.ts';
import { mapWords } from '../../i18n/map.ts';
import { reading } from '../../i18n/reading.ts';
import { describing } from '../../state/describing.ts';
import { told } from '../../state/description.ts';
import { query, searchFor } from '../../state/location.ts';
import { results } from '../../state/results.ts';
import { datesInWords } from '../dates-words.ts';
import { questionInWords } from '../filter-words.ts';
import { WhereWords } from '../incident-row.tsx';
import { Link } from '../link.tsx';
import { ReadingError } from '../reading-error.tsx';
import { WindowDialog } from '../window-dialog.tsx';
import { ByMunicipality, DescribedKinds, DescribedTime } from './described-counts.tsx';
import { DescribedIncidents } from './described-incident.tsx';
import { Contest, InView } from './described-places.tsx';

const close = () => {
  describing.value = false;
};

/** All that the map shows, in words: a full equal of the map for those who do not see it. */
export function DescribeDialog() {
  const { value, error } = results.value;
  const failed = error ?? Object.values(told).find((one) => one.value.error)?.value.error;
  const search = searchFor(query.value);
  return (
    <WindowDialog name="describe" title={describingWords('title')} close={close}>
      {failed && <ReadingError error={failed} hasOld={value !== null} />}
      {/* A link of the description leads out of it. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link is pressed by key as by pointer, and both click. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its links do. */}
      <div
        class="described"
        onClick={(click) => {
          if (click.defaultPrevented && (click.target as Element).closest('a')) close();
        }}
      >
        <Part title={describingWords('shown')}>
          <Shown />
        </Part>
        {value !== null && value.numberMatched > 0 && <Parts />}
        <p>
          <Link class="button" href={`/list${search ? `?${search}` : ''}`}>
            {mapWords('to_list')}
          </Link>
        </p>
      </div>
    </WindowDialog>
  );
}

function Part(props: { title: string; children: ComponentChildren }) {
  return (
    <section class="described-part">
      <h3>{props.title}</h3>
      {props.children}
    </section>
  );
}

function Shown() {
  const { value } = results.value;
  const count = value?.numberMatched ?? 0;
  const unlocated = value?.unlocated ?? 0;
  return (
    <>
      <p>{questionInWords(query.value)}</p>
      {tellerOf(query.value) === null && <p>{describingWords('preferred')}</p>}
      <p>{datesInWords(query.value).join(' · ')}</p>
      {value && (
        <p>
          <strong>
            {count
              ? describingWords('total', { count, number: numberInWords(count) })
              : describingWords('nothing')}
          </strong>
          {unlocated > 0 &&
            `, ${reading('unlocated', { count: unlocated, number: numberInWords(unlocated) })}`}
        </p>
      )}
    </>
  );
}

function Parts() {
  const contested = told.contested.value.value?.numberMatched ?? 0;
  const where = ({ properties }: Parameters<typeof Contest>[0]['incident']) => (
    <p class="described-where">
      <WhereWords properties={properties} />
    </p>
  );
  return (
    <>
      <Part title={describingWords('where')}>
        <h4>{describingWords('by_municipality')}</h4>
        <ByMunicipality />
        <InView />
      </Part>
      <Part title={describingWords('when')}>
        <DescribedTime />
      </Part>
      <Part title={describingWords('what')}>
        <DescribedKinds />
      </Part>
      <Part title={describingWords('contested')}>
        {contested > 0 && (
          <p>{describingWords('contested_count', { count: contested, number: numberInWords(contested) })}</p>
        )}
        <DescribedIncidents
          page={told.contested.value}
          none={describingWords('contested_none')}
          more={(incident) => <Contest incident={incident} />}
        />
      </Part>
      <Part title={describingWords('areas')}>
        <DescribedIncidents page={told.areas.value} none={describingWords('areas_none')} more={where} />
      </Part>
      <Part title={describingWords('unplaced')}>
        <DescribedIncidents
          page={told.unplaced.value}
          none={describingWords('unplaced_none')}
          more={() => null}
        />
      </Part>
    </>
  );
}
