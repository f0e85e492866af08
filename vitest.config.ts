import { defineConfig } from 'vitest/config';

const alias = { '@': import.meta.dirname };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles: ['fake-indexeddb/auto'],
          // Some start a process of their own; a machine under load takes its time for that.
          testTimeout: 30_000,
          include: [
            'tests/{bench,detection,entrypoints,sources,lookup,ranking,sharing,messaging,storage,house,communities}/**/*.test.ts',
          ],
        },
      },
      {
        resolve: { alias },
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'panel',
          // Under load a drawn panel takes its time, as a started process does.
          testTimeout: 20_000,
          environment: 'jsdom',
          setupFiles: ['fake-indexeddb/auto', './tests/components/speak-english.ts'],
          include: ['tests/components/**/*.test.tsx'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.spec.ts'],
          testTimeout: 60_000,
          // A browser under load now and then loses a press: what fails twice is broken.
          retry: 1,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
