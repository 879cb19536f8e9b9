import type { PropertyInfo } from '../../contract/queryable.ts';
import { isOperation } from '../../query/cql2/operand.ts';
import type { Binder } from './binder.ts';
import { literalBoxes } from './drivers.ts';
import { boundBox, searchOf } from './indexed-tests.ts';
import type { Scope, Source } from './scope.ts';

/** The texts that `write-places.ts` indexed the words of, as a JSON array. */
const allNames = `(SELECT json_group_array(atom) FROM json_each(
    json_insert(s.names, '$.name', s.feature ->> '$.properties.name')) WHERE type = 'text')`;

/** The scope of a collection of places: rows `s`, whose features have the given properties. */
export function placeScope(properties: readonly PropertyInfo[], binder: Binder): Scope {
  const known = new Map(properties.map((one) => [one.name, one]));
  const geometryName = properties.find((one) => one.role === 'primary-geometry')?.name ?? 'geometry';
  const idName = properties.find((one) => one.role === 'id')?.name ?? 'id';
  return {
    binder,
    property(name): Source {
      if (name === geometryName) return { sql: "(s.feature ->> '$.geometry')", kind: 'geometry' };
      if (name === idName) return { sql: 's.place', kind: 'string' };
      const info = known.get(name);
      if (!info) throw new Error(`There is no property «${name}» to ask about.`);
      // In quotes a label of a JSON path may hold any character, escaped as in JSON.
      const member = `(s.feature ->> ${binder.bind(`$.properties.${JSON.stringify(name)}`)})`;
      // Among texts there may be numbers: a member of mixed kinds is taken for a text.
      if (info.kind === 'string') return { sql: `CAST(${member} AS TEXT)`, kind: 'string' };
      return { sql: info.kind === 'timestamp' ? `instant_ms${member}` : member, kind: info.kind };
    },
    special(expression) {
      const search = searchOf(expression);
      if (search === null) return null;
      if (!search.match) return '1';
      const found = `SELECT rowid FROM place_words WHERE place_words MATCH ${binder.bind(search.match)}`;
      const isFound = `s.id IN (SELECT id FROM ${binder.table(found)})`;
      return search.isExact
        ? `(${isFound})`
        : `(${isFound} AND cql2_words(${binder.bind(search.question)}, ${allNames}, NULL))`;
    },
    before(expression) {
      if (typeof expression !== 'object' || !isOperation(expression)) return null;
      const { op, args } = expression as { op: string; args: object[] };
      if (!op.startsWith('s_') || op === 's_disjoint') return null;
      const own = args.some((one) => 'property' in one && one.property === geometryName);
      const boxes = own ? args.flatMap(literalBoxes) : [];
      if (!boxes.length) return null;
      // What has no box, because it has no geometry or an empty one, is the evaluator's to judge.
      return `coalesce(${boxes.map((box) => boundBox(binder, box).overlaps('s.')).join(' OR ')}, 1)`;
    },
  };
}
