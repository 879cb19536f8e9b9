/** A JSON Schema as OpenAPI 3.0 has it: `nullable` instead of a type `null`, no `const`. */
export type Schema = Readonly<Record<string, unknown>>;

/** A pointer to a part of the same document. */
export interface Reference {
  $ref: string;
}

/** A parameter; those in a query are written with commas between values (`style: form`, `explode: false`). */
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  description: string;
  required?: boolean;
  style?: 'form' | 'simple';
  explode?: boolean;
  schema: Schema;
  /** A value that works on the data that the service has. */
  example?: unknown;
  examples?: Readonly<Record<string, { summary: string; value: unknown }>>;
  /** Other parameters that this one needs beside it, with their values. */
  'x-with'?: Readonly<Record<string, string>>;
}

export interface Response {
  description: string;
  headers?: Readonly<Record<string, { description: string; schema: Schema }>>;
  content?: Readonly<Record<string, { schema: Schema | Reference; example?: unknown }>>;
}

/** What one method of a path does. `security` lists what opens it; without it everybody may ask. */
export interface Operation {
  tags: readonly string[];
  summary: string;
  description?: string;
  operationId: string;
  parameters?: readonly (Parameter | Reference)[];
  requestBody?: {
    required: boolean;
    description?: string;
    content: Readonly<Record<string, { schema: Schema | Reference }>>;
  };
  responses: Readonly<Record<string, Response | Reference>>;
  security?: readonly Readonly<Record<string, readonly string[]>>[];
}

export type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
export type PathItem = { [V in Verb]?: Operation };
export type Paths = Record<string, PathItem>;

/** An OpenAPI 3.0.3 document, as far as this service writes one. */
export interface OpenApi {
  openapi: '3.0.3';
  info: Readonly<Record<string, unknown>> & { title: string; version: string; description: string };
  servers: readonly { url: string; description: string }[];
  tags: readonly { name: string; description: string }[];
  paths: Paths;
  components: {
    parameters: Record<string, Parameter>;
    responses: Record<string, Response>;
    schemas: Record<string, Schema>;
    securitySchemes: Readonly<Record<string, Schema>>;
  };
}

/** What both parts of a document that are told apart by `$ref` have in common. */
export function isReference(value: object): value is Reference {
  return '$ref' in value;
}

/** The parameter that is meant: itself, or the component that a reference points at. */
export function parameterOf({ components }: OpenApi, given: Parameter | Reference): Parameter {
  return isReference(given) ? components.parameters[given.$ref.split('/').at(-1)!]! : given;
}

/** All examples of a parameter, as an address carries them. */
export function examplesOf({ example, examples = {} }: Parameter): string[] {
  const values = example === undefined ? Object.values(examples).map(({ value }) => value) : [example];
  return values.map((value) => (Array.isArray(value) ? value.join(',') : String(value)));
}
