import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROGRAM_FOLDER } from '#app/config/programFolder.ts';
import { buildIfStale, whyStale } from '../../../bin/build.js';

// A project whose build is fresh: everything that the bundler read, and its record.
let project: string;
beforeAll(() => {
  buildIfStale();
  project = mkdtempSync(path.join(tmpdir(), 'evenhand-stale-'));
  const record = path.join(PROGRAM_FOLDER, 'build', 'inputs.json');
  const inputs = JSON.parse(readFileSync(record, 'utf8')) as Record<string, string>;
  for (const name of [...Object.keys(inputs), 'build/inputs.json']) {
    cpSync(path.join(PROGRAM_FOLDER, name), path.join(project, name));
  }
}, 600_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Changes a file for as long as `look` looks; `undefined` takes it away. */
function changed(name: string, content: (before: string) => string | undefined, look: () => void): void {
  const file = path.join(project, name);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const after = content(before);
  mkdirSync(path.dirname(file), { recursive: true });
  if (after === undefined) rmSync(file);
  else writeFileSync(file, after);
  look();
  writeFileSync(file, before);
}

it('is fresh where nothing has changed', () => {
  expect(whyStale(project)).toBeUndefined();
});

it.each([
  'db/queries/judgments.ts',
  'db/migrations/index.ts',
  'scripts/commands/export.ts',
  'scripts/compute/registry.ts',
  'app/core/shared/errors.ts',
  'app/inference/worker/main.ts',
  'app/services/analysis/analysisProcess.ts',
  'app/components/ui/Button.tsx',
  'app/i18n/zh/common.ts',
  'app/styles/tokens.css',
  'app/routes.ts',
  'app/routes/lead/routes.ts',
  'public/favicon.svg',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'remix.config.js',
  'scripts/build/oneProgram.ts',
])('is stale once %s has changed', (name) => {
  const more = (before: string) => `${before}\n`;
  changed(name, more, () => expect(whyStale(project)).toBe(`${name} has changed`));
});

it('is stale once a file that it was made from is gone', () => {
  const gone = () => undefined;
  changed('db/client.ts', gone, () => expect(whyStale(project)).toBe('db/client.ts has changed'));
});

it.each([
  'test/db/client.test.ts',
  'docs/verdict.md',
  'scripts/research/benchmarks/rating.ts',
  'eslint.config.js',
])('is fresh although %s has changed', (name) => {
  const another = () => '// another\n';
  changed(name, another, () => expect(whyStale(project)).toBeUndefined());
});

it('is stale where there is no build', () => {
  const gone = () => undefined;
  changed('build/inputs.json', gone, () => expect(whyStale(project)).toBe('there is no build yet'));
});
