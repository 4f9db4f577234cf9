import { beforeEach, expect, it } from 'vitest';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { parseOutputs } from '#app/services/generation/parseOutputs.ts';
import { previewOutputs } from '#app/services/generation/previewOutputs.ts';
import type { SaidColumns } from '#app/services/imports/columnMap.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import type { Database } from '#db/database.ts';
import { listOutputs } from '#db/queries/outputs.ts';
import { systemProvenances } from '#db/queries/provenance.ts';
import { listSystems } from '#db/queries/systems.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { forceState } from '../studies/forceState.ts';
import { configurationOf, itemsOf } from '../studies/sampleStudy.ts';

describeOnEachDatabase('importing outputs', (open) => {
  let db: Database;
  let slug: string;
  let id: number;
  beforeEach(async () => {
    db = await open();
    ({ slug, id } = await createStudy(db, { configuration: configurationOf(), items: itemsOf(4) }));
  });

  const give = (lines: object[], rest: { replace?: boolean; system?: string; fileHash?: string } = {}) =>
    importOutputs(db, {
      ...parseOutputs(lines.map((line) => JSON.stringify(line)).join('\n'), 'jsonl'),
      ...{ slug, system: 'tiny', ...rest },
    });
  const stored = () => listOutputs(db, id, 'tiny');

  it('notes which file each came from', async () => {
    const lines = [0, 1, 2].map((index) => ({ item: `item-${index}`, output: 'text' }));
    await give(lines.slice(0, 2), { fileHash: 'first' });
    // Those that are there already stay what they are, with where they came from.
    await give(lines, { fileHash: 'second' });
    await give([{ item: 'item-3', output: 'text' }]);
    const made = (await systemProvenances(db, id)).find(({ system }) => system === 'tiny')!.made;
    expect(made.map(({ provenance, outputs }) => [provenance?.kind, provenance, outputs])).toMatchObject([
      ['import', { fileHash: 'first' }, 2],
      ['import', { fileHash: 'second' }, 1],
      ['import', { fileHash: null }, 1],
    ]);
  });

  it('keeps what is known of each, and says what is missing', async () => {
    const result = await give([
      {
        item: 'item-1',
        output: 'b',
        tokens: [4, 5],
        latencyMs: 30,
        logprobs: [-0.5, -1],
        finishReason: 'length',
      },
      { item: 'item-0', output: 'a', tokens: 7, latencyMs: 10 },
    ]);
    const counts = { imported: 2, unchanged: 0, missing: 2, firstMissing: 'item-2' };
    expect(result).toEqual({ ...counts, systems: [{ system: 'tiny', ...counts }] });
    const rows = await db.selectFrom('outputs').selectAll().orderBy('text').execute();
    expect(rows).toMatchObject([
      {
        text: 'a',
        token_count: 7,
        token_ids: null,
        latency_ms: 10,
        log_probabilities: null,
        finish_reason: null,
      },
      {
        text: 'b',
        token_count: 2,
        token_ids: [4, 5],
        log_probabilities: [-0.5, -1],
        finish_reason: 'length',
      },
    ]);
    const system = (await listSystems(db, id)).find(({ name }) => name === 'tiny');
    expect(system).toMatchObject({ latency_p50_ms: 20, latency_p95_ms: 29, tokens_per_second: null });
  });

  it('tells all faults at once, in the order of lines, and imports nothing', async () => {
    const error = await give([
      { item: 'item-0', output: 'a' },
      { item: 'nowhere', output: 'b' },
      { item: 'item-1' },
      { item: 'item-0', output: 'c' },
    ]).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 'invalid_input',
      problems: [
        { path: 'line 2, field item', reason: 'item-unknown', params: { item: 'nowhere' } },
        { path: 'line 3, field output', reason: 'is-missing' },
        {
          path: 'line 4, field item',
          reason: 'item-there-already',
          params: { item: 'item-0', place: 'line 1' },
        },
      ],
    });
    expect(await stored()).toEqual([]);
  });

  it('may be repeated, and replaces only when told to', async () => {
    await give([{ item: 'item-0', output: 'a' }]);
    expect(await give([{ item: 'item-0', output: 'a' }])).toMatchObject({ imported: 0, unchanged: 1 });
    const other = [
      { item: 'item-0', output: 'b' },
      { item: 'item-1', output: 'c' },
    ];
    await expect(give(other)).rejects.toMatchObject({
      problems: [{ path: 'line 1, field item', reason: 'other-output-there' }],
    });
    expect(await stored()).toEqual([{ item: 'item-0', output: 'a' }]);
    expect(await give(other, { replace: true })).toMatchObject({ imported: 2, missing: 2 });
    expect(await stored()).toEqual(other);
  });

  it('is for systems whose outputs are imported, of a draft', async () => {
    await expect(give([], { system: 'huge' })).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('base, tiny'),
    });
    await forceState(db, id, 'ready');
    await expect(give([{ item: 'item-0', output: 'a' }])).rejects.toMatchObject({ code: 'conflict' });
  });

  it('takes those of several systems from one file, or none, and tells the same fault once', async () => {
    const file = (rows: string[]) => ['item;system;output', ...rows].join('\n');
    const take = (rows: string[], rest: { system?: string; check?: boolean } = {}) =>
      importOutputs(db, { ...parseOutputs(file(rows)), slug, ...rest });
    const faulty = ['item-0;tiny;a', 'item-0;huge;a', 'item-1;huge;b', 'item-2;;c', 'item-0;base;a'];
    await expect(take(faulty)).rejects.toMatchObject({
      params: { count: 3 },
      problems: [
        {
          path: 'line 3, field system',
          reason: 'and-on-more-lines',
          params: {
            first: { reason: 'system-not-imported', params: { system: 'huge', systems: 'base, tiny' } },
            more: 1,
          },
        },
        { path: 'line 5, field system', reason: 'system-unsaid' },
      ],
    });
    await expect(take(['item-0;tiny;a', 'item-0;base;b'], { system: 'tiny' })).rejects.toMatchObject({
      problems: [{ reason: 'output-of-other-system', params: { system: 'base', only: 'tiny' } }],
    });
    const sound = ['item-0;tiny;a', 'item-0;base;b', 'item-1;base;c'];
    const checked = await take(sound, { check: true });
    expect(checked.systems.map(({ system, imported, missing }) => [system, imported, missing])).toEqual([
      ['base', 2, 2],
      ['tiny', 1, 3],
    ]);
    expect(await stored()).toEqual([]);
    expect(await take(sound)).toEqual(checked);
    expect(await stored()).toEqual([{ item: 'item-0', output: 'a' }]);
    const events = await db
      .selectFrom('events')
      .select('detail')
      .where('kind', '=', 'outputs-imported')
      .execute();
    expect(events.map(({ detail }) => detail)).toEqual([
      { system: 'base', imported: 2, replaced: 0 },
      { system: 'tiny', imported: 1, replaced: 0 },
    ]);
  });

  it('says before what a file holds, by what its columns are taken for', async () => {
    const preview = async (
      text: string,
      { fileName = 'outputs.csv', said = null }: { fileName?: string; said?: SaidColumns | null } = {},
    ) => {
      const bytes = new TextEncoder().encode(text);
      const read = await previewOutputs(db, { slug, bytes, fileName, said, replace: true });
      const means = read.columns.map(({ name, means: own }) => [name, own?.field ?? null, own?.system]);
      return { means, examples: read.columns[0]?.examples, refusal: read.refusal, preview: read.preview };
    };
    const wide = await preview('ID,Base,tiny,notes\nitem-0,a,,n\nitem-1,b,c,n\n');
    expect(wide).toMatchObject({
      means: [
        ['ID', 'item', undefined],
        ['Base', 'output', 'base'],
        ['tiny', 'output', 'tiny'],
        ['notes', null, undefined],
      ],
      examples: ['item-0', 'item-1'],
      preview: { imported: 3, systems: [{ missing: 2 }, { missing: 3 }] },
    });
    // By the file's name, where there is one column of outputs and nobody says whose they are.
    expect(await preview('item,Response\nitem-0,a\n', { fileName: 'run-Tiny-3.csv' })).toMatchObject({
      means: [{}, ['Response', 'output', 'tiny']],
      preview: { systems: [{ system: 'tiny', imported: 1 }] },
    });
    expect((await preview('item,output\nitem-0,a\n')).refusal?.problems[0]).toMatchObject({
      reason: 'system-unsaid',
    });
    expect(await preview('{"key":"item-0","model":"tiny","text":"a","score":1}')).toMatchObject({
      means: [{}, ['model', 'system', undefined], ['text', 'output', undefined], ['score', null, undefined]],
      preview: { imported: 1 },
    });
    const said: SaidColumns = { columns: [{ field: 'item', column: 'a' }], others: 'left-out' };
    expect((await preview('a,output\nitem-0,x\n', { said })).refusal?.problems).toMatchObject([
      { path: 'line 1', reason: 'column-to-say', params: { name: 'output', columns: 'a, output' } },
    ]);
    expect(await stored()).toEqual([]);
  });
});
