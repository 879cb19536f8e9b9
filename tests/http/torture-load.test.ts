import { expect, it } from 'vitest';
import { loadDemands } from '../torture/demands.ts';
import { load } from '../torture/load.ts';

/** How fast it is depends on what else the machine does: `npm run torture` asks for that, on a quiet one. */
const timed = /^cheap requests|^five seconds later/;

it('a crowd of rough clients takes nothing away from others and leaves nothing behind', async () => {
  const size = {
    ...{ incidents: 800, importedRows: 200, heavyClients: 8 },
    ...{ listeners: 40, idleSockets: 200, seconds: 6 },
  };
  const figures = await load(size, () => undefined);
  const demands = loadDemands(figures);
  expect(demands.length).toBeGreaterThan(9);
  expect(demands.filter(({ what, holds }) => !holds && !timed.test(what))).toEqual([]);
  // On a machine with much else to do some may be told to come again, none is lost; afterwards all are answered.
  const { meanwhile, after } = figures.cheapAnswers;
  expect(Object.keys(meanwhile).filter((status) => !['200', '503'].includes(status))).toEqual([]);
  expect(meanwhile[200]).toBeGreaterThan(50);
  expect(Object.keys(after)).toEqual(['200']);
}, 180_000);
