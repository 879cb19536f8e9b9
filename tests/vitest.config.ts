import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

// biome-ignore lint/style/noDefaultExport: Vitest reads its configuration from the default export.
export default defineConfig({
  test: {
    root,
    projects: [
      {
        root,
        resolve: {
          alias: [
            {
              find: /^(\.\.?\/)+worker-entry\.ts$/,
              replacement: fileURLToPath(new URL('support/worker-entry.ts', import.meta.url)),
            },
          ],
        },
        test: {
          name: 'server',
          globalSetup: 'tests/support/build-server.mjs',
          include: ['tests/{unit,store,http,geodata,rules}/**/*.test.ts'],
          environment: 'node',
          // Vitest would leave one core idle, which of two is half.
          maxWorkers: '100%',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'client',
          include: ['tests/client/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          maxWorkers: '100%',
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          globalSetup: 'tests/support/start-reading-product.ts',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One browser and one server at a time: two cores draw one map well.
          fileParallelism: false,
        },
      },
    ],
  },
});
