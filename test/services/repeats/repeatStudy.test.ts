import { expect, it } from 'vitest';
import { isAppError } from '#app/core/shared/errors.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { repeatStudy } from '#app/services/repeats/repeatStudy.ts';
import { studyEvents } from '#app/services/studies/studyEvents.ts';
import type { Database } from '#db/database.ts';
import { listItems } from '#db/queries/items.ts';
import { listOutputs } from '#db/queries/outputs.ts';
import { systemProvenances } from '#db/queries/provenance.ts';
import { listSystems } from '#db/queries/systems.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import type { Report } from '#app/core/reports/report.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { studyToRepeat } from '#app/services/repeats/studyToRepeat.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import type { Row } from '#db/schema.ts';
import { configurationOf, itemsOf, openSample, outputOf, writeOutputs } from '../studies/sampleStudy.ts';

const ITEMS = [
  ...itemsOf(2).map((item) => ({ ...item, references: ['A lamp.'] })),
  {
    item: 'talk',
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Which lamp?' },
    ],
    source: 'Lamps: red, blue.',
    language: 'en',
  },
];
const CANDIDATE = { name: 'small', provider: { kind: 'import' } };

/** A study whose baseline has outputs from a file. */
async function original(db: Database) {
  const study = await createStudy(db, {
    configuration: configurationOf({ ratersPerItem: 5 }, { guidelines: 'Read twice.', voters: [] }),
    items: ITEMS,
  });
  const outputs = ITEMS.map(({ item }, position) => ({
    item,
    output: outputOf('base', position),
    tokens: 7,
  }));
  const fileHash = 'f'.repeat(64);
  await importOutputs(db, { slug: study.slug, system: 'base', outputs, fileHash });
  return study;
}

