import type { Box } from '../../contract/query.ts';
import { askedSpan } from '../../query/calls.ts';
import { claimedMeet } from '../../query/claimed-places.ts';
import type { Predicate, Scalar } from '../../query/cql2/ast.ts';
import { isOperation, isProperty } from '../../query/cql2/operand.ts';
import { splitBox } from '../../query/meets-box.ts';
import { searchTerms } from '../../query/words.ts';
import type { Binder } from './binder.ts';
import { compileScalar } from './compile-expression.ts';
import { aliveEvery } from './deadline.ts';
import { incidentLayer, type Layer } from './layer.ts';
import type { LayerScope } from './layer-scope.ts';
import { contestedMask, type TermKind, termColumns } from './rows.ts';

/** The tests that columns, terms, words and shapes serve without reading the feature; null for any other. */
export function compileIndexed(expression: Predicate, scope: LayerScope): string | null {
  if (typeof expression !== 'object' || !isOperation(expression)) return null;
  const { binder, layer } = scope;
  const incident = layer === incidentLayer ? 's' : 'i';
  if (expression.op === 'text_search') return searchTest(expression, incident, scope);
  if (expression.op === 'occurs_during') return occursTest(expression, binder);
  const box = claimedBoxOf(expression);
  if (box) return placeTest(binder, box);
  const overlap = overlapOf(expression);
  if (!overlap) return null;
  const { property, values } = overlap;
  if (property === (incident === 's' ? 'contested' : 'incident_contested'))
    return `((${incident}.contested & ${binder.bind(contestedMask(values))}) <> 0)`;
  if (property === 'incident_actors' && incident === 'i') return termTest('i', 'actor', values, binder);
  const term = termOf(layer, property);
  return term && termTest('s', term, values, binder);
}

/** The kind of terms that hold an array property of a layer's rows. */
export function termOf(layer: Layer, property: string): TermKind | null {
  if (property === 'municipalities_any') return 'municipality';
  if (layer !== incidentLayer) return null;
  return property === 'actors' ? 'actor' : property === 'claimants' ? 'claimant' : null;
}

/** A_OVERLAPS of a property and texts, in either order. */
export function overlapOf(expression: Predicate): { property: string; values: string[] } | null {
  if (typeof expression !== 'object' || !isOperation(expression) || expression.op !== 'a_overlaps')
    return null;
  const args = expression.args as unknown[];
  const property = args.find((one) => isPropertyNode(one));
  const values = args.find((one) => Array.isArray(one) && one.every((value) => typeof value === 'string'));
  return property && values ? { property: property.property, values: values as string[] } : null;
}

function isPropertyNode(one: unknown): one is { property: string } {
  return one !== null && typeof one === 'object' && !Array.isArray(one) && isProperty(one as never);
}

/** A search whose text is written in the filter, as the index of words can answer it. */
export interface Search {
  question: string;
  /** FTS5 expression that finds all rows it asks for, perhaps more; empty when it asks for nothing. */
  match: string;
  /** False where the order of words decides, which the index does not know. */
  isExact: boolean;
  /** The last words of its terms, which may be the beginnings of others. */
  words: string[];
}

/** `text_search('…')` as the index is asked; null for anything else, also for the search of a property's text. */
export function searchOf(expression: Predicate): Search | null {
  if (typeof expression !== 'object' || !isOperation(expression) || expression.op !== 'text_search')
    return null;
  const [question] = expression.args as unknown[];
  if (typeof question !== 'string') return null;
  const terms = searchTerms(question);
  // Words are letters and digits only, so there is nothing to escape inside the quotes.
  const match = terms
    .map((term) => `(${term.map((word, at) => `"${word}"${at === term.length - 1 ? '*' : ''}`).join(' ')})`)
    .join(' OR ');
  return {
    ...{ question, match },
    isExact: terms.every((term) => term.length === 1),
    words: terms.map((term) => term.at(-1)!),
  };
}

/** Words that are written in the filter are found by the index, those of a property are looked for row by row. */
function searchTest(expression: Predicate, incident: 's' | 'i', scope: LayerScope): string {
  const texts = searchedTexts(`${incident}.id`);
  const search = searchOf(expression);
  if (!search) {
    const [asked] = (expression as { args: Scalar[] }).args;
    return `cql2_words(${compileScalar(asked!, scope)}, ${texts})`;
  }
  if (!search.match) return '1';
  const isFound = `${incident}.id IN (SELECT id FROM ${wordHits(scope.binder, search.match)})`;
  return search.isExact
    ? `(${isFound})`
    : `(${isFound} AND cql2_words(${scope.binder.bind(search.question)}, ${texts}))`;
}

