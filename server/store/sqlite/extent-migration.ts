/**
 * An R*Tree of the boxes around the features' own geometries, filled with one box for each row there is, times in the
 * units of `boxTime`. Part of a migration: its SQL never changes. A geometry drawn past ±180 degrees gets a box around the Earth: too much is found, never too little.
 */
export function extentsOf(name: 'state' | 'account'): string {
  const time = (sql: string) => `max(-10000.0, min(10000.0, (${sql}) / 2592000000.0))`;
  const [from, known] = [time('s.occurred_start'), time('s.known_from')];
  const past = 'min(c.x) < -180 OR max(c.x) > 180';
  return `
  CREATE VIRTUAL TABLE ${name}_extents USING rtree
    (id, minx, maxx, miny, maxy, occurred_from, occurred_to, known_from, known_to);
  INSERT INTO ${name}_extents
    SELECT s.id * 16, iif(${past}, -180, min(c.x)), iif(${past}, 180, max(c.x)), min(c.y), max(c.y),
      coalesce(${from}, -10000.0),
      iif(s.occurred_start IS NULL, -10000.0,
        max(${from}, coalesce(${time('s.occurred_end')}, 10000.0))),
      ${known}, max(${known}, coalesce(${time('s.known_to')}, 10000.0))
    FROM (
      SELECT b.owner AS id, iif(p.key = 0, p.atom, NULL) AS x, iif(p.key = 1, p.atom, NULL) AS y
      FROM ${name}_bodies b, json_tree(b.feature, '$.geometry') p
      WHERE p.type IN ('integer', 'real') AND p.key IN (0, 1)
    ) c JOIN ${name}_states s ON s.id = c.id GROUP BY s.id;`.replace('state_states', 'states');
}
