import { Linter } from 'eslint';
import ts from 'typescript-eslint';
import { expect, it } from 'vitest';
import { sentences } from '../../eslint/sentences.js';
import { lintWithoutTypes } from './withoutTypes.ts';

const linter = new Linter();
/** How many sentences are found in a file. */
const found = (text: string) =>
  linter.verify(text, {
    languageOptions: { parser: ts.parser as never },
    plugins: { own: { rules: { sentences } } },
    rules: { 'own/sentences': 'error' },
  }).length;

it.each([
  "const note = 'No item has references.';",
  'const why = `${failed} of ${seen} controls rated outside their range`;',
  "throw new AppError('as-said', { text: 'The disk is full.' });",
  "const label = cond ? 'x' : 'it does not vote here';",
])('finds the sentence in %s', (text) => {
  expect(found(text)).toBe(1);
});

it.each([
  "const name = 'no-study'; const unit = 'log ratio'; const list = 'none, linear, quadratic';",
  'throw new Error(`A verdict cannot begin with ${first}.`);',
  'const rows = sql`select count of all from studies where it is open`;',
  "const query = db.select('items.key as item');",
  'const place = `line ${line}, field ${field}`;',
  "import { a } from './some/file.ts';",
])('leaves alone what programs read: %s', (text) => {
  expect(found(text)).toBe(0);
});

it('keeps core, services and the database to it, where nothing says why not', async () => {
  const eslint = lintWithoutTypes(process.cwd());
  const faults = async (filePath: string) => {
    const [result] = await eslint.lintText("export const a = 'No item has references here.';\n", {
      filePath,
    });
    return result!.messages.map(({ ruleId }) => ruleId);
  };
  for (const file of ['app/core/evidence/lineOf.ts', 'app/services/rating/lease.ts', 'db/queries/jobs.ts']) {
    expect(await faults(file)).toEqual(['sentences/no-sentence']);
  }
  for (const file of [
    'app/core/shared/notes/en.ts',
    'app/core/verdict/wording.ts',
    'scripts/cli/options.ts',
  ]) {
    expect(await faults(file)).toEqual([]);
  }
});
