import { readFile } from 'node:fs/promises';
import { putLayer, readLayer } from '../service/layers.ts';
import type { Store } from '../store/store.ts';
import { type Terminal, UsageError } from './usage.ts';

/** What `layer add` says besides the file. */
export interface LayerOptions {
  id?: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
  attribution?: string | undefined;
}

/** `layer add FILE --id ID --title TITLE`: reads the file before the store is opened. Throws sentences. */
export async function readLayerArguments(file: string, options: LayerOptions) {
  const { id, ...names } = options;
  if (!id) throw new UsageError('A layer needs --id, under which it is served.');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`The file ${file} cannot be read.`);
  });
  return readLayer(text, { id, ...names });
}

/** Puts a checked layer into the store. */
export async function addLayer(
  store: Store,
  terminal: Terminal,
  layer: ReturnType<typeof readLayer>,
): Promise<void> {
  await putLayer(store, layer);
  const count = layer.features.length;
  terminal.print(`Added the layer ${layer.id} with ${count} feature${count === 1 ? '' : 's'}.`);
}

/** `layer list`. */
export async function printLayers(store: Store, terminal: Terminal): Promise<void> {
  const layers = (await store.collections()).filter((one) => one.kind === 'layer');
  if (layers.length === 0) terminal.print('There are no layers.');
  for (const { id, titles, count } of layers) terminal.print(`${id}\t${titles.en ?? id}\t${count}`);
}

/** `layer remove ID`. Throws a sentence when there is none. */
export async function removeLayer(store: Store, terminal: Terminal, id: string): Promise<void> {
  if (!(await store.dropLayer(id))) throw new Error(`There is no layer «${id}».`);
  terminal.print(`Removed the layer ${id}.`);
}
