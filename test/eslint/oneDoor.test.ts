import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { lintWithoutTypes } from './withoutTypes.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

it('lets one file alone write the state of a study', async () => {
  const eslint = lintWithoutTypes(ROOT);
  const faults = async (file: string, from: string) => {
    const text = `import { writeState } from '${from}';\nexport const state = writeState;\n`;
    const [result] = await eslint.lintText(text, { filePath: path.join(ROOT, file) });
    return result!.messages.map(({ ruleId }) => ruleId);
  };
  for (const file of ['app/services/studies/closeStudy.ts', 'scripts/commands/moves.ts', 'test/setup.ts']) {
    expect(await faults(file, '#db/queries/studyState.ts'), file).toContain('no-restricted-imports');
  }
  expect(await faults('db/queries/tasks.ts', './studyState.ts')).toContain('no-restricted-imports');
  expect(await faults('app/services/studies/changeState.ts', '#db/queries/studyState.ts')).toEqual([]);
});

it('has no other statement that writes it', () => {
  const writing = ['app', 'db/queries', 'scripts'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(folder, file))
      .filter((file) =>
        /update\s+studies\s+set[^`]*\bstate\s*=/.test(readFileSync(path.join(ROOT, file), 'utf8')),
      ),
  );
  expect(writing).toEqual(['db/queries/studyState.ts']);
});
