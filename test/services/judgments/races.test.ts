import { beforeEach, expect, it } from 'vitest';
import { isAppError } from '#app/core/shared/errors.ts';
import { JobCancelled, type JobProgress } from '#app/jobs/definitions/job.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import { prepareStudy } from '#app/services/generation/prepareStudy.ts';
import { takeTurn } from '#app/services/generation/turn.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { withdrawStudy } from '#app/services/studies/withdrawStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import { replaceControlText } from '#app/services/tasks/replaceControlText.ts';
import { setAdmissibleRange } from '#app/services/tasks/setAdmissibleRange.ts';
import type { Database } from '#db/database.ts';
import { listEvents } from '#db/queries/events.ts';
import { findStudy } from '#db/queries/studies.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { join, judge } from '../rating/ratingAs.ts';
import { forceState } from '../studies/forceState.ts';
import { configurationOf, itemsOf, writeOutputs } from '../studies/sampleStudy.ts';
import { frozen, said } from './studyIn.ts';

/** Interleavings that are tried of each race. */
const TRIES = 6;

describeOnEachDatabase('of two who want different things of a study at once', (open) => {
  let db: Database;
  let study: { id: number; slug: string };
  beforeEach(async () => {
    db = await open();
  });

  const draft = async () => {
    study = await createStudy(db, {
      configuration: configurationOf({}, { resamples: 100 }),
      items: itemsOf(3),
    });
    await writeOutputs(db, study.id);
  };
  const startWorker = async () => {
    throw new Error('no model runs in this test');
  };
  const prepare = (
    options: { signal?: AbortSignal; report?: (progress: JobProgress) => void } = {},
  ): Promise<unknown> => {
    const { signal = new AbortController().signal, report = () => {} } = options;
    return prepareStudy(db, study.slug, { startWorker, access: NO_ACCESS, control: { signal, report } });
  };
  const state = async () => (await findStudy(db, study.slug))!.state;
  const refusals = (results: readonly PromiseSettledResult<unknown>[]) =>
    results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  /** Some turns of the event loop, so that one of the two is further each time. */
  const after = async (turns: number) => {
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
  };

  it('a run that fails after the study opened leaves it open, and what was judged is there', async () => {
    await draft();
    const { slug } = study;
    const signal = new AbortController();
    // The study opens, and raters judge, while the run computes the measures; then it is stopped.
    let opened: Promise<string[]> | undefined;
    const run = prepare({
      signal: signal.signal,
      report: ({ stage }) => {
        if (stage !== 'measures') return;
        opened ??= (async () => {
          await forceState(db, study.id, 'draft');
          await openStudy(db, slug);
          const { token } = await createInvitation(db, { slug, label: 'all' });
          await judge(db, await join(db, token), 4);
          signal.abort(new JobCancelled());
          return await said(db);
        })();
      },
    });
    const [failed] = refusals(await Promise.allSettled([run]));
    const judged = await opened!;
    expect(isAppError(failed) && failed.code).toBe('conflict');
    expect(await state()).toBe('open');
    await expect(prepare()).rejects.toMatchObject({ code: 'conflict' });
    await expect(prepareTasks(db, study.id)).rejects.toMatchObject({ code: 'conflict' });
    expect(await state()).toBe('open');
    expect(judged.length).toBeGreaterThan(4);
    expect(await said(db)).toEqual(judged);
  });

  it.each(Array.from({ length: TRIES }, (_, turns) => turns))(
    'generate and open come to a study that is ready or open, never to a draft (%s)',
    async (turns) => {
      await draft();
      const results = await Promise.allSettled([
        prepare(),
        after(turns * 3).then(() => openStudy(db, study.slug)),
      ]);
      for (const refused of refusals(results)) expect(refused).toMatchObject({ code: 'conflict' });
      expect(['ready', 'open']).toContain(await state());
      if ((await state()) === 'ready') return;
      const before = await frozen(db, study.id);
      await prepare().catch(() => undefined);
      expect(await state()).toBe('open');
      expect(await frozen(db, study.id)).toBe(before);
    },
  );

  it('the later of two runs goes on, the earlier writes nothing more and takes nothing back', async () => {
    await draft();
    const earlier = (await takeTurn(db, study.slug))!;
    await Promise.allSettled([prepare(), prepare()]).then((results) => {
      expect(refusals(results).length).toBeLessThan(2);
      for (const refused of refusals(results)) expect(refused).toMatchObject({ code: 'conflict' });
    });
    expect(await state()).toBe('ready');
    await expect(earlier.store(async () => 'written')).rejects.toMatchObject({ code: 'conflict' });
    const kinds = (await listEvents(db, study.id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'generation-resumed').length).toBeGreaterThan(0);
  });

  it.each([0, 4, 8, 12])(
    'a study that is withdrawn while it is generated stays withdrawn (%s)',
    async (turns) => {
      await draft();
      const results = await Promise.allSettled([
        prepare(),
        after(turns).then(() => withdrawStudy(db, study.slug)),
      ]);
      for (const refused of refusals(results)) expect(refused).toMatchObject({ code: 'conflict' });
      expect(await state()).toBe('withdrawn');
    },
  );

  it.each([0, 2, 4])('nothing that is frozen changes after a study opened (%s)', async (turns) => {
    await draft();
    const { slug } = study;
    const outputs = [{ item: 'item-0', output: 'Quite another text.' }];
    await prepareTasks(db, study.id);
    const control = await db
      .selectFrom('outputs')
      .innerJoin('systems', 'systems.id', 'outputs.system_id')
      .select('outputs.id')
      .where('systems.role', '=', 'control')
      .executeTakeFirstOrThrow();
    let atOpening = '';
    const results = await Promise.allSettled([
      after(turns).then(async () => {
        await openStudy(db, slug);
        atOpening = await frozen(db, study.id);
      }),
      setAdmissibleRange(db, slug, { criterion: 'fluency', lowest: 1, highest: 2 }),
      after(1).then(() => replaceControlText(db, slug, control.id, 'A lamp, lamp, lamp.')),
      importOutputs(db, { slug, system: 'tiny', outputs, replace: true }),
    ]);
    for (const refused of refusals(results)) expect(refused).toMatchObject({ code: 'conflict' });
    expect(await state()).toBe('open');
    expect(await frozen(db, study.id)).toBe(atOpening);
  });
});