describeOnEachDatabase('a study that is repeated', (open) => {
  it('is a draft of the same kind with other candidates, and the baseline’s outputs', async () => {
    const db = await open();
    const study = await original(db);
    const repeated = await repeatStudy(db, study.slug, {
      candidates: [CANDIDATE, { ...CANDIDATE, name: 'smaller', role: 'baseline' }],
      name: 'In May',
    });
    expect(repeated).toMatchObject({ slug: 'in-may', name: 'In May', state: 'draft', repeats_id: study.id });
    const { seed, systems, ...kept } = repeated.configuration;
    const { seed: former, systems: before, ...expected } = study.configuration;
    expect(kept).toEqual({ ...expected, name: 'In May' });
    expect(seed).not.toBe(former);
    expect(systems.map(({ name, role }) => [name, role])).toEqual([
      ['base', 'baseline'],
      ['small', 'candidate'],
      ['smaller', 'candidate'],
    ]);
    expect(systems[0]).toEqual(before[0]);

    const plain = async (id: number) =>
      (await listItems(db, id)).map(({ id: _, study_id: __, batch_id: ___, ...item }) => item);
    expect(await plain(repeated.id)).toEqual(await plain(study.id));
    expect(await listOutputs(db, repeated.id, 'base')).toEqual(await listOutputs(db, study.id, 'base'));
    expect(await listOutputs(db, repeated.id, 'small')).toEqual([]);
    const [made] = await systemProvenances(db, repeated.id);
    expect(made!.made).toEqual([{ provenance: expect.objectContaining({ kind: 'import' }), outputs: 3 }]);
    const counts = await db
      .selectFrom('outputs')
      .innerJoin('systems', 'systems.id', 'outputs.system_id')
      .select(['outputs.token_count', 'systems.name'])
      .where('outputs.study_id', '=', repeated.id)
      .execute();
    expect(counts).toEqual(Array(3).fill({ token_count: 7, name: 'base' }));
    const { events } = await studyEvents(db, repeated.slug, 1);
    expect(events[0]).toMatchObject({ kind: 'study-created', detail: { repeats: study.slug } });
    // What is repeated stays what it was.
    expect((await listSystems(db, study.id)).map(({ name }) => name)).toEqual(['base', 'tiny']);
    // Once more of the repeated one, under the same name.
    const again = await repeatStudy(db, repeated.slug, { candidates: [CANDIDATE] });
    expect(again).toMatchObject({ slug: 'in-may-2', name: 'In May', repeats_id: repeated.id });
    expect(await listOutputs(db, again.id, 'base')).toHaveLength(3);
  });

  it('takes fresh items without outputs', async () => {
    const db = await open();
    const study = await original(db);
    const items = itemsOf(4);
    const repeated = await repeatStudy(db, study.slug, { candidates: [CANDIDATE], items });
    expect((await listItems(db, repeated.id)).map(({ key }) => key)).toEqual(items.map(({ item }) => item));
    expect(await listOutputs(db, repeated.id, 'base')).toEqual([]);
  });

  it('is refused with every problem at its place, and leaves nothing', async () => {
    const db = await open();
    const study = await original(db);
    const problemsOf = async (candidates: unknown[]) => {
      const error: unknown = await repeatStudy(db, study.slug, { candidates }).catch((thrown) => thrown);
      if (!isAppError(error)) throw error;
      return error.problems.map(({ path }) => path);
    };
    expect(await problemsOf([])).toEqual(['configuration.systems']);
    expect(await problemsOf([{ name: '', provider: { kind: 'import' } }, 7])).toEqual([
      'configuration.systems[1].name',
      'configuration.systems[2]',
    ]);
    expect(await problemsOf([{ ...CANDIDATE, name: 'base' }])).toHaveLength(1);
    await expect(repeatStudy(db, 'nowhere', { candidates: [CANDIDATE] })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await db.selectFrom('studies').select('id').execute()).toHaveLength(1);
  });

  it('tightens its margin by the rule that the series wrote beforehand, and by nothing else', async () => {
    const db = await open();
    const marginRule = { after: 2, factor: 0.8 };
    const { slug } = await closedWithoutLoss(db, { marginRule });
    const second = await repeatStudy(db, slug, { candidates: [CANDIDATE] });
    const { accept, limit } = second.configuration.margins.criteria;
    expect([accept, limit]).toEqual([0.075, 0.125]);
    expect(second.configuration.marginRule).toEqual({ ...marginRule, least: 0.02 });

    await closeWithoutLoss(db, second);
    expect(await studyToRepeat(db, second.slug)).toMatchObject({
      margin: { to: { accept: 0.06 }, studies: 2 },
    });
    const third = await repeatStudy(db, second.slug, { candidates: [CANDIDATE] });
    expect(third.configuration.margins.criteria).toEqual({ accept: 0.06, limit: 0.1 });
    const [, event] = (await studyEvents(db, third.slug, 1)).events.toReversed();
    expect(event).toMatchObject({
      ...{ kind: 'margins-tightened', actor: 'rule' },
      detail: { from: 0.075, to: 0.06, studies: 2 },
    });
    // From here on it is counted anew.
    await closeWithoutLoss(db, third);
    expect((await studyToRepeat(db, third.slug)).margin).toBeNull();

    const { slug: other } = await closedWithoutLoss(db, {});
    expect((await studyToRepeat(db, other)).margin).toBeNull();
  });
});

/** A closed study whose report says that its candidate shipped without a loss: written into what is kept of it. */
async function closedWithoutLoss(db: Database, rest: object) {
  const { study } = await openSample(db, { rule: 2, rest: { voters: [], ...rest } });
  await closeWithoutLoss(db, study);
  return study;
}

async function closeWithoutLoss(db: Database, { id, slug, state }: Row<'studies'>): Promise<void> {
  if (state === 'draft') {
    await db.deleteFrom('outputs').where('study_id', '=', id).execute();
    await writeOutputs(db, id);
    await openStudy(db, slug);
  }
  await closeStudy(db, slug);
  await analyseStudy(db, slug);
  const { result } = await db
    .selectFrom('analyses')
    .select('result')
    .where('study_id', '=', id)
    .executeTakeFirstOrThrow();
  const report = result as Report;
  const candidates = report.verdict.candidates.map((candidate) => ({
    ...candidate,
    decision: 'ship',
    lines: candidate.lines.map((line) => ({ ...line, state: 'green' })),
  }));
  await db
    .updateTable('analyses')
    .set({ result: JSON.stringify({ ...report, verdict: { ...report.verdict, candidates } }) })
    .where('study_id', '=', id)
    .execute();
}
