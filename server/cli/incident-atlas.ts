import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { type Config, ConfigurationError, readConfig } from '../config.ts';
import { addressOf, createLogger, openAtlas, openStore } from '../main.ts';
import { main } from '../serve.ts';
import type { Atlas } from '../service/atlas.ts';
import { seedIncidents } from '../service/seed.ts';
import { explained } from '../store/storage-error.ts';
import type { Store } from '../store/store.ts';
import { backUp, demandDatabase, printProof, printVerification, restore } from './archive.ts';
import { importInto, readImportArguments } from './import.ts';
import { readKeptCheckpoint } from './kept-checkpoint.ts';
import { addLayer, type LayerOptions, printLayers, readLayerArguments, removeLayer } from './layers.ts';
import { besideService, printOpenApi } from './openapi.ts';
import { addToken, printTokens, readTokenArguments, revokeToken, type TokenOptions } from './tokens.ts';
import { exits, type Terminal, UsageError, usage } from './usage.ts';
import {
  addNamedUser,
  disableUser,
  inviteUser,
  printUsers,
  readInvitation,
  readNewUser,
  resetUser,
} from './users.ts';

const terminal: Terminal = {
  print: (line) => process.stdout.write(`${line}\n`),
  readInput: () => text(process.stdin),
};

const logger = createLogger('error');

/** A command asks one thing after the other: each thread more would take its memory and time to begin. */
const forOne = { readers: 1 };

/** Opens the store for one command and closes it whatever happens. */
async function withStore<T>(config: Config, use: (store: Store) => Promise<T>): Promise<T> {
  const { store } = await openStore(config, logger, forOne);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** As `withStore`, with the deployment's places in it. */
async function withAtlas(use: (atlas: Atlas) => Promise<number>): Promise<number> {
  const atlas = await openAtlas(readConfig(), logger, forOne);
  try {
    return await use(atlas);
  } finally {
    await atlas.store.close();
  }
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        role: { type: 'string' },
        note: { type: 'string' },
        'password-stdin': { type: 'boolean' },
        id: { type: 'string' },
        name: { type: 'string' },
        scope: { type: 'string' },
        days: { type: 'string' },
        title: { type: 'string' },
        description: { type: 'string' },
        attribution: { type: 'string' },
        format: { type: 'string' },
        publish: { type: 'boolean' },
        redistribution: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'skip-faulty': { type: 'boolean' },
        report: { type: 'string' },
        licence: { type: 'string' },
        checkpoint: { type: 'string' },
        protected: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Throws UsageError unless exactly `count` words follow the verb. */
function demandWords(words: readonly string[], count: number, what: string): void {
  if (words.length < count) throw new UsageError(`This needs ${what}.`);
  if (words.length > count) throw new UsageError(`«${words[count]}» is one word too many.`);
}

/** Runs one command; answers the exit code. Throws sentences. */
async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args);
  const [verb, ...words] = positionals;
  if (values.help || verb === 'help') {
    terminal.print(usage);
    return exits.done;
  }
  if (
    verb !== 'user' &&
    [values.role, values.note, values['password-stdin']].some((one) => one !== undefined)
  )
    throw new UsageError('--role, --note and --password-stdin belong to user.');
  switch (verb) {
    case 'serve':
      demandWords(words, 0, 'nothing');
      await main();
      return exits.done;
    case 'seed':
      demandWords(words, 0, 'nothing');
      return withAtlas(seed);
    case 'user':
      return user(words, values);
    case 'token':
      return token(words, values);
    case 'layer':
      return layer(words, values);
    case 'import': {
      demandWords(words, 1, 'the name of the file to import');
      const wanted = await readImportArguments(words[0]!, values);
      return withAtlas(async (atlas) =>
        (await importInto(atlas, wanted, terminal)) ? exits.done : exits.failed,
      );
    }
    case 'openapi': {
      demandWords(words, 0, 'nothing');
      await besideService(readConfig(), async (config) => {
        const { store, deployment } = await openStore(config, logger, forOne);
        try {
          await printOpenApi(config, { store, deployment }, terminal);
        } finally {
          await store.close();
        }
      });
      return exits.done;
    }
    case 'backup':
      demandWords(words, 1, 'the name of the file to write');
      await backUp(readConfig().data, words[0]!, terminal);
      return exits.done;
    case 'restore':
      demandWords(words, 1, 'the name of the file to read');
      await restore(readConfig().data, words[0]!, terminal);
      return exits.done;
    case 'verify': {
      demandWords(words, 0, 'nothing');
      const config = readConfig();
      await demandDatabase(config.data);
      const kept = values.checkpoint === undefined ? null : await readKeptCheckpoint(values.checkpoint);
      const holds = await withStore(config, (store) =>
        printVerification(store, terminal, { kept, folder: config.data }),
      );
      return holds ? exits.done : exits.damaged;
    }
    case 'proof': {
      demandWords(words, 1, 'the id of the incident');
      const config = readConfig();
      await demandDatabase(config.data);
      const kept = values.checkpoint === undefined ? null : await readKeptCheckpoint(values.checkpoint);
      const reveals = values.protected ?? false;
      await withStore(config, (store) => printProof(store, terminal, words[0]!, { kept, reveals }));
      return exits.done;
    }
    case undefined:
      throw new UsageError('No verb is given.');
    default:
      throw new UsageError(`There is no verb «${verb}».`);
  }
}

