import { expect, it } from 'vitest';
import { exchangedVerdict } from '#app/core/reports/report.ts';
import type { LocalProvenance, Provenance } from '#app/core/studies/provenance.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { studyOverview } from '#app/services/studies/studyOverview.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import { moveStudy } from '#app/services/studies/moveStudy.ts';
import type { Database } from '#db/database.ts';
import { recordProvenance } from '#db/queries/provenance.ts';
import { listSystems } from '#db/queries/systems.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { configurationOf, itemsOf, openSample, writeOutputs } from '../studies/sampleStudy.ts';
import { judgedStudy } from './judgedStudy.ts';

const model = (modelHash: string): LocalProvenance => ({
  ...{ kind: 'onnx', modelHash, variant: null, precision: 'float32', dynamicQuantization: false },
  ...{ runtime: { name: 'onnxruntime-node', version: '1' }, executionProvider: 'cpu', threads: 1 },
  ...{ processor: { name: 'One', architecture: 'x64', features: [] }, node: 'v20', evenhand: '1' },
});
const server = (host: string, reportedModel: string | null): Provenance => ({
  ...{ kind: 'openai', host, model: 'writer', reportedModel, node: 'v20', evenhand: '1' },
});
const file = (fileHash: string | null): Provenance => ({ kind: 'import', fileHash, evenhand: '1' });

/** Says how the outputs of a study's systems were made, in their order. */
async function made(db: Database, studyId: number, ...ways: Provenance[]): Promise<void> {
  for (const [index, system] of (await listSystems(db, studyId)).entries()) {
    if (ways[index] === undefined) continue;
    const provenance_id = await recordProvenance(db, system, ways[index]);
    await db.updateTable('outputs').set({ provenance_id }).where('system_id', '=', system.id).execute();
  }
}

const told = async (db: Database, slug: string) =>
  (await analyseStudy(db, slug)).others!.map(({ slug: other, earlier, decision, state }) => [
    other,
    earlier ? 'earlier' : 'later',
    state,
    decision,
  ]);

describeOnEachDatabase('other studies of the same models', (open) => {
  it('are named with their verdicts, in each of them', async () => {
    const db = await open();
    const first = await judgedStudy(db, { items: 6 });
    await made(db, first.id, model('a'), model('b'));
    await closeStudy(db, first.slug);
    const { study: withdrawn } = await openSample(db);
    await made(db, withdrawn.id, model('a'), model('b'));
    await moveStudy(db, withdrawn.slug, 'withdrawn', {});
    const second = await judgedStudy(db, { items: 6 });
    await made(db, second.id, model('a'), model('b'));

    // Who is about to open one more is told of them.
    const warned = async (slug: string) =>
      (await studyOverview(db, slug)).warnings.filter(({ kind }) => kind === 'tried-before');
    const ready = await createStudy(db, { configuration: configurationOf(), items: itemsOf(2) });
    await writeOutputs(db, ready.id);
    await made(db, ready.id, model('a'), model('b'));
    await prepareTasks(db, ready.id);
    expect(await warned(ready.slug)).toEqual([{ kind: 'tried-before', studies: ['Two blurb writers'] }]);
    expect(await warned(second.slug)).toEqual([]);

    const { decision } = (await analyseStudy(db, first.slug)).verdict.candidates[0]!;
    expect(await told(db, first.slug)).toEqual([
      [withdrawn.slug, 'later', 'withdrawn', null],
      [second.slug, 'later', 'open', null],
    ]);
    const expected = [
      [first.slug, 'earlier', 'closed', decision],
      [withdrawn.slug, 'earlier', 'withdrawn', null],
    ];
    // While it is open as well, since it tells nothing of this study.
    expect(await told(db, second.slug)).toEqual(expected);
    await closeStudy(db, second.slug);
    expect(await told(db, second.slug)).toEqual(expected);
    // Read back from what is stored.
    expect(await told(db, second.slug)).toEqual(expected);

    const report = await analyseStudy(db, second.slug);
    const { closedAt } = (await analyseStudy(db, first.slug)).study;
    expect(exchangedVerdict(report).candidates[0]!.earlier).toEqual([
      { study: first.slug, closedAt, decision },
      { study: withdrawn.slug, closedAt: null, decision: null },
    ]);
    const [later] = exchangedVerdict(await analyseStudy(db, first.slug)).candidates;
    expect(later!.earlier).toEqual([]);
  });

  it('are those whose baseline and candidate are both the same, by how their outputs were made', async () => {
    const db = await open();
    const opened = async (...ways: Provenance[]) => {
      const { study } = await openSample(db);
      await made(db, study.id, ...ways);
      return study.slug;
    };
    const slug = await opened(server('one:80', 'writer-2'), file('f'));
    await opened(server('two:80', 'writer-2'), file('f'));
    await opened(server('one:80', 'writer-3'), file('f'));
    await opened(server('one:80', 'writer-2'), file('g'));
    // What the study calls it where the server doesn't say.
    await opened(server('one:80', null), file('f'));
    // The other way round it is another question.
    await opened(file('f'), server('one:80', 'writer-2'));
    await opened(server('one:80', 'writer-2'), file(null));
    expect(await told(db, slug)).toEqual([]);
    const same = await opened({ ...server('one:80', 'writer-2'), evenhand: '2' } as Provenance, file('f'));
    expect(await told(db, slug)).toEqual([[same, 'later', 'open', null]]);
    // Nothing is known of outputs without a record, and a model beside itself is a question of settings.
    expect(await told(db, await opened())).toEqual([]);
    await opened(model('a'), model('a'));
    expect(await told(db, await opened(model('a'), model('a')))).toEqual([]);
  });
});
