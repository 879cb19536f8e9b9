import type { Plugin } from 'vite';

const name = 'virtual:map-worker-url';
const worker = 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

/**
 * Gives the address of MapLibre's worker as the module `virtual:map-worker-url`.
 * The package ships the page's half and the worker's half as two bundles that repeat a good third of each other. The
 * build takes both from the package's sources instead, as two entries of one graph, so that what they share is
 * downloaded once.
 */
export function mapWorker(source: string): Plugin {
  let building = false;
  let reference = '';
  return {
    name: 'map-worker',
    enforce: 'pre',
    config: (_config, { command }) =>
      command === 'build'
        ? { resolve: { alias: [{ find: /^maplibre-gl$/, replacement: `${source}/src/index.ts` }] } }
        : {},
    configResolved(config) {
      building = config.command === 'build';
    },
    buildStart() {
      if (building)
        reference = this.emitFile({
          type: 'chunk',
          id: `${source}/src/source/worker.ts`,
          name: 'map-worker',
        });
    },
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null;
      return building
        ? `export default import.meta.ROLLUP_FILE_URL_${reference};`
        : `export { default } from '${worker}';`;
    },
  };
}
