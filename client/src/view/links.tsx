import type { IncidentDetailProperties } from '#contract/feature.ts';
import { codeWord } from '../i18n/codebook.ts';
import { panel } from '../i18n/panel.ts';
import { incidentHref, storyHref } from '../state/location.ts';
import { hoveredId } from '../state/selection.ts';
import { Text } from './account-cell.tsx';
import { Link } from './link.tsx';

/** Incidents this one leads to, answers, ends or belongs to, and those that say so of it, by relation. */
export function Links({ incident, id }: { incident: IncidentDetailProperties; id?: string }) {
  if (!incident.links.length) return null;
  const groups = new Map<string, IncidentDetailProperties['links']>();
  for (const link of incident.links) {
    const word = codeWord(link.direction === 'to' ? 'relation' : 'relation_from', link.relation);
    groups.set(word, [...(groups.get(word) ?? []), link]);
  }
  return (
    <section class="links">
      <h3>{panel('links')}</h3>
      <dl>
        {[...groups].map(([word, links]) => (
          <div key={word} class="link-group">
            <dt>{word}</dt>
            {links.map(({ target, title }) => (
              <dd
                key={target}
                onPointerEnter={() => {
                  hoveredId.value = target;
                }}
                onPointerLeave={() => {
                  hoveredId.value = null;
                }}
              >
                <Link href={incidentHref(target)}>{title ? <Text of={title} /> : target}</Link>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {id !== undefined && (
        <p>
          <Link href={storyHref(id)}>{panel('as_story')}</Link>
        </p>
      )}
    </section>
  );
}
