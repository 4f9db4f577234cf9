import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { isAppError } from '#app/core/shared/errors.ts';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import { importScores } from '#app/services/analysis/importScores.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { tickFault } from '#app/services/pairs/tickFault.ts';
import { createPilot } from '#app/services/pilots/createPilot.ts';
import { openPilot } from '#app/services/pilots/openPilot.ts';
import { applyStudy, type StudyToApply } from '#app/services/setup/applyStudy.ts';
import { setupOf, setupVersion } from '#app/services/setup/studySetup.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { studyEvents } from '#app/services/studies/studyEvents.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import { writeControl } from '#app/services/tasks/writeControl.ts';
import type { Database } from '#db/database.ts';
import { listControlTexts } from '#db/queries/controlTexts.ts';
import { itemOutlines } from '#db/queries/items.ts';
import { insertJob } from '#db/queries/jobs.ts';
import { listSeats } from '#db/queries/seats.ts';
import { outputPlaces, tickedPairs } from '#db/queries/setup.ts';
import { outputScores } from '#db/queries/scores.ts';
import { faultKinds } from '#app/core/tasks/faultKinds.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { STATES, studyIn } from '../judgments/studyIn.ts';
import { blurbOf, studyBefore } from '../pilots/pilotStudy.ts';
import { configurationOf, itemsOf, writeOutputs } from '../studies/sampleStudy.ts';

const SLUG = 'two-blurb-writers';
const wish = (given: Partial<StudyToApply> = {}): StudyToApply => ({
  configuration: configurationOf(),
  items: itemsOf(4),
  ...given,
});
const lead = { actor: 'lead@example.org' };

/** All that a study is made of, without ids: what two studies of the same set-up have in common. */
async function madeOf(db: Database, slug: string): Promise<unknown> {
  const { id } = await requireStudy(db, slug);
  const { rows } = await sql`
    select name, state, configuration, configuration_version,
      (select json_agg(json_build_array(key, position, segment, language, prompt, messages, source, reference_texts,
          batches.number) order by position)
        from items join batches on batches.id = batch_id where items.study_id = ${id}) as items,
      (select json_agg(json_build_array(name, role, position, provider, settings) order by position)
        from systems where study_id = ${id}) as systems,
      (select json_agg(number order by number) from batches where study_id = ${id}) as batches,
      (select count(*)::int from tasks where study_id = ${id}) as tasks
    from studies where id = ${id}`.execute(db);
  return rows[0];
}

/** Every row that a study has, to see that nothing was written. */
async function digest(db: Database): Promise<string> {
  const rows: unknown[] = [];
  for (const table of [
    'studies',
    'items',
    'systems',
    'outputs',
    'scores',
    'control_texts',
    'events',
    'batches',
    'tasks',
    'seats',
  ]) {
    rows.push(
      (await sql`select to_jsonb(t)::text as row from ${sql.table(table)} as t order by 1`.execute(db)).rows,
    );
  }
  return JSON.stringify(rows);
}

async function refused(run: Promise<unknown>) {
  const error = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isAppError(error)) throw error ?? new Error('it was not refused');
  return error;
}