async function seed(atlas: Atlas): Promise<number> {
  const written = await seedIncidents(atlas, terminal.print);
  terminal.print(`Added ${written} incidents; ${atlas.deployment.seeds.length - written} were there.`);
  return exits.done;
}

async function user(
  [verb, ...words]: string[],
  values: { role?: string | undefined; note?: string | undefined; 'password-stdin'?: boolean | undefined },
): Promise<number> {
  switch (verb) {
    case 'list':
      demandWords(words, 0, 'nothing');
      await withStore(readConfig(), (store) => printUsers(store, terminal));
      return exits.done;
    case 'add': {
      demandWords(words, 1, 'the name of the user');
      const config = readConfig();
      const given = { name: words[0]!, role: values.role, fromInput: values['password-stdin'] };
      const wanted = await readNewUser(terminal, given);
      await withStore(config, (store) => addNamedUser(store, terminal, wanted));
      return exits.done;
    }
    case 'invite': {
      demandWords(words, 0, 'nothing');
      const config = readConfig();
      const wanted = readInvitation(values);
      const base = addressOf(config, config.port);
      await withStore(config, (store) => inviteUser(store, terminal, base, wanted));
      return exits.done;
    }
    case 'reset':
      demandWords(words, 1, 'the name of the user');
      await withStore(readConfig(), (store) => resetUser(store, terminal, words[0]!));
      return exits.done;
    case 'disable':
      demandWords(words, 1, 'the name of the user');
      await withStore(readConfig(), (store) => disableUser(store, terminal, words[0]!));
      return exits.done;
    default:
      throw new UsageError('The verbs of user are add, invite, list, reset and disable.');
  }
}

async function token([verb, ...words]: string[], options: TokenOptions): Promise<number> {
  switch (verb) {
    case 'list':
      demandWords(words, 1, 'the name of the user');
      await withStore(readConfig(), (store) => printTokens(store, terminal, words[0]!));
      return exits.done;
    case 'add': {
      demandWords(words, 1, 'the name of the user');
      const wanted = readTokenArguments(options);
      await withStore(readConfig(), (store) => addToken(store, terminal, words[0]!, wanted));
      return exits.done;
    }
    case 'revoke':
      demandWords(words, 2, 'the name of the user and the number of the token');
      await withStore(readConfig(), (store) => revokeToken(store, terminal, words[0]!, words[1]!));
      return exits.done;
    default:
      throw new UsageError('The verbs of token are add, list and revoke.');
  }
}

async function layer([verb, ...words]: string[], options: LayerOptions): Promise<number> {
  switch (verb) {
    case 'list':
      demandWords(words, 0, 'nothing');
      await withStore(readConfig(), (store) => printLayers(store, terminal));
      return exits.done;
    case 'add': {
      demandWords(words, 1, 'the name of a GeoJSON file');
      const wanted = await readLayerArguments(words[0]!, options);
      await withStore(readConfig(), (store) => addLayer(store, terminal, wanted));
      return exits.done;
    }
    case 'remove':
      demandWords(words, 1, 'the id of the layer');
      await withStore(readConfig(), (store) => removeLayer(store, terminal, words[0]!));
      return exits.done;
    default:
      throw new UsageError('The verbs of layer are add, list and remove.');
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(explained(error) as Error).message}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${usage}\n`);
  process.exitCode =
    error instanceof UsageError
      ? exits.usage
      : error instanceof ConfigurationError
        ? exits.configuration
        : exits.failed;
}
