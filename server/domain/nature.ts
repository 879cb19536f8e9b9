import { type IncidentType, incidentTypes, type SubType } from '../contract/codebook.ts';
import type { KnownAccount } from './knowledge.ts';
import { firstStating } from './preferred.ts';

interface Nature {
  type: IncidentType;
  sub_type: SubType;
}

/**
 * What the first of the accounts that names a type or sub-type calls it; the neutral type where none does. A sub-type
 * that is not said is the neutral one where that belongs to the type, else `other`.
 */
export function natureIn(order: readonly KnownAccount[], neutral: Nature): Nature {
  const nature = firstStating(
    order,
    (one) => (one.nature?.type ?? one.nature?.sub_type) !== undefined,
  )?.nature;
  if (!nature) return neutral;
  const type = nature.type ?? typeOf(nature.sub_type!);
  const sub = [nature.sub_type, neutral.sub_type].find((one) => one !== undefined && typeOf(one) === type);
  return { type, sub_type: sub ?? 'other' };
}

function typeOf(subType: SubType): IncidentType {
  const found = Object.entries(incidentTypes).find(([, subs]) =>
    (subs as readonly string[]).includes(subType),
  );
  return (found as [IncidentType, unknown])[0];
}