describeOnEachDatabase('applying a set-up', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  it('creates a study that is not there, and applied again changes nothing', async () => {
    const made = await applyStudy(db, wish({ expected: null }), lead);
    expect(made).toMatchObject({ slug: SLUG, outcome: 'created', state: 'draft' });
    const before = await digest(db);
    const again = await applyStudy(db, wish(), lead);
    expect(again).toMatchObject({ slug: SLUG, outcome: 'unchanged', version: made.version });
    expect(await digest(db)).toBe(before);
    expect(made.version).toBe(setupVersion(await setupOf(db, await requireStudy(db, SLUG))));
  });

  it('only says what it would do where it is asked that', async () => {
    expect(await applyStudy(db, wish({ check: true }))).toMatchObject({ outcome: 'created', state: null });
    expect(await db.selectFrom('studies').selectAll().execute()).toEqual([]);
    const { id } = await createStudy(db, wish());
    await writeOutputs(db, id);
    const before = await digest(db);
    const told = await applyStudy(db, wish({ items: itemsOf(3), check: true }));
    expect(told).toMatchObject({
      outcome: 'changed',
      differences: { items: { removed: ['item-3'] } },
      lost: {
        outputs: [
          { system: 'base', count: 1, imported: true },
          { system: 'tiny', count: 1 },
        ],
      },
    });
    expect(await digest(db)).toBe(before);
  });

  const OTHERS: readonly [string, Partial<StudyToApply>][] = [
    [
      'its name and what it asks',
      {
        configuration: configurationOf({ ratersPerItem: 4 }, { name: 'Another name', guidelines: 'Twice.' }),
      },
    ],
    [
      'items: some gone, some new, some others, in another order',
      {
        items: [
          { item: 'new', prompt: 'New?' },
          ...itemsOf(6).slice(2, 5).reverse(),
          { ...itemsOf(1)[0]!, references: ['A lamp.'], segment: 'own' },
        ],
      },
    ],
    [
      'an item that becomes a conversation',
      {
        items: [
          ...itemsOf(3),
          {
            item: 'item-3',
            messages: [{ role: 'user', content: 'Which lamp?' }],
            source: 'Lamps.',
            language: 'de',
          },
        ],
      },
    ],
    [
      'systems: the other one is the baseline, and a third is there',
      {
        configuration: configurationOf(
          {},
          {
            systems: [
              { name: 'tiny', role: 'baseline', provider: { kind: 'import' } },
              {
                name: 'third',
                role: 'candidate',
                provider: { kind: 'import' },
                settings: { temperature: 1 },
              },
              { name: 'base', role: 'candidate', provider: { kind: 'import' } },
            ],
          },
        ),
      },
    ],
    [
      'an extension, and another seed',
      {
        configuration: configurationOf({}, { seed: 'other', looks: { at: [0.5], extension: { items: 2 } } }),
      },
    ],
  ];
  it.each(OTHERS)('changes %s as a new study would have it, and back', async (_, other) => {
    await createStudy(db, { ...wish(other), slug: 'new' });
    await createStudy(db, wish());
    const first = await madeOf(db, SLUG);
    const { id } = await requireStudy(db, SLUG);
    await writeOutputs(db, id);
    await prepareTasks(db, id);
    const changed = await applyStudy(db, wish({ ...other, slug: SLUG, discard: true }), lead);
    expect(changed.outcome).toBe('changed');
    await sql`update studies set state = 'draft' where state = 'ready'`.execute(db);
    await sql`delete from systems where role = 'control' and not exists (select from outputs where system_id = systems.id)`.execute(
      db,
    );
    const made = (await madeOf(db, SLUG)) as Record<string, unknown>;
    const fresh = (await madeOf(db, 'new')) as Record<string, unknown>;
    expect({ ...made, tasks: 0, systems: tested(made) }).toEqual({ ...fresh, systems: tested(fresh) });
    expect((await requireStudy(db, SLUG)).id).toBe(id);
    await applyStudy(db, wish({ discard: true, slug: SLUG }), lead);
    const back = (await madeOf(db, SLUG)) as Record<string, unknown>;
    expect({ ...back, tasks: 0, systems: tested(back), batches: [1] }).toEqual({
      ...(first as object),
      batches: [1],
    });
  });
  const tested = ({ systems }: Record<string, unknown>) =>
    (systems as [string, string][]).filter(([, role]) => role !== 'control');

  it('keeps what is still true: outputs, scores, controls and links; the rest is told and gone', async () => {
    const custom = { name: 'fidelity', direction: 'higher', margin: { accept: 0.1, limit: 0.2 } } as const;
    const rest = { customMeasures: [custom], voters: ['fidelity'], resamples: 100 };
    const items = itemsOf(4);
    const { id } = await createStudy(db, wish({ configuration: configurationOf({}, rest) }));
    await writeOutputs(db, id, blurbOf);
    const both = items.flatMap(({ item }) =>
      ['base', 'tiny'].map((system) => ({ item, system, score: 0.5 })),
    );
    await importScores(db, { slug: SLUG, measure: 'fidelity', scores: both });
    for (const item of ['item-0', 'item-1', 'item-2']) {
      const text = blurbOf('base', Number(item.at(-1))).replace('Alder', 'Elder');
      const sourceSystem = item === 'item-1' ? 'tiny' : 'base';
      await writeControl(db, SLUG, { item, criterion: 'relevance', dose: 'slight', text, sourceSystem });
    }
    const fault = await tickable(db, id);
    await tickFault(db, SLUG, { item: 'item-0', system: 'tiny', fault, ticked: true });
    await prepareTasks(db, id);
    const { token } = await createInvitation(db, { slug: SLUG, label: 'all' });

    const changed = {
      configuration: configurationOf(
        {},
        {
          ...rest,
          customMeasures: [{ ...custom, margin: { accept: 0.2, limit: 0.3 } }],
          systems: [
            { name: 'base', role: 'baseline' as const, provider: { kind: 'import' as const } },
            {
              name: 'tiny',
              role: 'candidate' as const,
              provider: { kind: 'import' as const },
              settings: { topP: 0.5 },
            },
          ],
        },
      ),
      items: [items[0]!, items[1]!, { ...items[2]!, prompt: 'Another prompt.' }],
    };
    const lossy = await refused(applyStudy(db, { ...changed, slug: SLUG }, lead));
    expect(lossy).toMatchObject({ reason: 'apply-would-lose', code: 'conflict' });
    expect(lossy.problems.map(({ path, reason, params }) => [path, reason, params])).toEqual([
      ['systems[base]', 'loses-outputs', { count: 2 }],
      ['systems[tiny]', 'loses-outputs', { count: 4 }],
      ['customMeasures[fidelity]', 'loses-scores', { count: 6 }],
      ['controls', 'loses-controls', { count: 2, first: 'item-1' }],
      ['pairs', 'loses-ticks', { count: 1 }],
    ]);
    expect((await requireStudy(db, SLUG)).state).toBe('ready');

    const done = await applyStudy(db, { ...changed, slug: SLUG, discard: true }, lead);
    expect(done).toMatchObject({
      outcome: 'changed',
      state: 'draft',
      lost: { controls: ['item-1', 'item-2'], ticks: 1 },
    });
    expect(await outputPlaces(db, id)).toEqual([
      { item: 'item-0', system: 'base' },
      { item: 'item-1', system: 'base' },
    ]);
    expect(await outputScores(db, id, ['fidelity'])).toMatchObject([
      { item: 'item-0', system: 'base' },
      { item: 'item-1', system: 'base' },
    ]);
    expect((await listControlTexts(db, id)).map(({ item }) => item)).toEqual(['item-0']);
    expect(await tickedPairs(db, id)).toEqual([]);
    const links = await db.selectFrom('invitations').select('token').execute();
    expect(links).toEqual([{ token }]);
    const { events } = await studyEvents(db, SLUG, 1);
    expect(events.slice(0, 2)).toMatchObject([
      {
        kind: 'set-up-changed',
        actor: 'lead@example.org',
        detail: { parts: 'systems, customMeasures, items', removed: 1, changed: 1, outputs: 6, controls: 2 },
      },
      { kind: 'state', detail: { from: 'ready', to: 'draft' } },
    ]);
    // What is lacking is imported, and the study goes on.
    for (const [system, texts] of [
      ['base', ['item-2']],
      ['tiny', ['item-0', 'item-1', 'item-2']],
    ] as const) {
      const outputs = texts.map((item) => ({ item, output: `Anew ${item} by ${system}.` }));
      await importOutputs(db, { slug: SLUG, system, outputs });
    }
    await prepareTasks(db, id);
    expect((await openStudy(db, SLUG)).state).toBe('open');
  });

  it('leaves a study ready where nothing has to be prepared anew, with its tasks or with others', async () => {
    const study = await studyBefore(db, { items: 12, protocol: { controls: { slight: 4, gross: 2 } } });
    const { configuration, items } = await setupOf(db, study);
    const tasksOf = async () =>
      (
        await db.selectFrom('tasks').select('id').where('study_id', '=', study.id).orderBy('id').execute()
      ).map(({ id }) => id);
    const before = await tasksOf();
    const margins = { ...configuration.margins, preference: { accept: 0.05, limit: 0.1 } };
    const asked = { ...configuration, margins, guidelines: 'Read twice.' };
    expect(await applyStudy(db, { configuration: asked, items, slug: study.slug })).toMatchObject({
      outcome: 'changed',
      state: 'ready',
    });
    expect(await tasksOf()).toEqual(before);
    const others = { ...asked, protocol: { ...asked.protocol, pairwise: false } };
    expect(await applyStudy(db, { configuration: others, items, slug: study.slug })).toMatchObject({
      state: 'ready',
    });
    const after = await tasksOf();
    expect(after.length).toBeGreaterThan(0);
    expect(after.length).toBeLessThan(before.length);
    expect(after.some((id) => before.includes(id))).toBe(false);
    expect((await requireStudy(db, study.slug)).task_count).toBe(after.length);
  });

  it('asks before it takes a panel’s plan away', async () => {
    const study = await studyBefore(db, {
      items: 6,
      protocol: { strategy: 'panel', controls: { slight: 0, gross: 0 } },
    });
    await drawPanel(db, study.slug, ['Ann', 'Bob']);
    const { configuration, items } = await setupOf(db, study);
    const asked = { ...configuration, protocol: { ...configuration.protocol, ratersPerItem: 1 } };
    const input = { configuration: asked, items, slug: study.slug };
    expect(await refused(applyStudy(db, input))).toMatchObject({
      reason: 'apply-would-lose',
      params: { first: { reason: 'loses-seats', params: { count: 2 } } },
    });
    expect(await applyStudy(db, { ...input, discard: true })).toMatchObject({
      state: 'ready',
      lost: { seats: 2 },
    });
    expect(await listSeats(db, study.id)).toEqual([]);
  });

  it('takes a pilot along that nobody has opened, and gives its items back', async () => {
    const study = await studyBefore(db, { items: 12, protocol: { controls: { slight: 2, gross: 1 } } });
    const pilot = await createPilot(db, study.slug, { items: 4, withoutItems: true });
    const asked = async (guidelines: string, question: string) => {
      const { configuration, items } = await setupOf(db, await requireStudy(db, study.slug));
      return { configuration: { ...configuration, guidelines, question }, items, slug: study.slug };
    };
    await applyStudy(db, await asked('', 'May it go?'));
    expect(await requireStudy(db, pilot.slug)).toMatchObject({ state: 'ready' });
    const done = await applyStudy(db, await asked('Read twice.', 'May it go?'));
    expect(done).toMatchObject({ state: 'ready', lost: { pilots: [pilot.slug] } });
    expect((await refused(requireStudy(db, pilot.slug))).reason).toBe('no-study');
    expect((await itemOutlines(db, study.id)).every(({ batch }) => batch === 1)).toBe(true);
    expect((await requireStudy(db, study.slug)).task_items).toBe(12);
  });

  it('changes nothing once a pilot has been opened, and nothing of a pilot', async () => {
    const study = await studyBefore(db, { items: 12, protocol: { controls: { slight: 2, gross: 1 } } });
    const pilot = await createPilot(db, study.slug, { items: 4 });
    const own = await setupOf(db, await requireStudy(db, pilot.slug));
    expect(
      await refused(applyStudy(db, { ...own, items: own.items.slice(1), slug: pilot.slug })),
    ).toMatchObject({
      reason: 'apply-to-pilot',
    });
    await openPilot(db, pilot.slug);
    const { configuration, items } = await setupOf(db, study);
    const asked = { configuration: { ...configuration, question: 'Now?' }, items, slug: study.slug };
    const before = await digest(db);
    expect(await refused(applyStudy(db, asked))).toMatchObject({
      reason: 'apply-with-pilot',
      params: { pilot: pilot.slug, first: { path: 'question' }, more: 0 },
    });
    expect(await applyStudy(db, { ...asked, configuration })).toMatchObject({ outcome: 'unchanged' });
    expect(await digest(db)).toBe(before);
  });

  it.each(STATES)('that is %s: changes it before it opens and never after', async (state) => {
    const { slug, id } = await studyIn(db, state);
    const { configuration, items } = await setupOf(db, await requireStudy(db, slug));
    const before = await digest(db);
    expect(await applyStudy(db, { configuration, items, slug })).toMatchObject({
      outcome: 'unchanged',
      state,
    });
    expect(await digest(db)).toBe(before);
    const asked = {
      configuration: { ...configuration, question: 'Now?', resamples: 200 },
      items: items.slice(0, 3),
      slug,
    };
    const run = applyStudy(db, { ...asked, discard: true });
    if (state === 'draft' || state === 'ready') {
      expect(await run).toMatchObject({ outcome: 'changed', state: 'draft' });
      expect(await setupOf(db, await requireStudy(db, slug))).toEqual({
        configuration: asked.configuration,
        items: asked.items,
      });
      expect((await db.selectFrom('tasks').selectAll().where('study_id', '=', id).execute()).length).toBe(0);
      return;
    }
    const error = await refused(run);
    expect(await digest(db)).toBe(before);
    if (state === 'generating') return expect(error.reason).toBe('apply-while-generating');
    expect(error).toMatchObject({
      reason: 'apply-too-late',
      params: { state, first: { path: 'question' }, more: 2 },
    });
    expect(error.problems).toHaveLength(3);
    expect(error.problems.at(-1)).toMatchObject({
      reason: 'items-removed',
      params: { count: 1, ids: ['item-3'] },
    });
  });

  it('waits for nobody: a study that is about to be generated is left alone', async () => {
    await createStudy(db, wish());
    const { kind } = prepareStudyJob;
    await insertJob(db, { kind, key: SLUG, payload: {}, most_attempts: 1 });
    expect(await refused(applyStudy(db, wish({ items: itemsOf(2) })))).toMatchObject({
      reason: 'apply-while-generating',
    });
    await sql`update jobs set state = 'failed'`.execute(db);
    expect(await applyStudy(db, wish({ items: itemsOf(2) }))).toMatchObject({ outcome: 'changed' });
    expect(await db.selectFrom('jobs').selectAll().execute()).toEqual([]);
  });

  it('of two people who have seen the same lets one win and tells the other', async () => {
    const { version } = await applyStudy(db, wish());
    const both = await Promise.allSettled(
      ['Ann asks', 'Bob asks'].map((question) =>
        applyStudy(db, wish({ configuration: configurationOf({}, { question }), expected: version })),
      ),
    );
    const won = both.filter(({ status }) => status === 'fulfilled');
    const lost = both.filter((one): one is PromiseRejectedResult => one.status === 'rejected');
    expect(won).toHaveLength(1);
    expect(lost[0]!.reason).toMatchObject({ reason: 'set-up-changed-meanwhile', code: 'conflict' });
    const { events } = await studyEvents(db, SLUG, 1);
    expect(events.filter(({ kind }) => kind === 'set-up-changed')).toHaveLength(1);
  });

  it('of two people who create the same study lets one win and tells the other', async () => {
    const both = await Promise.allSettled(
      ['Ann asks', 'Bob asks'].map((question) =>
        applyStudy(db, wish({ configuration: configurationOf({}, { question }), expected: null })),
      ),
    );
    const reasons = both.map((one) =>
      one.status === 'fulfilled' ? one.value.outcome : (one.reason as { reason: string }).reason,
    );
    expect(reasons).toContain('created');
    expect(['slug-taken', 'set-up-changed-meanwhile']).toContain(reasons.find((one) => one !== 'created'));
    expect(await db.selectFrom('studies').selectAll().execute()).toHaveLength(1);
  });

  it('refuses what no study may be, before anything is touched', async () => {
    await createStudy(db, wish());
    const before = await digest(db);
    expect(await refused(applyStudy(db, wish({ items: [] })))).toMatchObject({ reason: 'study-refused' });
    expect(await refused(applyStudy(db, wish({ expected: 'x', slug: 'gone' })))).toMatchObject({
      reason: 'no-study',
    });
    expect(await digest(db)).toBe(before);
  });
});

/** A fault that can be ticked in the pairs of a study. */
async function tickable(db: Database, id: number): Promise<string> {
  const { configuration } = await db
    .selectFrom('studies')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return faultKinds(configuration.protocol)[0]!.key;
}
