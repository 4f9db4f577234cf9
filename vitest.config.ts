import { defineConfig } from 'vitest/config';
import { scaled } from './scripts/testing/machineSpeed.ts';

// The Remix plugin stays out of here: tests import modules, not routes' virtual builds.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**'],
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
