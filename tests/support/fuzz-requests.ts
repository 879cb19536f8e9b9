import fc from 'fast-check';
import {
  examplesOf,
  type OpenApi,
  type Operation,
  type Parameter,
  parameterOf,
  type Verb,
} from '../../server/http/openapi/description.ts';
import type { Row } from './access-row.ts';
import { accessTable } from './access-table.ts';
import type { AccessWorld, Asker } from './access-world.ts';
import { anyText, freeText, noId, noMember, strangeMembers, wrongValues } from './fuzz-values.ts';

/** A request that cannot be right, and what its refusal has to name: a parameter, or a member by its pointer. */
export interface Malformed {
  line: string;
  method: string;
  path: string;
  body?: string;
  headers: Record<string, string>;
  what: string;
  /** `parameter`: named in the problem; `body`: the problem says what of it; `path`: there is nothing; `any`: it may be right. */
  wrong: 'parameter' | 'body' | 'path' | 'any';
  name: string;
}

interface Line {
  line: string;
  method: string;
  row: Row;
  /** An address and a body that would be taken. */
  path: string;
  body: unknown;
  parameters: readonly Parameter[];
}

/** The operation of the document that describes a path, the one with the fewest gaps. */
function operationAt({ paths }: OpenApi, method: string, path: string): Operation | undefined {
  const [bare] = path.replace(/^\/api(?=\/|$)/, '').split('?');
  const gaps = (template: string) => template.split('{').length;
  const fits = (template: string) =>
    new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`).test(bare || '/');
  const found = Object.keys(paths)
    .filter(fits)
    .sort((a, b) => gaps(a) - gaps(b));
  return found[0] === undefined ? undefined : paths[found[0]]![method.toLowerCase() as Verb];
}

/** Every line of the table with a request that it takes, and the parameters that the API's own description gives it. */
export async function linesOf(world: AccessWorld, asker: Asker, document: OpenApi): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [line, row] of Object.entries(accessTable)) {
    const [method, route] = line.split(' ') as [string, string];
    const path = (await row.path?.(world, asker, 'published')) ?? route;
    const operation = operationAt(document, method, path);
    const given = (operation?.parameters ?? []).map((one) => parameterOf(document, one));
    const body = typeof row.body === 'function' ? row.body('published') : row.body;
    lines.push({ line, method, row, path, body, parameters: given.filter((one) => one.in === 'query') });
  }
  return lines;
}

function withParameter(
  path: string,
  name: string,
  values: readonly string[],
  others: Record<string, string> = {},
): string {
  const [bare, query = ''] = path.split('?');
  const beside = new Map([...new URLSearchParams(query), ...Object.entries(others)]);
  beside.delete(name);
  // Before the others, since the first fault is what is told.
  return `${bare}?${new URLSearchParams([...values.map((value): [string, string] => [name, value]), ...beside])}`;
}

/** Where a value stands in a body: pointers to every member, the deepest too. */
function pointersIn(value: unknown, at = ''): string[] {
  if (value === null || typeof value !== 'object') return at ? [at] : [];
  const inner = Object.entries(value).flatMap(([name, part]) => pointersIn(part, `${at}/${name}`));
  return at ? [at, ...inner] : inner;
}

function replaced(body: unknown, pointer: string, value: unknown): unknown {
  const copy = structuredClone(body);
  const names = pointer.slice(1).split('/');
  const last = names.pop()!;
  const owner = names.reduce((part, name) => (part as Record<string, unknown>)[name], copy);
  (owner as Record<string, unknown>)[last] = value;
  return copy;
}

/** Bodies that cannot be right, made of one that is. */
function wrongBodies(body: object, seed: number, random: number): [what: string, text: string][] {
  const text = JSON.stringify(body);
  const picked = fc.sample(
    fc.record({ pointer: fc.constantFrom(...pointersIn(body), '/x'), value: fc.constantFrom(...noMember) }),
    { seed, numRuns: random },
  );
  const bodies: [what: string, text: string][] = [
    ['nothing', ''],
    ['half of it', text.slice(0, text.length / 2)],
    ['an array of it', `[${text}]`],
    ['a number', '1'],
    ['a raw control', text.replace('"', '"\u0001')],
    ['deep', `${'['.repeat(60)}${']'.repeat(60)}`],
    ...strangeMembers.map((name): [string, string] => [
      `member ${name}`,
      text.replace('{', `{"${name}":{"role":"admin"},`),
    ]),
    ...picked.map(({ pointer, value }): [string, string] => [
      `${pointer} = ${JSON.stringify(value).slice(0, 20)}`,
      JSON.stringify(replaced(body, pointer, value)),
    ]),
  ];
  return bodies.filter(([, one]) => one !== text);
}

/** Forms that cannot be right, made of one that is, whose last part is the file. */
function wrongForms(text: string): [what: string, text: string][] {
  const line = text.slice(0, text.indexOf('\r\n'));
  const parts = text.split(`${line}\r\n`).slice(1);
  const file = parts.pop()!.split(`${line}--`)[0]!;
  const whole = (...those: string[]) => `${those.map((part) => `${line}\r\n${part}`).join('')}${line}--\r\n`;
  const field = (name: string, value: string) =>
    `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const nameOf = (part: string) => /name="([^"]*)"/.exec(part)![1]!;
  const bytes = (content: string) => file.replace(/\r\n\r\n[\s\S]*$/, `\r\n\r\n${content}\r\n`);
  const instead = (name: string, value: string) =>
    whole(...parts.map((part) => (nameOf(part) === name ? field(name, value) : part)), file);
  const needed = parts.filter((part) => nameOf(part) !== 'note');
  return [
    ['nothing', ''],
    ['half of it', text.slice(0, text.length / 2)],
    ['no file', whole(...parts)],
    ['the file first', whole(file, ...parts)],
    ['no field', whole(file)],
    ['an empty file', whole(...parts, bytes(''))],
    ['a program', whole(...parts, bytes('\u007fELF\u0002\u0001\u0001\u0000'))],
    ['no text', whole(...parts, bytes('a\u0000b'))],
    ...needed.map((part): [string, string] => [
      `without ${nameOf(part)}`,
      whole(...parts.filter((one) => one !== part), file),
    ]),
    ...parts.map((part): [string, string] => [`${nameOf(part)} twice`, whole(part, ...parts, file)]),
    ...parts.flatMap((part) =>
      ['x'.repeat(20_000), 'nil\u0000'].map((value): [string, string] => [
        `${nameOf(part)} = ${value.slice(0, 5)}`,
        instead(nameOf(part), value),
      ]),
    ),
    ...strangeMembers.map((name): [string, string] => [
      `member ${name}`,
      whole(field(name, 'admin'), ...parts, file),
    ]),
    ['no such source', instead('source', 'no-such')],
    ['no date', instead('collected_at', 'yesterday')],
    [
      'fields without end',
      whole(...Array.from({ length: 200 }, (_, at) => field(`f${at}`, 'x')), ...parts, file),
    ],
  ];
}

