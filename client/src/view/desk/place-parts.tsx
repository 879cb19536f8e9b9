import type { PlaceHit } from '#contract/place.ts';
import { numberInWords } from '../../i18n/dates.ts';
import { deskPlace } from '../../i18n/desk-place.ts';
import { placeName, say } from '../../i18n/names.ts';
import { deployment } from '../../state/deployment.ts';
import { edit } from '../../state/desk-draft.ts';
import { withPlace } from '../../state/desk-nearby.ts';
import type { PastedPlace } from '../../state/desk-place-formats.ts';
import { fieldId, type Loose } from '../../state/desk-pointer.ts';
import { placeByRef } from '../../state/places.ts';
import { useAt, useFault } from './bound.ts';
import { Coordinates, decimal } from './coordinates.tsx';
import { NumberField, SelectField } from './fields.tsx';
import { NearPlaces } from './near-places.tsx';
import { kindWords, PlaceSearch } from './place-search.tsx';

/** Name of the place a part refers to: as it was chosen, else from the reference places, else its reference. */
function refWords(ref: unknown, name: unknown): string {
  if (typeof ref !== 'string') return '';
  const known = placeByRef(ref);
  const words = (name && say(name as Record<string, string>)) || (known && placeName(known)) || ref;
  return `${words} (${kindWords(ref)})`;
}

function Chosen({ of, clear }: { of: string; clear: () => void }) {
  if (!of) return null;
  return (
    <p class="chosen">
      {deskPlace('chosen', { place: of })}{' '}
      <button type="button" class="button" data-kind="quiet" onClick={clear}>
        {deskPlace('unlink')}
      </button>
    </p>
  );
}

/** A stated point: by name, by coordinates or on the map, with its uncertainty. */
export function PointPart({ at, precision }: { at: string; precision: string }) {
  const part = (useAt(at) ?? {}) as Loose;
  const refFault = useFault(`${at}/ref`);
  const pick = (hit: PlaceHit) => edit(at, withPlace(part, hit, precision));
  // A place that says itself how exact it is widens the radius, and never makes a claim look more exact.
  const put = ({ uncertainty_m = 0, ...place }: PastedPlace) =>
    edit(at, {
      ...{ ...part, ...place, ref: undefined },
      uncertainty_m: uncertainty_m > decimal(part.uncertainty_m) ? uncertainty_m : part.uncertainty_m,
    });
  return (
    <div class="grid">
      <div class="wide">
        <PlaceSearch
          id={fieldId(`${at}/ref`)}
          label={deskPlace('by_name')}
          hint={deskPlace('by_name_hint')}
          fault={refFault}
          onPick={pick}
        />
        <Chosen of={refWords(part.ref, part._name)} clear={() => edit(`${at}/ref`, undefined)} />
      </div>
      <Coordinates at={at} put={put} />
      {part.ref === undefined && (
        <NearPlaces place={{ lat: decimal(part.lat), lon: decimal(part.lon) }} onPick={pick} />
      )}
      <NumberField
        at={`${at}/uncertainty_m`}
        label={deskPlace('uncertainty')}
        hint={deskPlace('uncertainty_hint')}
      />
    </div>
  );
}

/** A whole area of the gazetteer. */
export function AreaPart({ at }: { at: string }) {
  const part = (useAt(at) ?? {}) as Loose;
  const fault = useFault(`${at}/ref`, at);
  return (
    <div>
      <PlaceSearch
        id={fieldId(`${at}/ref`)}
        label={deskPlace('area')}
        hint={deskPlace('area_hint')}
        areasOnly
        fault={fault}
        onPick={(hit) => edit(at, { ...part, ref: hit.ref, _name: hit.names })}
      />
      <Chosen of={refWords(part.ref, part._name)} clear={() => edit(`${at}/ref`, undefined)} />
    </div>
  );
}

/** Between two depths on one side of the deployment's line, near a place. */
export function BandPart({ at }: { at: string }) {
  const part = (useAt(at) ?? {}) as Loose;
  const near = (part.near ?? {}) as Loose;
  const fault = useFault(at);
  const { sides } = deployment().region;
  return (
    <div class="grid">
      {fault && <p class="field-error wide">{fault}</p>}
      <SelectField
        at={`${at}/side`}
        label={deskPlace('side')}
        options={sides.map((side) => ({ value: side.id, word: say(side.names) }))}
      />
      <NumberField at={`${at}/min_depth_m`} label={deskPlace('min_depth')} />
      <NumberField
        at={`${at}/max_depth_m`}
        label={deskPlace('max_depth')}
        hint={deskPlace('depth_hint', { number: numberInWords(1800) })}
      />
      <div class="wide">
        <PlaceSearch
          id={fieldId(`${at}/near/ref`)}
          label={deskPlace('near')}
          hint={deskPlace('near_hint')}
          onPick={(hit) => edit(at, withPlace(part, hit, 'band'))}
        />
        <Chosen of={refWords(near.ref, near._name)} clear={() => edit(`${at}/near/ref`, undefined)} />
      </div>
      <Coordinates
        at={`${at}/near`}
        put={({ lat, lon }) => edit(`${at}/near`, { radius_m: 5_000, ...near, lat, lon, ref: undefined })}
      />
      <NumberField at={`${at}/near/radius_m`} label={deskPlace('radius')} />
    </div>
  );
}
