import { beforeEach, expect, it } from 'vitest';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { parseOutputs } from '#app/services/generation/parseOutputs.ts';
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
    expect(result).toEqual({ imported: 2, unchanged: 0, missing: 2, firstMissing: 'item-2' });
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
});