/** Malformed requests to every line; the same for the same seed. `random` is how many of each kind chance makes. */
export function* malformed(lines: readonly Line[], seed: number, random: number): Generator<Malformed> {
  for (const { line, method, row, path, body, parameters } of lines) {
    const text =
      body === undefined || method === 'GET'
        ? undefined
        : typeof body === 'string'
          ? body
          : JSON.stringify(body);
    const headers: Record<string, string> = {
      ...(text === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...row.headers,
    };
    const base = { line, method, headers, ...(text === undefined ? {} : { body: text }) };

    for (const name of [
      'colour',
      'type[]',
      '__proto__',
      'LIMIT',
      ...fc.sample(fc.string({ unit: 'grapheme', minLength: 1 }), { seed, numRuns: random }),
    ]) {
      if (parameters.some((one) => one.name === name)) continue;
      yield {
        ...base,
        path: withParameter(path, name, ['1']),
        what: `parameter ${name}`,
        wrong: 'parameter',
        name,
      };
    }
    for (const parameter of parameters) {
      const { name } = parameter;
      const [example] = examplesOf(parameter);
      const others = parameter['x-with'] ?? (name.startsWith('filter-') ? { filter: 'version=1' } : {});
      const beside = name === 'bbox-crs' ? { ...others, bbox: '20,42,21,43' } : others;
      const ask = (values: readonly string[], what: string, wrong: Malformed['wrong']): Malformed => ({
        ...{ ...base, path: withParameter(path, name, values, beside), what: `${name} ${what}`, wrong, name },
      });
      if (example !== undefined) yield ask([example, example], 'twice', 'parameter');
      for (const value of wrongValues(parameter, random, seed))
        yield ask([value], `= ${JSON.stringify(value)}`, 'parameter');
      if (name === 'reason') yield ask(['x'.repeat(4_000)], 'too long', 'parameter');
      // What any text is right for, is right.
      if (method !== 'GET') continue;
      if (freeText.includes(name)) yield ask(['x'.repeat(4_000)], 'too long', 'any');
      for (const value of fc.sample(anyText, { seed, numRuns: random }))
        yield ask([value], `= ${JSON.stringify(value)}`, 'any');
    }
    if (text !== undefined && typeof body === 'object' && body !== null)
      for (const [what, wrong] of wrongBodies(body, seed, 4 * random))
        yield { ...base, path, body: wrong, what: `body: ${what}`, wrong: 'body', name: what };
    if (text !== undefined && row.headers?.['Content-Type']?.startsWith('multipart/')) {
      for (const [what, wrong] of wrongForms(text))
        yield { ...base, path, body: wrong, what: `form: ${what}`, wrong: 'body', name: what };
      for (const type of [
        'multipart/form-data',
        'multipart/mixed; boundary=x',
        'text/plain',
        'application/json',
      ])
        yield {
          ...{ ...base, path, headers: { ...headers, 'Content-Type': type } },
          ...{ what: `form as ${type}`, wrong: 'body', name: type },
        };
    }
    const gap = / .*:\w+/.test(line);
    if (gap) {
      const [bare, query] = path.split('?');
      const route = line.split(' ')[1]!.split('/');
      for (const id of [
        ...noId,
        ...fc
          .sample(
            fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((one) => !/^[.\d]*$/.test(one)),
            { seed, numRuns: random },
          )
          .map((one) => encodeURIComponent(one)),
      ]) {
        const parts = bare!.split('/').map((part, at) => (route[at]?.startsWith(':') ? id : part));
        yield {
          ...base,
          path: `${parts.join('/')}${query ? `?${query}` : ''}`,
          what: `path ${id.slice(0, 30)}`,
          wrong: 'path',
          name: id,
        };
      }
    }
  }
}
