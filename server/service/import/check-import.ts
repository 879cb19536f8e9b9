import type { CheckReport, Finding } from '../../contract/import.ts';
import { isDrawn } from '../../contract/place-part.ts';
import type { Actor } from '../../domain/permissions.ts';
import { rememberPlaces } from '../../domain/place-memory.ts';
import type { State } from '../../domain/projection.ts';
import { project } from '../../domain/states.ts';
import type { CellFault } from '../../format/exchange-row.ts';
import { findingCode } from '../../format/finding-code.ts';
import { representativePoint } from '../../format/representative-point.ts';
import type { Atlas } from '../atlas.ts';
import { breathing } from './breathe.ts';
import type { Considered } from './consider-rows.ts';
import { checkFile, type ImportRequest } from './import-file.ts';
import type { ImportFolder } from './import-folder.ts';
import { nearIncidents } from './near-incidents.ts';
import { createSpots } from './spots.ts';

const mostUnknownTypes = 60;
const longestValue = 200;

/**
 * The dry run: what would become of each row, with findings and places written beside the file. Incidents that a new
 * row may tell of again are notices, not faults: only people can say whether two are one.
 */
export async function checkImport(
  atlas: Atlas,
  actor: Actor,
  request: Omit<ImportRequest, 'fault' | 'notice' | 'look'>,
  { folder, id }: { folder: ImportFolder; id: string },
): Promise<CheckReport> {
  const file = folder.writeFindings(id);
  const spots = createSpots();
  const codes: Record<string, number> = {};
  const unknown = new Set<string>();
  const stateOf = stateMaker(atlas);
  let found: Finding[] = [];
  const note = (considered: Considered, kind: Finding['kind'], one: CellFault) => {
    const code = findingCode(one);
    codes[code] = (codes[code] ?? 0) + 1;
    const { row, id: rowId } = considered.row;
    const value = one.value.slice(0, longestValue);
    found.push({ row, id: rowId, column: one.column, value, kind, code, allowed: one.allowed });
    if (code === 'code_unknown' && value && unknown.size < mostUnknownTypes && isType(request, one.column))
      unknown.add(value.toLowerCase());
  };
  try {
    const { seq: _, ...report } = await checkFile(atlas, actor, {
      ...request,
      fault: () => undefined,
      look: async (rows) => {
        const states = new Map<State, Considered>();
        await breathing(rows, (considered) => {
          for (const fault of considered.faults) note(considered, 'fault', fault);
          for (const notice of considered.row.notices) note(considered, 'notice', notice);
          if (considered.kind !== 'new' && considered.kind !== 'changed') return;
          const state = stateOf(considered);
          const point = state && pointOf(state);
          if (point) spots.add(...point);
          if (state?.feature.geometry && isDrawnByHand(considered)) spots.draw(state.feature.geometry);
          if (state && considered.kind === 'new') states.set(state, considered);
        });
        for (const [state, like] of await nearIncidents(atlas, [...states.keys()])) {
          const allowed = like.slice(0, 3).map((one) => one.id);
          note(states.get(state)!, 'notice', {
            ...{ column: '', value: String(like[0]!.properties.title ?? ''), code: 'maybe_known' },
            allowed: allowed.join(' '),
          });
        }
        await file.write(found.sort((a, b) => a.row - b.row));
        found = [];
      },
    });
    await folder.putPlaces(id, spots.geojson());
    return { ...report, codes, unknown_types: [...unknown] };
  } finally {
    await file.close();
  }
}

function isType({ columns }: Pick<ImportRequest, 'columns'>, column: string): boolean {
  return columns !== undefined && !/precision/.test(column);
}

function isDrawnByHand({ row }: Considered): boolean {
  const accounts = row.versions.at(-1)?.accounts ?? [];
  return accounts.some(({ place }) => place?.parts.some(isDrawn));
}

/** Areas come as the same object for each row that names them. */
const points = new WeakMap<object, [number, number]>();

function pointOf({ feature: { geometry } }: State): [number, number] | null {
  if (!geometry) return null;
  const point = points.get(geometry) ?? representativePoint(geometry);
  if (point) points.set(geometry, point);
  return point;
}

/** What a row would show now. */
function stateMaker(atlas: Atlas): (considered: Considered) => State | null {
  const { gazetteer } = atlas.deployment;
  const placeOf = rememberPlaces(gazetteer);
  const recordedAt = new Date(atlas.now()).toISOString();
  return ({ row }) => {
    const document = row.versions.at(-1);
    if (!document) return null;
    return project(document, { version: 1, recordedAt, gazetteer, placeOf }).states.at(-1) ?? null;
  };
}
