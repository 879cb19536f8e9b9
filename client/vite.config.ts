import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { browserModules } from './browser-modules-plugin.ts';
import { firstLoad } from './first-load-plugin.ts';
import { mapWorker } from './map-worker-plugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// biome-ignore lint/style/noDefaultExport: Vite reads its configuration from the default export.
export default defineConfig({
  root: here('.'),
  plugins: [
    mapWorker(here('../node_modules/maplibre-gl')),
    firstLoad(here('src/main.tsx'), here('src/offline/service-worker.ts')),
    browserModules(here('../'), here('../dist/browser-modules.txt')),
  ],
  oxc: {
    jsx: { runtime: 'automatic', importSource: 'preact' },
    // MapLibre's sources declare fields that a base class sets: as class fields they would wipe them out again.
    typescript: { removeClassFieldsWithoutInitializer: true },
    assumptions: { setPublicClassFields: true },
  },
  build: {
    // Where to is said by the command (`server/bootstrap/build.mjs`).
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
    rollupOptions: {
      input: { app: here('index.html'), 'service-worker': here('src/offline/service-worker.ts') },
      output: {
        // It rules over its own folder and those below: it stands at the top, under one name for ever.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js',
      },
    },
  },
  worker: { format: 'es' },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/api', '/healthz', '/readyz'].map((path) => [path, `http://127.0.0.1:${process.env.PORT ?? 3000}`]),
    ),
  },
});
