import { describe, expect, it } from 'vitest';
import { configuration } from '../../server/config.ts';
import { textOf, under } from './source-files.ts';

const readme = textOf('README.md');
const everything = [readme, textOf('CONTRIBUTING.md')].join('\n');

describe('the documentation', () => {
  it('has a row for every environment variable, with its default', () => {
    for (const { name, default: standard } of configuration) {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\``));
      expect(row, name).toBeDefined();
      if (standard !== undefined && standard !== '') expect(row, name).toContain(String(standard));
    }
  });

  it('has no variable that does not exist', () => {
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
    expect(rows.sort()).toEqual(configuration.map(({ name }) => name).sort());
  });

  it('names every route', () => {
    const routes = new Set(
      under('server/http/', '.ts').flatMap((path) =>
        [...textOf(path).matchAll(/['"`](\/(?:api|healthz|readyz)[a-zA-Z0-9/:_-]*)['"`]/g)].map(
          (match) => match[1]!,
        ),
      ),
    );
    expect(routes.size).toBeGreaterThan(10);
    const plain = (route: string) => route.replace(/:[a-zA-Z]+/g, '…').replace(/\/$/, '');
    const documented = everything.replace(/\{[a-zA-Z]+\}/g, '…');
    expect([...routes].filter((route) => !documented.includes(plain(route)))).toEqual([]);
  });

  it('names every verb of the command line', () => {
    const verbs = [
      'serve',
      'seed',
      'user add',
      'user invite',
      'user list',
      'user reset',
      'user disable',
      'import',
      'backup',
      'restore',
      'verify',
      'proof',
    ];
    for (const verb of verbs) expect(readme).toContain(`incident-atlas ${verb}`);
  });

  it('names the two commands and shows a picture', () => {
    expect(readme).toContain('npm start');
    expect(readme).toContain('npm test');
    expect(readme).toMatch(/!\[[^\]]+\]\([^)]+\.png\)/);
  });
});
