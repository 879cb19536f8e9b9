import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { configuration } from '../../server/config.ts';
import { storageAdvice } from '../../server/store/storage-error.ts';
import { files, textOf } from './source-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const deployed = files.filter((path) => path.startsWith('server/deploy/'));

describe('the files for deployment', () => {
  it('are all named in the README', () => {
    expect(deployed.length).toBeGreaterThan(5);
    const readme = textOf('README.md');
    const named = deployed.filter((path) => !path.endsWith('.dockerignore'));
    expect(named.filter((path) => !readme.includes(path.split('/').at(-1)!))).toEqual([]);
  });

  it('set no variable that does not exist', () => {
    const known = new Set<string>([...configuration.map(({ name }) => name), 'NODE_ENV']);
    const settings = deployed.flatMap((path) =>
      textOf(path)
        .split('\n')
        .filter((line) => /^(ENV|Environment=|#.*(Set |-e ))/.test(line))
        .flatMap((line) => [...line.matchAll(/\b([A-Z][A-Z_]{3,})=/g)].map((match) => match[1]!)),
    );
    expect(settings.length).toBeGreaterThan(8);
    expect(settings.filter((name) => !known.has(name))).toEqual([]);
  });

  it('start a program that is there, and copy what is there', () => {
    const unit = /^ExecStart=\/usr\/bin\/node \/opt\/incident-atlas\/(\S+) serve$/m.exec(
      textOf('server/deploy/incident-atlas.service'),
    );
    expect(existsSync(root + unit![1]!)).toBe(true);
    const copied = [
      ...textOf('server/deploy/Dockerfile').matchAll(/^COPY (?:--from=build \/app\/)?(.+) \S+$/gm),
    ];
    const sources = copied
      .flatMap((match) => match[1]!.split(' '))
      .filter((path) => !/^(dist|node_modules)$/.test(path));
    expect(sources.length).toBeGreaterThan(6);
    expect(sources.filter((path) => !existsSync(root + path))).toEqual([]);
  });

  it('are not needed to find out what to do: the README says what each sentence of the service does', () => {
    const readme = textOf('README.md');
    for (const advice of Object.values(storageAdvice))
      expect(readme, advice).toContain(advice.split(/[:,;]/)[0]!);
  });

  it.each(['server/deploy/nginx.conf', 'server/deploy/Caddyfile'])(
    'let what staff send through, as large as the service takes it: %s',
    (path) => {
      const [, pattern] = /\^\/api(\/\(\S+)\$/.exec(textOf(path)) ?? [];
      const routes = new RegExp(`^/api${pattern}$`);
      expect('/api/imports').toMatch(routes);
      expect('/api/desk/incidents/2024-05-10-plain/evidence').toMatch(routes);
      expect('/api/session').not.toMatch(routes);
      const [, most] = /(?:client_max_body_size|max_size) (500)m/i.exec(textOf(path)) ?? [];
      const taken = configuration.filter(({ name }) => /^ATLAS_(IMPORT|EVIDENCE)_MB$/.test(name));
      expect(Number(most)).toBe(Math.max(...taken.map((one) => Number(one.default))));
    },
  );
});
