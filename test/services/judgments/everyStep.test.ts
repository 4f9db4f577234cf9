import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/database.ts';
import { findStudyById } from '#db/queries/studies.ts';
import { DATABASE_COMMANDS } from '#scripts/cli/commands.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { COMMANDS, isRefusal, PAGE_ACTIONS, SERVICES, type Step } from './steps.ts';
import { FROZEN, frozen, said, STATES, studyIn } from './studyIn.ts';

const ROUTES = path.resolve(import.meta.dirname, '../../../app/routes/lead');
/** Actions that work on no study that is there. */
const ELSEWHERE = [
  'newStudy.tsx',
  // Who reads the report; nothing of the study.
  'share.tsx',
  'studyWebhooks.tsx',
  'webhooks.tsx',
  'itemsFile.ts',
  'import.tsx',
  'previewImport.ts',
  'serverModels.ts',
  'trySystem.ts',
  'setup.tsx',
  'signIn.tsx',
  'signOut.ts',
  'people.tsx',
  'account.tsx',
  'invited.tsx',
  'reset.tsx',
  'drafts/begin.ts',
  'drafts/draft.tsx',
  'drafts/draftChanges.ts',
  'drafts/draftItemsFile.ts',
];

const steps: [string, Step][] = [
  ...Object.entries(SERVICES),
  ...Object.entries(COMMANDS).map(([name, step]) => [`evenhand ${name}`, step] as [string, Step]),
  ...Object.entries(PAGE_ACTIONS).flatMap(([route, actions]) =>
    Object.entries(actions).map(([name, step]) => [`${route} ${name}`, step] as [string, Step]),
  ),
];

describe('what is tried', () => {
  it('is every command that works on the database', () => {
    expect(Object.keys(COMMANDS).sort()).toEqual([...DATABASE_COMMANDS].sort());
  });

  it('is every action of every page of a study', () => {
    const files = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.tsx?$/.test(file),
    );
    const withActions = files.filter((file) =>
      /export async function action\b/.test(readFileSync(path.join(ROUTES, file), 'utf8')),
    );
    expect(withActions.filter((file) => !ELSEWHERE.includes(file)).sort()).toEqual(
      Object.keys(PAGE_ACTIONS).sort(),
    );
    for (const [file, actions] of Object.entries(PAGE_ACTIONS)) {
      const table = file === 'study.tsx' ? 'studyActions.server.ts' : file;
      const source = readFileSync(path.join(ROUTES, table), 'utf8');
      const named = [...source.matchAll(/(\w+): studyAction\(/g)].map(([, name]) => name!);
      // A page that does one thing names none.
      expect(Object.keys(actions).sort(), file).toEqual(named.length === 0 ? [''] : named.sort());
    }
  });
});

describeOnEachDatabase('a study', (open) => {
  let db: Database;
  const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-steps-'));
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(STATES)(
    'that is %s keeps what people said, and what that rests on, whatever is done to it',
    async (state) => {
      db = await open();
      for (const panel of [false, true]) {
        let study = await studyIn(db, state, { panel });
        for (const [name, step] of steps.filter(([, step]) => (step.panel === true) === panel)) {
          const before = { said: await said(db), frozen: await frozen(db, study.id) };
          const error: unknown = await step.run({ db, folder, ...study }).then(
            () => undefined,
            (thrown: unknown) => thrown,
          );
          const what = `${name} on a study that is ${state}${error === undefined ? '' : `: ${String(error)}`}`;
          if (error !== undefined) expect(isRefusal(error), what).toBe(true);
          if (step.only !== undefined && !(step.only as readonly string[]).includes(state)) {
            expect(error, what).toBeDefined();
          }
          const now = (await findStudyById(db, study.id))?.state ?? 'gone';
          const after = await said(db);
          expect(
            before.said.filter((row) => !after.includes(row)),
            what,
          ).toEqual([]);
          const to = step.moves?.[state] ?? state;
          expect(now, what).toBe(error === undefined ? to : state);
          if (FROZEN.includes(state)) expect(await frozen(db, study.id), what).toBe(before.frozen);
          if (now !== state) study = await studyIn(db, state, { panel });
        }
        if (FROZEN.includes(state)) expect((await said(db)).length).toBeGreaterThan(3);
      }
    },
    600_000,
  );
});
