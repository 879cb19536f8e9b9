import {
  type IncidentType,
  incidentTypes,
  type SubType,
  subTypeCodes,
  typeCodes,
} from '#contract/codebook.ts';
import type { IncidentFilter } from '#contract/query.ts';

type Kinds = Pick<IncidentFilter, 'type' | 'sub_type'>;

/** The sub-types of one type. */
export function subTypesOf(type: IncidentType): readonly SubType[] {
  return incidentTypes[type];
}

/** The sub-types a query lets through, as a set; empty when neither type nor sub-type is filtered. */
export function chosenSubTypes({ type, sub_type }: Kinds): ReadonlySet<SubType> {
  if (!type.length && !sub_type.length) return new Set();
  return new Set(
    typeCodes
      .filter((one) => !type.length || type.includes(one))
      .flatMap(subTypesOf)
      .filter((one) => !sub_type.length || sub_type.includes(one)),
  );
}

/**
 * The filter for a set of sub-types: `type` where whole types are chosen, else `sub_type`. The two are joined by
 * «and» in a query, so that a whole type beside a part of another can only be said in sub-types.
 */
export function kindsFilter(chosen: ReadonlySet<SubType>): Kinds {
  const touched = typeCodes.filter((type) => subTypesOf(type).some((one) => chosen.has(one)));
  const whole = touched.every((type) => subTypesOf(type).every((one) => chosen.has(one)));
  return whole
    ? { type: touched, sub_type: [] }
    : { type: [], sub_type: subTypeCodes.filter((one) => chosen.has(one)) };
}

/** The set with some sub-types added, or removed. */
export function withSubTypes(
  chosen: ReadonlySet<SubType>,
  changed: readonly SubType[],
  on: boolean,
): ReadonlySet<SubType> {
  const next = new Set(chosen);
  for (const one of changed) on ? next.add(one) : next.delete(one);
  return next;
}
