import { beforeAll, describe, expect, it } from 'vitest';
import { emptyQuery, parseQuery, queryParameters } from '../../../server/contract/query.ts';
import { project } from '../../../server/domain/states.ts';
import { type LoadedDeployment, loadDeployment } from '../../../server/service/deployment.ts';
import { createMaker, madeDocument } from '../../bench/made/document.ts';
import { recordedAt } from '../../bench/made/time.ts';
import { monthStatement } from '../../bench/postgis/aggregate.ts';
import { pageStatement } from '../../bench/postgis/page.ts';
import { areasOf, stateLine } from '../../bench/postgis/rows.ts';
import { copied } from '../../bench/postgis/schema.ts';
import { tileStatement } from '../../bench/postgis/tile.ts';
import { root } from '../../rules/source-files.ts';

let deployment: LoadedDeployment;
beforeAll(async () => {
  deployment = await loadDeployment(`${root}geodata/northern-kosovo`);
});

const placeholders = (text: string) =>
  new Set([...text.matchAll(/\$(\d+)/g)].map((match) => Number(match[1])));
const asked = (search: string) =>
  parseQuery(new URLSearchParams(search), 'Europe/Belgrade', [], queryParameters).query;

describe('the baseline', () => {
  it('has a line of all columns for each of the product’s states', () => {
    const { gazetteer } = deployment;
    const maker = createMaker(1);
    const areas = areasOf(gazetteer);
    for (let index = 0; index < 300; index += 1)
      for (const state of project(madeDocument(maker, index), { version: 1, recordedAt, gazetteer }).states) {
        const line = stateLine(state, areas, gazetteer.zone);
        expect(line.endsWith('\n')).toBe(true);
        const cells = line.slice(0, -1).split('\t');
        expect(cells).toHaveLength(copied.length);
        expect(cells[copied.indexOf('incident')]).toBe(state.feature.id);
        expect(JSON.parse(cells[copied.indexOf('feature')]!.replaceAll('\\\\', '\\'))).toEqual(state.feature);
      }
  });

  it('binds all that a reader sends, and uses all that it binds', () => {
    const question = asked('bbox=20,42,21,43&datetime=2023-01-01/2023-12-31&type=riot&q=zvecan%20police');
    for (const { text, values } of [
      pageStatement(question, 0, false),
      pageStatement(question, 0, true),
      monthStatement(question, 0),
      tileStatement({ z: 12, x: 2283, y: 1494 }, { ...question, q: null }, 0),
      tileStatement({ z: 0, x: 0, y: 0 }, emptyQuery, 0),
    ]) {
      expect(text).not.toMatch(/zvecan|riot|2023/);
      expect([...placeholders(text)].every((number) => number <= values.length)).toBe(true);
    }
  });

  it('asks a search of words alone from its own table', () => {
    expect(pageStatement(asked('q=police'), 0, false).text).not.toContain('JOIN searched');
    expect(pageStatement(asked('q=police&bbox=1,2,3,4'), 0, false).text).toContain('JOIN searched');
  });
});
