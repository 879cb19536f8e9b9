import type { Geometry } from 'geojson';
import type { Box } from '../../contract/query.ts';
import {
  type AccountState,
  type Projection,
  type Shape,
  type State,
  soleTeller,
} from '../../domain/projection.ts';
import { knownAccounts } from '../../query/known-accounts.ts';
import { geometryBoxes, shapeBoxes, union } from '../../query/shape-boxes.ts';
import { wordsOfMany } from '../../query/words.ts';
import { sha256 } from './hash-chain.ts';
import type { SharedByState } from './read-sets.ts';
import { accountFeature, type StateColumns, sharedBy, sharedByAccount, stateColumns } from './rows.ts';

/** An area as it is kept once for all that claim it. */
export interface AreaRow {
  hash: string;
  box: Box;
  geometry: string;
}

/** A shape as a row, with its boxes for the R*Tree: a disc, or an area. */
export interface ShapeRow {
  disc: { lon: number; lat: number; radius: number } | null;
  area: AreaRow | null;
  boxes: Box[];
}

/** What a row shares with others: ids as texts, the shapes that are claimed, the boxes around its own geometry. */
export interface SharedRow {
  shared: { municipalities: string; claimants: string };
  shapes: ShapeRow[];
  extent: Box[];
}

/** What the rows of both layers have beside their columns. */
interface Found extends SharedRow {
  known_from: number;
  known_to: number | null;
  occurred_start: number | null;
  occurred_end: number | null;
  located: 0 | 1;
  feature: string;
}

/** A state with everything it is found by, as it is written. */
export interface StateRow extends StateColumns, Found {
  search: string;
  shared: Omit<SharedByState, 'claims'>;
  telling: Telling;
}

/** Whose view a row belongs to: `preferred` is 1 in the view of all accounts, `teller` the claimant who tells it so, or nobody. */
export interface Telling {
  preferred: 0 | 1;
  teller: string;
}

/** An account of the collection `accounts`, as it is written. */
export interface AccountRow extends Found {
  account: string;
}

/** The states of a version in the order of their rows, with the view each belongs to. */
export function tellings(projection: Projection): { state: State; telling: Telling }[] {
  const sole = soleTeller(projection) ?? '';
  return [
    ...projection.states.map((state) => ({ state, telling: { preferred: 1 as const, teller: sole } })),
    ...projection.told.flatMap(({ claimant, states }) =>
      states.map((state) => ({ state, telling: { preferred: 0 as const, teller: claimant } })),
    ),
  ];
}

/** Makes the rows of a version's states; `zone` is that of the deployment. Touches no database. */
export function stateRows(projection: Projection, zone: string): StateRow[] {
  return tellings(projection).map(({ state, telling }) => stateRow(state, telling, zone));
}

/** Makes the row of a state. */
export function stateRow(state: State, telling: Telling, zone: string): StateRow {
  return {
    ...stateColumns(state, zone),
    telling,
    feature: JSON.stringify(state.feature),
    search: JSON.stringify(state.search),
    shared: sharedBy(state),
    shapes: state.shapes.map(shapeRow),
    extent: boxesOf(state.feature.geometry),
  };
}

/**
 * What the index of words is given for a state, from which it is also taken out again: the words of its texts, which
 * digests vouch for, and of its tags.
 */
export function searchWords(search: readonly string[], tags: readonly string[]): string {
  const found = new Set<string>();
  for (const text of [...search, ...tags]) for (const word of wordsOfMany(text)) found.add(word);
  return [...found].join(' ');
}

/** Makes the rows of a version's accounts. */
export function accountRows(incident: string, accounts: readonly AccountState[]): AccountRow[] {
  return knownAccounts(accounts).map((one) => ({
    account: one.account,
    known_from: one.known_from,
    known_to: one.known_to,
    occurred_start: one.occurred_start,
    occurred_end: one.occurred_end,
    located: one.geometry ? 1 : 0,
    feature: JSON.stringify(accountFeature(incident, one)),
    shared: sharedByAccount(one),
    shapes: one.shapes.map(shapeRow),
    extent: boxesOf(one.geometry),
  }));
}

/** Rows of one place have the same geometry again and again where its derivation is remembered. */
const boxes = new WeakMap<Geometry, Box[]>();

function boxesOf(geometry: Geometry | null): Box[] {
  if (!geometry) return [];
  const known = boxes.get(geometry) ?? geometryBoxes(geometry);
  boxes.set(geometry, known);
  return known;
}

const discs = new WeakMap<Shape, ShapeRow>();

function shapeRow(shape: Shape): ShapeRow {
  if (shape.kind === 'area') return areaShape(shape);
  const known = discs.get(shape);
  if (known) return known;
  const { lon, lat, radius_m: radius } = shape;
  const row: ShapeRow = { disc: { lon, lat, radius }, area: null, boxes: shapeBoxes(shape) };
  discs.set(shape, row);
  return row;
}

/** Outlines of the gazetteer are the same objects again and again, and cost much to write and to hash. */
const areaShapes = new WeakMap<Geometry, ShapeRow>();

function areaShape(shape: Extract<Shape, { kind: 'area' }>): ShapeRow {
  const known = areaShapes.get(shape.geometry);
  if (known) return known;
  const geometry = JSON.stringify(shape.geometry);
  const own = geometryBoxes(shape.geometry);
  // An empty geometry has no box and meets none; NaN is no REAL, so it gets one that nothing reaches.
  const box: Box = own.length ? union(own) : [0, 999, 0, 999];
  const row: ShapeRow = {
    disc: null,
    area: { hash: sha256(geometry), box, geometry },
    boxes: shapeBoxes(shape),
  };
  areaShapes.set(shape.geometry, row);
  return row;
}
