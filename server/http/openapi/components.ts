import { languages } from '../../contract/text.ts';
import type { Format } from '../../format/format.ts';
import type { Encoding } from '../negotiate.ts';
import type { OpenApi, Parameter, Reference } from './description.ts';
import { queryParameter } from './query-parameters.ts';

/** Collects the parameters of a document, each once, and hands out pointers to them. */
export interface Components {
  parameters: OpenApi['components']['parameters'];
  /** Puts a parameter under `owner.name` unless it is there, and points at it. */
  point(owner: string, parameter: Parameter): Reference;
}

/** Components without any parameter yet. */
export function createComponents(): Components {
  const parameters: Components['parameters'] = {};
  return {
    parameters,
    point: (owner, parameter) => {
      const key = `${owner}.${parameter.name}`;
      parameters[key] ??= parameter;
      return { $ref: `#/components/parameters/${key}` };
    },
  };
}

/** `lang`, which every resource takes. */
export const languageParameter = queryParameter('lang', {
  description: 'The language of titles and pages; without it `Accept-Language` decides.',
  schema: { type: 'string', enum: [...languages] },
  example: 'sq',
});

/** `f` for the encodings that a resource has. */
export function encodingParameter(offered: readonly Pick<Encoding, 'f' | 'title'>[]): Parameter {
  const list = offered.map(({ f, title }) => `\`${f}\` ${title}`).join(', ');
  return queryParameter('f', {
    description: `The encoding, whatever \`Accept\` says: ${list}.`,
    schema: { type: 'string', enum: offered.map(({ f }) => f) },
    example: offered[0]!.f,
  });
}

/** The parameters of file formats; each needs the format that knows it. */
export function formatParameters(formats: readonly Format[]): Parameter[] {
  const names = [...new Set(formats.flatMap(({ options }) => Object.keys(options)))];
  const own = names.map((name) => {
    const knowing = formats.filter(({ options }) => name in options);
    const values = knowing[0]!.options[name]!;
    return {
      ...queryParameter(name, {
        description: `An option of ${knowing.map(({ id }) => `\`f=${id}\``).join(', ')}.`,
        schema: { type: 'string', enum: [...values], default: values[0] },
        example: values.at(-1),
      }),
      'x-with': { f: knowing[0]!.id },
    };
  });
  const [first] = formats;
  if (!first) return own;
  return [
    ...own,
    {
      ...queryParameter('sidecar', {
        description: 'With a file format: what the file says about itself, as JSON, instead of the file.',
        schema: { type: 'boolean', default: false },
        example: true,
      }),
      'x-with': { f: first.id },
    },
  ];
}

/** A part of the path. */
export function pathParameter(name: string, description: string, example: unknown, schema = {}): Parameter {
  return {
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string', ...schema },
    example,
  };
}
