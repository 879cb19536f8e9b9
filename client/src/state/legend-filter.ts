import type { IncidentType, Verification } from '#contract/codebook.ts';
import type { IncidentQuery } from '#contract/query.ts';
import { type PrecisionMark, precisionsDrawnAs } from '../symbols/precision-marks.ts';
import { conditionsOf, withoutCondition } from './explained.ts';
import { chosenSubTypes, kindsFilter, subTypesOf, withSubTypes } from './kinds.ts';

/** What a row of the legend asks for: whether the query asks it already, and what pressing the row makes of it. */
export interface LegendFilter {
  isPressed: boolean;
  pressed: Partial<IncidentQuery>;
}

function inList<K extends 'verification' | 'claimant'>(
  query: IncidentQuery,
  member: K,
  value: string,
): LegendFilter {
  const list = query[member];
  const isPressed = list.includes(value);
  return {
    isPressed,
    pressed: { [member]: isPressed ? list.filter((one) => one !== value) : [...list, value] },
  };
}

/** A type is pressed where all its sub-types are asked for. */
export function typeFilter(query: IncidentQuery, type: IncidentType): LegendFilter {
  const [chosen, own] = [chosenSubTypes(query), subTypesOf(type)];
  const isPressed = own.every((one) => chosen.has(one));
  return { isPressed, pressed: kindsFilter(withSubTypes(chosen, own, !isPressed)) };
}

export function verificationFilter(query: IncidentQuery, level: Verification): LegendFilter {
  return inList(query, 'verification', level);
}

export function claimantFilter(query: IncidentQuery, id: string): LegendFilter {
  return inList(query, 'claimant', id);
}

/** Pressed also where only some contested aspects are asked for: what is left is hatched then too. */
export function contestedFilter({ contested }: IncidentQuery): LegendFilter {
  const isPressed = contested !== null && contested !== false;
  return { isPressed, pressed: { contested: isPressed ? null : true } };
}

/** The condition that only places drawn with a mark meet, as canonical CQL2 has it. */
export function conditionOfMark(mark: PrecisionMark): string {
  const codes = precisionsDrawnAs(mark).map((one) => `'${one}'`);
  return `place_precision IN (${codes.join(', ')})`;
}

/** What is drawn with one mark has several precisions, coarse ones without the fine: a condition of the filter says so. */
export function markFilter({ filter }: IncidentQuery, mark: PrecisionMark): LegendFilter {
  const condition = conditionOfMark(mark);
  if (filter === null) return { isPressed: false, pressed: { filter: condition } };
  const at = conditionsOf(filter).indexOf(condition);
  if (at >= 0) return { isPressed: true, pressed: { filter: withoutCondition(filter, at) } };
  return { isPressed: false, pressed: { filter: `(${filter}) AND ${condition}` } };
}
