import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { mapWorker } from './map-worker-plugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// biome-ignore lint/style/noDefaultExport: Vite reads its configuration from the default export.
export default defineConfig({
  root: here('.'),
  plugins: [mapWorker(here('../node_modules/maplibre-gl'))],
  oxc: {
    // Also where tests have it built: the words of development are 8 kB and name folders of the machine.
    jsx: { runtime: 'automatic', importSource: 'preact', development: false },
    // MapLibre's sources declare fields that a base class sets: as class fields they would wipe them out again.
    typescript: { removeClassFieldsWithoutInitializer: true },
    assumptions: { setPublicClassFields: true },
  },
  build: {
    outDir: here('../dist/client'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
  },
  worker: { format: 'es' },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/api', '/healthz', '/readyz'].map((path) => [path, `http://127.0.0.1:${process.env.PORT ?? 3000}`]),
    ),
  },
});