/** What a search looks into, of the state with this id: its texts and its tags, as `cql2_words` takes them. */
export function searchedTexts(id: string): string {
  return `(SELECT unpacked_after(f.feature, f.search) FROM state_bodies f WHERE f.owner = ${id}),
    (SELECT json_group_array(g.tag) FROM state_tags g WHERE g.state = ${id})`;
}

function wordHits(binder: Binder, match: string): string {
  return binder.table(
    `SELECT rowid FROM state_words WHERE state_words MATCH ${binder.bind(match)} AND ${aliveEvery('rowid')}`,
  );
}

function occursTest(expression: Predicate, binder: Binder): string | null {
  const [interval] = (expression as { args: unknown[] }).args;
  const asked = askedSpan(interval);
  if (!asked) return null;
  const tests = ['s.occurred_start IS NOT NULL'];
  if (asked.end !== null) tests.push(`s.occurred_start <= ${binder.bind(asked.end)}`);
  if (asked.start !== null)
    tests.push(`(s.occurred_end IS NULL OR s.occurred_end > ${binder.bind(asked.start)})`);
  return `(${tests.join(' AND ')})`;
}

/** The box of the call that stands for a box test of all claimed places. */
export function claimedBoxOf(expression: Predicate): Box | null {
  if (typeof expression !== 'object' || !isOperation(expression) || expression.op !== claimedMeet)
    return null;
  return expression.args as unknown as Box;
}

/** True or false where an account claims a place, unknown where none does. */
function placeTest(binder: Binder, box: Box): string {
  return `CASE WHEN s.claims <> 0 THEN s.claims IN (SELECT id FROM ${claimsMeeting(binder, box)}) END`;
}

/** Table of the sets of claims of which a shape meets a box: they are found once, before any row is looked at. */
export function claimsMeeting(binder: Binder, box: Box): string {
  return binder.table(
    splitBox(box)
      .map((part) => {
        const { w, s, e, n, overlaps } = boundBox(binder, part);
        return `SELECT sh.claims FROM claim_boxes b CROSS JOIN claim_shapes sh ON sh.id = b.id >> 4
          WHERE ${overlaps('b.')} AND ${aliveEvery('sh.id')}
          AND (b.minx >= ${w} AND b.maxx <= ${e} AND b.miny >= ${s} AND b.maxy <= ${n}
            OR ${shapeTest(binder, box, part)})`;
      })
      .join(' UNION '),
  );
}

/**
 * The exact test of a shape `sh` against one part of a box: the centre of a disc within it, or near enough, or an
 * area among those that meet the box. Those are few, since an area is stored once, so they are found before the rows.
 */
function shapeTest(binder: Binder, box: Box, part: Box): string {
  const areas = binder.table(
    splitBox(box)
      .map((one) => {
        const { list, overlaps } = boundBox(binder, one);
        return `SELECT id FROM areas WHERE ${overlaps('')} AND area_meets(geometry, ${list})`;
      })
      .join(' UNION '),
  );
  const { w, s, e, n, list } = boundBox(binder, part);
  return `CASE WHEN sh.area IS NULL
    THEN sh.lon BETWEEN ${w} AND ${e} AND sh.lat BETWEEN ${s} AND ${n} OR disc_meets(sh.lon, sh.lat, sh.radius, ${list})
    ELSE sh.area IN (SELECT id FROM ${areas}) END`;
}

/** The sides of a box with west <= east as bound names, and a test of columns minx … maxy against it. */
export function boundBox(binder: Binder, box: Box) {
  const [w, s, e, n] = box.map((side) => binder.bind(side)) as [string, string, string, string];
  return {
    ...{ w, s, e, n },
    list: `${w}, ${s}, ${e}, ${n}`,
    overlaps: (alias: string) =>
      `${alias}maxx >= ${w} AND ${alias}minx <= ${e} AND ${alias}maxy >= ${s} AND ${alias}miny <= ${n}`,
  };
}

function termTest(alias: string, kind: TermKind, values: readonly string[], binder: Binder): string {
  return `(${alias}.${termColumns[kind]} IN (SELECT id FROM ${setsWith(binder, values)}))`;
}

/** Table of the sets of terms that have one of the ids. */
export function setsWith(binder: Binder, values: readonly string[]): string {
  return binder.table(
    `SELECT DISTINCT t.term_set FROM set_terms t
     WHERE t.value IN (SELECT value FROM json_each(${binder.bind(JSON.stringify(values))}))`,
  );
}
