import { defineConfig } from 'vitest/config';
import { scaled } from './scripts/testing/machineSpeed.ts';

const filesIn = (...folders: string[]) => folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`);
const ALL = ['test/**/*.test.{ts,tsx}'];
const SHARED = filesIn('core', 'services', 'components', 'i18n');
const OTHERS = ['test/e2e/**', 'node_modules/**'];

// The Remix plugin stays out of here: tests import modules, not routes' virtual builds.
export default defineConfig({
  test: {
    projects: [
      // What keeps nothing outside of its own database shares a process with the next file: loading the program anew
      // for each takes as long as many of them run.
      { extends: true, test: { name: 'shared', include: SHARED, isolate: false } },
      { extends: true, test: { name: 'own', include: ALL, exclude: [...SHARED, ...OTHERS] } },
    ],
    setupFiles: ['test/setup.ts'],
    testTimeout: scaled(60_000),
    hookTimeout: scaled(120_000),
    // One more than the two cores that are always there: a fourth of the time is spent waiting.
    maxWorkers: 3,
    // Only where it is asked for: `npm run coverage`.
    coverage: {
      provider: 'v8',
      include: ['app/**/*.{ts,tsx}', 'db/**/*.ts', 'scripts/**/*.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
});
