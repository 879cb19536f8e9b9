import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Designation, designations } from './contract/codebook.ts';
import type { FactorDemand } from './domain/permissions.ts';
import type { Basemap } from './http/exchange.ts';
import type { MetricsAddress } from './http/metrics.ts';
import type { BackupPlan } from './service/backups.ts';

/** A setting that cannot be used: the start stops with its sentence and exit code 78 (EX_CONFIG of sysexits). */
export class ConfigurationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigurationError';
  }
}

/** Everything the process takes from its environment, read and checked once. */
export interface Config {
  port: number;
  host: string;
  /** Absolute folder of the database and keys. */
  data: string;
  /** Origin and base path under which the public reaches the service, without a final slash; null: as asked. */
  publicUrl: string | null;
  /** Absolute folder of the deployment, or null for none. */
  seed: string | null;
  basemap: Basemap;
  designation: Designation;
  /** Sites that may show `/embed` in a frame, as sources of CSP; null: none. */
  embedBy: readonly string[] | null;
  backup: BackupPlan;
  /** Megabytes that a file sent for import may have. */
  importMb: number;
  /** Megabytes that a file of evidence, and all of them together, may have. */
  evidence: { fileMb: number; totalMb: number };
  /** Whether people without an account may suggest incidents. */
  takesSuggestions: boolean;
  /** Whether somebody else than its writers has to publish an incident. */
  fourEyes: boolean;
  /** Who has to have a second factor. */
  secondFactor: FactorDemand;
  /** Where figures for operators are had; null: nowhere. */
  metrics: MetricsAddress | null;
  logLevel: string;
  /** As Express understands it: false, a number of hops, or addresses. */
  trustProxy: false | number | string[];
  /** Absolute folder of the built client. */
  client: string;
  /** Version of package.json. */
  version: string;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const proxyNames = ['loopback', 'linklocal', 'uniquelocal'];

const isAddress = (text: string): boolean => {
  const [address, bits, more] = text.split('/');
  const version = isIP(address ?? '');
  if (!version || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
};

const isWebAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  return ['http:', 'https:'].includes(new URL(text).protocol);
};

/** An origin as a policy names it: scheme, host (its first label may be a star), perhaps a port, nothing after it. */
const isSite = (text: string): boolean =>
  /^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/.test(text);

/** A host and a port, separated by the last colon; null for what is none. */
function readAddress(text: string): MetricsAddress | null {
  const [, host, port] = /^(\[[0-9a-f:.]+\]|[^\s:[\]]+):(\d{1,5})$/i.exec(text) ?? [];
  if (host === undefined || Number(port) > 65_535) return null;
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}

/** One schema for all variables; `describe` is what the README says of each, `meta.allowed` ends the error sentence. */
const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .refine((text) => Number(text) <= 65_535)
    .default('3000')
    .describe('TCP port; 0 takes any free one')
    .meta({ allowed: 'a whole number from 0 to 65535' }),
  HOST: z
    .string()
    .regex(/^\S+$/)
    .default('127.0.0.1')
    .describe('Address to listen on; 0.0.0.0 or :: for all')
    .meta({ allowed: 'an address or a host name' }),
  ATLAS_DATA: z
    .string()
    .default('data')
    .describe('Folder of the database and keys, made when missing')
    .meta({ allowed: 'a folder' }),
  PUBLIC_URL: z
    .string()
    .refine((text) => isWebAddress(text) && !/[?#]/.test(text))
    .optional()
    .describe('Address under which the public reaches the service; makes cookies Secure when it is https')
    .meta({ allowed: 'an http or https address without query' }),
  ATLAS_SEED: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .default('northern-kosovo')
    .describe('Deployment: a folder of geodata/, or none')
    .meta({ allowed: 'a folder of geodata/ with a region.json, or none' }),
  ATLAS_BASEMAP: z
    .string()
    .refine((text) => text === 'embedded' || text.endsWith('.pmtiles') || isWebAddress(text))
    .default('embedded')
    .describe('Basemap: embedded, the address of a MapLibre style, or a .pmtiles file')
    .meta({ allowed: 'embedded, an http or https address of a style, or the path of a .pmtiles file' }),
  ATLAS_DESIGNATION: z
    .enum(designations)
    .default('plain')
    .describe('Note on names and boundaries that travels with every answer: plain, un, eu, coe')
    .meta({ allowed: designations.join(', ') }),
  ATLAS_EMBED: z
    .string()
    .refine((text) => ['*', 'none'].includes(text) || text.split(/\s+/).every(isSite))
    .default('*')
    .describe('Sites that may show /embed in a frame: * for all, none, or their origins separated by spaces')
    .meta({ allowed: '*, none, or origins such as https://news.example or https://*.news.example' }),
  ATLAS_BACKUP_EVERY: z
    .string()
    .regex(/^\d{1,4}$/)
    .default('24')
    .describe('Hours between backups that the service makes by itself; 0 makes none')
    .meta({ allowed: 'a whole number of hours from 0 to 9999' }),
  ATLAS_BACKUP_KEEP: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .default('7')
    .describe('How many of these backups are kept, the newest')
    .meta({ allowed: 'a whole number from 1 to 9999' }),
  ATLAS_BACKUP_FOLDER: z
    .string()
    .optional()
    .describe('Folder of these backups, best on another disk; without it backups/ in the data folder')
    .meta({ allowed: 'a folder' }),
  ATLAS_IMPORT_MB: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .default('500')
    .describe('Megabytes that a file sent for import may have')
    .meta({ allowed: 'a whole number from 1 to 99999' }),
  ATLAS_EVIDENCE_MB: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .default('200')
    .describe('Megabytes that a file of evidence may have')
    .meta({ allowed: 'a whole number from 1 to 99999' }),
  ATLAS_EVIDENCE_TOTAL_MB: z
    .string()
    .regex(/^\d{1,8}$/)
    .default('20000')
    .describe('Megabytes that all files of evidence together may have; 0 takes none')
    .meta({ allowed: 'a whole number from 0 to 99999999' }),
  ATLAS_SUGGESTIONS: z
    .enum(['on', 'off'])
    .default('on')
    .describe(
      'Whether people without an account may suggest incidents at /suggest, for editors to decide: on, off',
    )
    .meta({ allowed: 'on, off' }),
  ATLAS_FOUR_EYES: z
    .enum(['off', 'on'])
    .default('off')
    .describe('Whether somebody who wrote none of it has to publish an incident for the first time: off, on')
    .meta({ allowed: 'off, on' }),
  ATLAS_SECOND_FACTOR: z
    .enum(['off', 'staff'])
    .default('off')
    .describe(
      'Who has to have a second factor: nobody, or all who may publish, who can do nothing else until they have one: off, staff',
    )
    .meta({ allowed: 'off, staff' }),
  ATLAS_METRICS: z
    .string()
    .refine((text) => text === 'none' || readAddress(text) !== null)
    .default('none')
    .describe(
      'Address at which /metrics is served to Prometheus, never at the public one: none, or HOST:PORT',
    )
    .meta({ allowed: 'none, or an address and a port such as 127.0.0.1:9464 or [::1]:9464' }),
  LOG_LEVEL: z
    .enum(logLevels)
    .default('info')
    .describe('Least serious log line to write: fatal, error, warn, info, debug, trace, silent')
    .meta({ allowed: logLevels.join(', ') }),
  TRUST_PROXY: z
    .string()
    .refine(
      (text) =>
        /^\d{1,2}$/.test(text) ||
        text.split(',').every((part) => proxyNames.includes(part.trim()) || isAddress(part.trim())),
    )
    .default('0')
    .describe('Reverse proxies to believe: how many, or their addresses and subnets separated by commas')
    .meta({ allowed: `a number of proxies, or addresses, subnets and ${proxyNames.join(', ')}` }),
});

export type Variable = keyof z.infer<typeof schema>;

/** Every variable with its default (empty: not set) and meaning: the README's table is tested against it. */
export const configuration: readonly { name: Variable; default: string; description: string }[] =
  Object.entries(schema.shape).map(([name, field]) => ({
    name: name as Variable,
    default: field instanceof z.ZodDefault ? String(field.def.defaultValue) : '',
    description: field.description ?? '',
  }));

/** Names that look like settings and are none, such as a misspelt one, which would leave what it means as it is. */
export const strangeSettings = (environment: NodeJS.ProcessEnv = process.env): string[] =>
  Object.keys(environment).filter((name) => name.startsWith('ATLAS_') && !(name in schema.shape));

/** The folder of package.json: two steps up from dist/server as well as one from server. */
export function projectFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(join(from, 'package.json'))) return from;
  if (dirname(from) === from) throw new ConfigurationError('No package.json is found above the program.');
  return projectFolder(dirname(from));
}

