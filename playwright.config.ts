import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { scaled } from './scripts/testing/machineSpeed.ts';

/** The Chromium that is named, else Debian's where it is installed, else whatever Playwright has downloaded. */
const chromium = process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium'].find((file) => existsSync(file));

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // Each file starts a server and a database of its own, so that two of them get along beside each other.
  workers: 2,
  timeout: scaled(90_000),
  expect: { timeout: scaled(15_000) },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
