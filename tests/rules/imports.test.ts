import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { files, textOf, under } from './source-files.ts';

/** Which part of the server each part may import; a part may always import itself. */
const allowed: Record<string, string[]> = {
  contract: [],
  domain: ['contract'],
  query: ['contract', 'domain'],
  store: ['contract', 'domain', 'query'],
  format: ['contract', 'domain', 'query'],
  service: ['contract', 'domain', 'query', 'store', 'format'],
  http: ['contract', 'domain', 'query', 'service', 'format', 'store'],
  cli: [
    'contract',
    'domain',
    'query',
    'service',
    'http',
    'store',
    'format',
    'main.ts',
    'serve.ts',
    'config.ts',
  ],
};

/** Tiles are encoded in the reader's thread, where their rows are. */
const ofTiles = [
  'read-tile',
  'read-drawing',
  'read-claims',
  'columns/tally-spots',
  'columns/answer-tile',
  'columns/tile-cells',
  'columns/tile-points',
  'columns/tile-tags',
  'columns/dictionary',
];
const exceptions = Object.fromEntries(ofTiles.map((name) => [`server/store/sqlite/${name}.ts`, 'format']));

function importsOf(path: string): string[] {
  return [...textOf(path).matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1]!);
}

function resolved(path: string, specifier: string): string {
  return specifier.startsWith('.') ? join(dirname(path), specifier) : specifier;
}

describe('who may import whom', () => {
  it('holds in the server', () => {
    const wrong: string[] = [];
    for (const path of under('server/', '.ts')) {
      const part = path.split('/')[1]!;
      const may = allowed[part];
      if (!may) continue;
      for (const target of importsOf(path).map((specifier) => resolved(path, specifier)))
        if (
          target.startsWith('server/') &&
          ![part, ...may, exceptions[path] ?? part].includes(target.split('/')[1]!)
        )
          wrong.push(`${path} → ${target}`);
    }
    expect(wrong).toEqual([]);
  });

  it('names the engine’s folder in main, cli and what begins its threads only', () => {
    const wrong = under('server/', '.ts').filter(
      (path) =>
        !path.startsWith('server/store/') &&
        !path.startsWith('server/cli/') &&
        path !== 'server/main.ts' &&
        path !== 'server/begin.ts' &&
        importsOf(path).some((specifier) => specifier.includes('store/sqlite')),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps the domain free of files, sockets, clocks and chance', () => {
    const wrong = under('server/domain/', '.ts').filter((path) =>
      /from 'node:|Date\.now\(|Math\.random\(|new Date\(\)/.test(textOf(path)),
    );
    expect(wrong).toEqual([]);
  });

  it('lets only one file read the environment', () => {
    const wrong = under('server/', '.ts').filter(
      (path) => path !== 'server/config.ts' && textOf(path).includes('process.env'),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps SQL out of everything but the store', () => {
    const sql = /\b(SELECT|INSERT INTO|DELETE FROM|UPDATE)\b[\s\S]{0,80}\b(FROM|VALUES|SET|WHERE)\b/;
    const wrong = under('server/', '.ts').filter(
      // A GeoPackage is an SQLite file of its own; nothing of the store is in it.
      (path) => !/^server\/(store\/|format\/geopackage-)/.test(path) && sql.test(textOf(path)),
    );
    expect(wrong).toEqual([]);
  });

  it('shows the client only the contract of the server', () => {
    const wrong: string[] = [];
    for (const path of under('client/src/', '.ts', '.tsx'))
      for (const specifier of importsOf(path)) {
        const target = resolved(path, specifier);
        if (target.startsWith('server') || (specifier.startsWith('#') && !specifier.startsWith('#contract/')))
          wrong.push(`${path} → ${specifier}`);
      }
    expect(wrong).toEqual([]);
  });

  it('lets map and view meet in state only', () => {
    const mounts = [
      'client/src/view/map-pane.tsx',
      'client/src/view/desk/placing-map.tsx',
      'client/src/view/desk/import/import-map.tsx',
    ];
    const wrong: string[] = [];
    for (const path of files.filter((one) => /^client\/src\/(map|view)\//.test(one) && !mounts.includes(one)))
      for (const target of importsOf(path).map((specifier) => resolved(path, specifier)))
        if (target.startsWith(path.startsWith('client/src/map/') ? 'client/src/view/' : 'client/src/map/'))
          wrong.push(`${path} → ${target}`);
    expect(wrong).toEqual([]);
  });

  it('knows no region in its code', () => {
    const region = /kosov|\bserbia\b|zve[cč]an|leposavi|zubin|mitrovic|belgrade/i;
    const allowedIn = new Set(['server/config.ts']);
    const wrong = [...under('server/', '.ts', '.mjs'), ...under('client/src/', '.ts', '.tsx', '.css')]
      .filter((path) => !allowedIn.has(path))
      .flatMap((path) =>
        textOf(path)
          .split('\n')
          // A comment may explain a rule by an example; code may not know it.
          .map((line, index) =>
            region.test(line.replace(/(\/\/|^\s*\*|\/\*\*).*$/, '')) ? `${path}:${index + 1}` : '',
          )
          .filter(Boolean),
      );
    expect(wrong).toEqual([]);
  });
});
