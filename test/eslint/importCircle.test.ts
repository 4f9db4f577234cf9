import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import ts from 'typescript-eslint';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { importCircle } from '../../eslint/import-circle.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-circle-'));
  mkdirSync(path.join(folder, 'app'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What is said of a file, of all that there are. */
function faults(files: Record<string, string>, file: string): string[] {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const linter = new Linter({ cwd: folder });
  return linter
    .verify(
      files[file]!,
      {
        files: ['**/*.ts'],
        languageOptions: { parser: ts.parser as never },
        plugins: { own: { rules: { circle: importCircle } } },
        rules: { 'own/circle': 'error' },
      },
      { filename: path.join(folder, file) },
    )
    .map(({ message }) => message);
}

it('names the whole circle, types and late imports included', () => {
  const files = {
    'app/a.ts': "import { b } from './b.ts';\nexport const a = b;\n",
    'app/b.ts': "export type { C } from '#app/c.ts';\nexport const b = 1;\n",
    'app/c.ts': "export type C = 1;\nexport const late = () => import('./a.ts');\n",
  };
  expect(faults(files, 'app/a.ts')).toEqual([
    'This import closes a circle: app/b.ts → app/c.ts → app/a.ts. Put what both need into a file of its own.',
  ]);
});

it('says nothing of what is imported twice, of packages, and of files that are not there', () => {
  const files = {
    'app/a.ts':
      "import { b } from './b.ts';\nimport { c } from './c.ts';\nimport z from 'zod';\nexport { b, c, z };\n",
    'app/b.ts': "import { c } from './c.ts';\nimport './gone.ts';\nexport const b = c;\n",
    'app/c.ts': 'export const c = 1;\n',
  };
  expect(faults(files, 'app/a.ts')).toEqual([]);
});

it('sees a file that was mended', () => {
  const files = { 'app/a.ts': "import './b.ts';\n", 'app/b.ts': "import { x } from './a.ts';\nx();\n" };
  expect(faults(files, 'app/a.ts')).toHaveLength(1);
  expect(faults({ ...files, 'app/b.ts': 'export const b = 1; // mended\n' }, 'app/a.ts')).toEqual([]);
});
