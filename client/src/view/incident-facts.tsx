import type { IncidentDetailProperties } from '#contract/feature.ts';
import { code, codeWord } from '../i18n/codebook.ts';
import { panel } from '../i18n/panel.ts';
import { reading } from '../i18n/reading.ts';
import { Text } from './account-cell.tsx';
import { DerivedRule } from './derived-rule.tsx';
import { incidentTime } from './incident-row.tsx';
import { Link } from './link.tsx';
import {
  borderPointName,
  kilometresInWords,
  municipalityName,
  precisionInWords,
  sideName,
  whereName,
} from './place-words.ts';
import { VerificationTag } from './tags.tsx';

/** When, where and how sure, in words: the preferred view, each fact with its precision. */
export function IncidentFacts({ incident }: { incident: IncidentDetailProperties }) {
  const possible = incident.municipalities_possible.filter((id) => !incident.municipalities.includes(id));
  return (
    <dl class="facts">
      <Fact name={panel('when')}>
        {incidentTime(incident)}
        {incident.time_precision && <span class="derived"> ({code(`time_${incident.time_precision}`)})</span>}
      </Fact>
      <Fact name={panel('where')}>
        <Where incident={incident} />
      </Fact>
      {incident.municipalities.length + possible.length > 0 && (
        <Fact name={panel('municipality')}>
          {incident.municipalities.map(municipalityName).join(', ')}
          {possible.length > 0 && (
            <p class={incident.municipalities.length ? 'derived' : undefined}>
              {panel('possibly_in', { places: possible.map(municipalityName).join(', ') })}
            </p>
          )}
        </Fact>
      )}
      {incident.border_point && incident.border_point_km !== null && (
        <Fact name={panel('border_point')}>
          {panel('at_distance', {
            point: borderPointName(incident.border_point),
            distance: kilometresInWords(incident.border_point_km),
          })}
        </Fact>
      )}
      {incident.line_side && incident.line_km !== null && (
        <Fact name={panel('line')}>
          {panel(incident.line_side === 'both' ? 'line_both' : 'line_side', {
            side: sideName(incident.line_side),
            distance: kilometresInWords(incident.line_km),
          })}
          <DerivedRule of="place" />
        </Fact>
      )}
      <Fact name={panel('verification')}>
        <VerificationTag of={incident.verification} />
        <p class="derived">{panel(`means_${incident.verification}`)}</p>
        <DerivedRule of="verification" />
      </Fact>
      {incident.contested.length > 0 && (
        <Fact name={panel('contested')}>
          <p class="disagree">
            {panel('contested_means', {
              aspects: incident.contested.map((one) => codeWord('aspect', one)).join(', '),
            })}
          </p>
          <DerivedRule of="contested" />
        </Fact>
      )}
      {incident.tags && (
        <Fact name={panel('tags')}>
          <ul class="tag-list">
            {incident.tags.map((tag) => (
              <li key={tag}>
                <Link href={`/?tag=${encodeURIComponent(tag)}`} class="tag">
                  <bdi>{tag}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Where({ incident }: { incident: IncidentDetailProperties }) {
  const name = whereName(incident);
  const precision = precisionInWords(incident);
  const isDrawn = !['unlocated', 'country'].includes(incident.place_precision);
  return (
    <>
      {name ? (
        <>
          {name} <span class="derived">({precision})</span>
        </>
      ) : (
        precision
      )}
      {incident.place_generalised && incident.place_precision !== 'unlocated' && (
        <p class="derived">{codeWord('generalised', incident.place_generalised)}</p>
      )}
      {!isDrawn && <p class="derived">{reading('not_on_map')}</p>}
    </>
  );
}

/** What reviewers found, aspect by aspect, with their reasons. */
export function Assessments({ incident }: { incident: IncidentDetailProperties }) {
  if (!incident.assessments.length) return null;
  return (
    <section class="assessments">
      <h3>{panel('assessments')}</h3>
      <dl>
        {incident.assessments.map((one, index) => (
          <div key={index} class="fact">
            <dt>{codeWord('aspect', one.aspect)}</dt>
            <dd>
              <VerificationTag of={one.verification} />
              {one.basis && (
                <p>
                  <Text of={one.basis} />
                </p>
              )}
              {one.by && <p class="derived">{panel('assessed_by', { who: one.by })}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