function readBasemap(text: string): Basemap {
  if (text === 'embedded') return { kind: 'embedded' };
  if (isWebAddress(text)) return { kind: 'style', url: text };
  if (!existsSync(text))
    throw new ConfigurationError(`ATLAS_BASEMAP is «${text}», but there is no such file.`);
  return { kind: 'pmtiles', file: resolve(text) };
}

/**
 * Reads the configuration; empty variables count as not set. Throws ConfigurationError with one sentence that names
 * the variable, its value and what is allowed.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(
    configuration.map(({ name }) => [name, environment[name]?.trim() || undefined]),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as Variable;
    const allowed = String(schema.shape[name].meta()?.allowed);
    throw new ConfigurationError(`${name} is «${given[name]}», but must be ${allowed}.`);
  }
  const values = parsed.data;
  const root = projectFolder();
  const seed = values.ATLAS_SEED === 'none' ? null : join(root, 'geodata', values.ATLAS_SEED);
  if (seed && !existsSync(join(seed, 'region.json')))
    throw new ConfigurationError(
      `ATLAS_SEED is «${values.ATLAS_SEED}», but geodata/${values.ATLAS_SEED} has no region.json.`,
    );
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    port: Number(values.PORT),
    host: values.HOST,
    data: resolve(values.ATLAS_DATA),
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    seed,
    basemap: readBasemap(values.ATLAS_BASEMAP),
    designation: values.ATLAS_DESIGNATION,
    embedBy: readSites(values.ATLAS_EMBED),
    backup: {
      folder: resolve(values.ATLAS_BACKUP_FOLDER ?? join(values.ATLAS_DATA, 'backups')),
      everyMs: Number(values.ATLAS_BACKUP_EVERY) * 3_600_000,
      keep: Number(values.ATLAS_BACKUP_KEEP),
    },
    importMb: Number(values.ATLAS_IMPORT_MB),
    evidence: {
      fileMb: Number(values.ATLAS_EVIDENCE_MB),
      totalMb: Number(values.ATLAS_EVIDENCE_TOTAL_MB),
    },
    takesSuggestions: values.ATLAS_SUGGESTIONS === 'on',
    fourEyes: values.ATLAS_FOUR_EYES === 'on',
    secondFactor: values.ATLAS_SECOND_FACTOR,
    metrics: readAddress(values.ATLAS_METRICS),
    logLevel: values.LOG_LEVEL,
    trustProxy: readProxies(values.TRUST_PROXY),
    client: join(root, 'dist', 'client'),
    version: manifest.version,
  };
}

/** This site itself is among those listed: the page that makes the code shows what comes of it. */
function readSites(text: string): Config['embedBy'] {
  if (text === 'none') return null;
  return text === '*' ? ['*'] : ["'self'", ...text.split(/\s+/)];
}

function readProxies(text: string): Config['trustProxy'] {
  if (!/^\d+$/.test(text)) return text.split(',').map((part) => part.trim());
  return Number(text) === 0 ? false : Number(text);
}
