// What an import costs: rows a second, memory and bytes an incident, on an ACLED-shaped file made for it.
// Run: npx tsx tests/bench/importing.ts [N], after a build; it runs the built command line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { acledColumns } from '../../server/format/acled-columns.ts';
import { acledSubEvents } from '../../server/format/acled-meaning.ts';
import { csvRow } from '../../server/format/csv-text.ts';
import { root } from '../rules/source-files.ts';
import { randomFrom } from './make-incidents.ts';

const count = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
const file = join(folder, 'rows.csv');

/** Rows at 2,000 places, the first of them far more often, some in the box of the deployment; 200 characters of notes. */
async function writeRows(): Promise<void> {
  const random = randomFrom(7);
  const words =
    'group police village road market school reported residents officials stones fire near town'.split(' ');
  const places = Array.from({ length: 2_000 }, (_, index) => ({
    location: `Town ${index}`,
    latitude: (index % 8 === 0 ? 42.8 + random() * 0.4 : random() * 120 - 50).toFixed(4),
    longitude: (index % 8 === 0 ? 20.5 + random() * 0.45 : random() * 340 - 170).toFixed(4),
    country: `Country ${index % 60}`,
  }));
  const out = createWriteStream(file);
  out.write(csvRow(acledColumns));
  for (let index = 0; index < count; index++) {
    const place = places[Math.floor(2_000 * random() ** 2.5)]!;
    const day = new Date(Date.UTC(1997, 0, 1) + Math.floor(Math.sqrt(random()) * 10_500) * 86_400_000);
    const date = day.toISOString().slice(0, 10);
    let notes = `On ${date},`;
    while (notes.length < 200) notes += ` ${words[Math.floor(random() * words.length)]}`;
    const row: Record<string, string | number> = {
      ...place,
      ...{
        event_id_cnty: `BEN${index}`,
        event_date: date,
        year: date.slice(0, 4),
        time_precision: 1,
        geo_precision: 1,
      },
      ...{
        event_type: 'As coded',
        sub_event_type: acledSubEvents[Math.floor(random() * acledSubEvents.length)]!,
      },
      ...{
        actor1: `Forces of ${place.country}`,
        actor2: `Group ${Math.floor(random() * 900)}`,
        inter1: 'State forces',
      },
      ...{ source: `Paper ${Math.floor(random() * 400)}; Radio ${Math.floor(random() * 50)}`, notes },
      ...{ fatalities: random() < 0.7 ? 0 : Math.floor(random() * 9), timestamp: 1_600_000_000 + index },
    };
    const line = csvRow(acledColumns.map((column) => row[column]));
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Kilobytes of a line of the process's status (Linux), 0 where there is none. */
function memoryOf(pid: number, name: string): number {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return 0;
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(status, 'utf8'))?.[1] ?? 0);
}

await writeRows();
const data = join(folder, 'data');
const began = performance.now();
const child = spawn(
  process.execPath,
  [
    `${root}server/cli/incident-atlas.mjs`,
    'import',
    file,
    '--format',
    'acled',
    '--publish',
    '--redistribution',
    'allowed',
  ],
  { env: { ...process.env, ATLAS_DATA: data }, stdio: 'inherit' },
);
const most = { VmRSS: 0, RssAnon: 0, log: 0 };
const watch = setInterval(() => {
  for (const name of ['VmRSS', 'RssAnon'] as const)
    most[name] = Math.max(most[name], memoryOf(child.pid!, name));
  const log = join(data, 'atlas.sqlite-wal');
  if (existsSync(log)) most.log = Math.max(most.log, statSync(log).size);
}, 200);
const [code] = await once(child, 'exit');
clearInterval(watch);
const seconds = (performance.now() - began) / 1_000;
console.log(
  `\n${count} rows in ${seconds.toFixed(1)} s, all in: ${Math.round(count / seconds)} rows a second (exit ${code}).`,
);
console.log(
  `Memory at most ${Math.round(most.VmRSS / 1024)} MB, ${Math.round(most.RssAnon / 1024)} MB of it its own; write-ahead log at most ${Math.round(most.log / 1e6)} MB.`,
);
const db = new Database(join(data, 'atlas.sqlite'), { readonly: true });
console.log(
  `File: ${Math.round(statSync(join(data, 'atlas.sqlite')).size / count)} bytes an incident, by table and index:`,
);
const tables = db.prepare(
  'SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC LIMIT 30',
);
for (const { name, bytes } of tables.all() as { name: string; bytes: number }[])
  console.log(`${(bytes / count).toFixed(1).padStart(9)}  ${name}`);
db.close();
rmSync(folder, { recursive: true, force: true });
