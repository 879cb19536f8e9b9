import { describe, expect, it } from 'vitest';
import { files, textOf } from './source-files.ts';

const code = files.filter((path) => /\.(ts|tsx|mjs|css)$/.test(path));

describe('the files of the repository', () => {
  it('have 300 lines at most', () => {
    expect(code.filter((path) => textOf(path).split('\n').length - 1 > 300)).toEqual([]);
  });

  it('have names that say what is in them', () => {
    expect(
      code.filter((path) => /(^|\/)(utils?|helpers?|common|misc|index)\.(ts|tsx|mjs)$/.test(path)),
    ).toEqual([]);
  });

  it('have no default export but where a tool asks for one', () => {
    const tools = ['client/vite.config.ts', 'tests/vitest.config.ts'];
    const named = code.filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
    expect(named.filter((path) => !tools.includes(path) && /^export default/m.test(textOf(path)))).toEqual(
      [],
    );
  });

  it('leave no test out and silence no error', () => {
    const left = new RegExp(
      [
        '\\b(it|test|describe)\\.(skip|only|todo)\\b',
        '@ts-(ignore|nocheck|expect-error)',
        'TO' + 'DO|FIX' + 'ME',
      ].join('|'),
    );
    expect(code.filter((path) => left.test(textOf(path)))).toEqual([]);
  });

  it('make no markup from strings', () => {
    const markup = /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write/;
    expect(code.filter((path) => path.startsWith('client/src/') && markup.test(textOf(path)))).toEqual([]);
  });

  it('stand at the agreed top level', () => {
    const top = new Set(files.filter((path) => !path.startsWith('.')).map((path) => path.split('/')[0]));
    const agreed = [
      'package.json',
      'tsconfig.json',
      'server',
      'client',
      'geodata',
      'tests',
      'README.md',
      'package-lock.json',
      'LICENSE',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
    ];
    expect([...top].filter((name) => !agreed.includes(name!))).toEqual([]);
  });

  it('name no registry address in the lock file', () => {
    const resolved = [...textOf('package-lock.json').matchAll(/"resolved": "(https?:\/\/[^/"]+)/g)].map(
      (match) => match[1],
    );
    expect(new Set(resolved.filter((host) => host !== 'https://registry.npmjs.org'))).toEqual(new Set());
  });
});
