import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Locale } from '#app/core/shared/localized.ts';
import { isAppError } from '#app/core/shared/errors.ts';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import { setupOf } from '#app/services/setup/studySetup.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import type { Database } from '#db/database.ts';
import { listOutputs } from '#db/queries/outputs.ts';
import { makesDatabase } from '#scripts/cli/commands.ts';
import { EndsWith } from '#scripts/cli/endsWith.ts';
import { createProgram } from '#scripts/cli/program.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';

const STUDY = `slug: shop
name: Shop texts
seed: shop-1
systems:
  - { name: base, role: baseline, provider: { kind: import } }
  - { name: tiny/1, role: candidate, provider: { kind: import } }
protocol:
  ratersPerItem: 2
  controls: { slight: 0, gross: 0 }
voters: []
items: items.csv
columns: { prompt: Frage }
outputs:
  base: base.jsonl
`;
const ITEMS = 'item,Frage,segment\na,"A, really?",x\nb,B?,\n';
const outputs = (system: string, ids = ['a', 'b']) =>
  ids.map((item) => `${JSON.stringify({ item, output: `${system} on ${item}.` })}\n`).join('');

describeOnEachDatabase('a study as code', (open) => {
  const root = mkdtempSync(path.join(tmpdir(), 'evenhand-code-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  let db: Database;
  let folder: string;
  beforeEach(async () => {
    db = await open();
    folder = mkdtempSync(path.join(root, 'study-'));
    write('study.yaml', STUDY);
    write('items.csv', ITEMS);
    write('base.jsonl', outputs('base'));
  });

  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };

  /** Runs a command line; what it said, and what it ended with. */
  async function run(words: string[], locale: Locale = 'en'): Promise<{ said: string; exit: number }> {
    let said = '';
    const context = {
      io: { stdout: (text: string) => (said += text), stderr: () => {}, interactive: false, locale },
      cwd: folder,
      config: { models: { ...NO_ACCESS, folder: path.join(folder, 'models') } },
      origin: 'https://evenhand.example',
      database: async () => ({ db }),
    };
    const argv = ['study', ...words];
    try {
      await (await createProgram(argv, context as never)).parseAsync(argv, { from: 'user' });
      return { said, exit: 0 };
    } catch (error) {
      if (error instanceof EndsWith) return { said, exit: error.exitCode };
      throw error;
    }
  }
  async function refused(words: string[]) {
    try {
      await run(words);
    } catch (error) {
      if (isAppError(error)) return error;
      throw error;
    }
    throw new Error('it was not refused');
  }

  it('is created, and applied again is there already', async () => {
    expect(await run(['apply', 'study.yaml', '--dry-run'])).toEqual({
      said: '  outputs of base: 2 new\nWould create "shop" with 2 items.\n',
      exit: 0,
    });
    expect(await db.selectFrom('studies').selectAll().execute()).toEqual([]);
    expect((await run(['apply', 'study.yaml'])).said).toBe(
      '  outputs of base: 2 new\nCreated "shop" with 2 items. Next: evenhand prepare shop\n',
    );
    const { id } = await requireStudy(db, 'shop');
    expect(await listOutputs(db, id, 'base')).toEqual([
      { item: 'a', output: 'base on a.' },
      { item: 'b', output: 'base on b.' },
    ]);
    const events = await db.selectFrom('events').selectAll().execute();
    expect((await run(['apply', 'study.yaml'])).said).toBe(
      '"shop" is set up so already; nothing was changed.\n',
    );
    expect(await db.selectFrom('events').selectAll().execute()).toEqual(events);
    expect(await run(['diff', 'study.yaml'])).toEqual({ said: '"shop" is what the file says.\n', exit: 0 });
  });

  it('is compared, in words or as data, and changed', async () => {
    await run(['apply', 'study.yaml']);
    write(
      'study.yaml',
      STUDY.replace('ratersPerItem: 2', 'ratersPerItem: 4').replace(
        '  base: base.jsonl',
        '  tiny/1: tiny.jsonl',
      ),
    );
    write('items.csv', ITEMS.replace('b,B?,', 'c,C?,'));
    write('tiny.jsonl', outputs('tiny', ['c']));
    expect(await run(['diff', 'study.yaml'])).toEqual({
      said: [
        '"shop" differs from what the file says:\n',
        '  protocol.ratersPerItem: is 2, would be 4\n',
        '  items: 1 would be added: "c"\n',
        '  items: 1 would be removed: "b"\n',
        '  outputs[tiny/1]: 1 output would be imported, and 0 take the place of others\n',
      ].join(''),
      exit: 1,
    });
    expect((await run(['diff', 'study.yaml'], 'zh')).said).toContain(
      'protocol.ratersPerItem: 现为 2，将为 4',
    );
    const { said, exit } = await run(['diff', 'study.yaml', '--json']);
    const told = JSON.parse(said) as { version: string };
    expect([exit, told]).toEqual([
      1,
      {
        study: 'shop',
        same: false,
        version: expect.stringMatching(/^[0-9a-f]{64}$/),
        differences: {
          settings: [{ path: 'protocol.ratersPerItem', before: 2, after: 4 }],
          items: { added: ['c'], removed: ['b'], changed: [], reordered: false },
        },
        outputs: [{ system: 'tiny/1', added: 1, replaced: 0 }],
      },
    ]);
    expect(await refused(['apply', 'study.yaml'])).toMatchObject({ reason: 'apply-would-lose' });
    expect(await refused(['apply', 'study.yaml', '--yes', '--expect', 'f'.repeat(64)])).toMatchObject({
      reason: 'set-up-changed-meanwhile',
    });
    expect((await run(['apply', 'study.yaml', '--dry-run'])).said).toMatch(
      /would go: 1 output of base, to be imported anew\nWould change "shop"\.\n$/,
    );
    expect((await run(['apply', 'study.yaml', '--yes', '--expect', told.version])).said).toBe(
      [
        '  protocol.ratersPerItem: is 2, would be 4\n',
        '  items: 1 would be added: "c"\n',
        '  items: 1 would be removed: "b"\n',
        '  outputs of tiny/1: 1 new\n',
        '  gone: 1 output of base, to be imported anew\n',
        'Changed "shop". Next: evenhand prepare shop\n',
      ].join(''),
    );
  });

  it('takes outputs that are others only where that is confirmed, and makes a ready study a draft by it', async () => {
    write('study.yaml', `${STUDY}  tiny/1: tiny.jsonl\n`);
    write('tiny.jsonl', outputs('tiny'));
    await run(['apply', 'study.yaml']);
    const { id } = await requireStudy(db, 'shop');
    await prepareTasks(db, id);
    expect((await run(['apply', 'study.yaml'])).said).toContain('nothing was changed');
    expect(await requireStudy(db, 'shop')).toMatchObject({ state: 'ready' });
    write('tiny.jsonl', outputs('other'));
    expect(await refused(['apply', 'study.yaml'])).toMatchObject({
      reason: 'apply-would-lose',
      params: { first: { path: 'systems[tiny/1]', reason: 'loses-outputs', params: { count: 2 } }, more: 0 },
    });
    await run(['apply', 'study.yaml', '--yes']);
    expect(await requireStudy(db, 'shop')).toMatchObject({ state: 'draft' });
    expect(await listOutputs(db, id, 'tiny/1')).toMatchObject([
      { output: 'other on a.' },
      { output: 'other on b.' },
    ]);
    await prepareTasks(db, id);
    await openStudy(db, 'shop');
    expect((await run(['apply', 'study.yaml'])).said).toContain('nothing was changed');
    write('tiny.jsonl', outputs('third'));
    expect(await refused(['apply', 'study.yaml', '--yes'])).toMatchObject({
      reason: 'apply-too-late',
      params: {
        state: 'open',
        first: { path: 'outputs[tiny/1]', params: { added: 0, replaced: 2 } },
        more: 0,
      },
    });
  });

  it('is shown as files that make the same study elsewhere', async () => {
    await run(['apply', 'study.yaml']);
    const before = await setupOf(db, await requireStudy(db, 'shop'));
    for (const format of ['yaml', 'json']) {
      expect((await run(['show', 'shop', '--out', format, '--format', format, '--outputs'])).said).toBe(
        `${format}/study.${format}\n${format}/items.jsonl\n${format}/outputs/1-base.jsonl\n`,
      );
      expect(await run(['diff', `${format}/study.${format}`])).toMatchObject({ exit: 0 });
      const { said } = await run(['show', 'shop', '--format', format]);
      write(`whole.${format}`, said);
      expect(await run(['diff', `whole.${format}`])).toMatchObject({ exit: 0 });
    }
    expect(readFileSync(path.join(folder, 'yaml/study.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=https:\/\/evenhand\.example\/study\.schema\.json\nslug: shop\n/,
    );
    db = await open();
    expect((await run(['apply', 'yaml/study.yaml'])).said).toContain('Created "shop" with 2 items.');
    const study = await requireStudy(db, 'shop');
    expect(await setupOf(db, study)).toEqual(before);
    expect(await listOutputs(db, study.id, 'base')).toHaveLength(2);
    expect(await run(['diff', 'json/study.json'])).toMatchObject({ exit: 0 });
  });

  it('finds model folders beside the file, else in the models directory', async () => {
    const imports = 'provider: { kind: import } }';
    const text = STUDY.replace(imports, 'provider: { kind: onnx, modelFolder: own } }')
      .replace(imports, 'provider: { kind: onnx, modelFolder: models/beside } }')
      .replace(/outputs:[^]*$/, '');
    write('study.yaml', text);
    write('models/beside/x.txt', '');
    write('models/own/x.txt', '');
    await run(['apply', 'study.yaml']);
    const { configuration } = await requireStudy(db, 'shop');
    expect(configuration.systems.map(({ provider }) => provider)).toEqual([
      { kind: 'onnx', modelFolder: 'own' },
      { kind: 'onnx', modelFolder: 'beside' },
    ]);
  });

  it('says what is missing', async () => {
    expect(await refused(['apply', 'nowhere.yaml'])).toMatchObject({ reason: 'no-file', code: 'not_found' });
    expect(await refused(['diff', 'study.yaml'])).toMatchObject({
      reason: 'no-study',
      params: { slug: 'shop' },
    });
    expect(await refused(['show', 'shop'])).toMatchObject({ reason: 'no-study' });
    rmSync(path.join(folder, 'items.csv'));
    const error = await refused(['apply', 'study.yaml']);
    expect(error.problems).toMatchObject([{ path: 'line 11, column 1, field items', reason: 'no-file' }]);
  });

  it('has a schema', async () => {
    const { said } = await run(['schema']);
    expect(JSON.parse(said)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      required: ['name', 'seed', 'systems', 'items'],
    });
  });
});

describe('a database', () => {
  it('is made by what makes studies', () => {
    expect(makesDatabase(['study', 'apply', 'study.yaml'])).toBe(true);
    expect(makesDatabase(['create'])).toBe(true);
    expect(makesDatabase(['serve'])).toBe(true);
    expect(makesDatabase(['study', 'diff', 'study.yaml'])).toBe(false);
    expect(makesDatabase(['plan', 'shop'])).toBe(false);
    expect(makesDatabase(['list'])).toBe(false);
  });
});
