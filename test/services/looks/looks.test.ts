import { expect, it } from 'vitest';
import { lookPlaces } from '#app/core/studies/looks.ts';
import { verdictLevel } from '#app/core/verdict/level.ts';
import { isRetained } from '#app/core/evidence/verdict.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { loadJudgedData } from '#app/services/analysis/loadJudgedData.ts';
import { extendStudy } from '#app/services/looks/extendStudy.ts';
import { stopStudy } from '#app/services/looks/stopStudy.ts';
import { studyExtent } from '#app/services/studies/studyExtent.ts';
import { takeLook } from '#app/services/looks/takeLook.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { studyEvents } from '#app/services/studies/studyEvents.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import type { Database } from '#db/database.ts';
import { listLooks } from '#db/queries/looks.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { answerByText } from '../analysis/judgedStudy.ts';
import { join, T0 } from '../rating/ratingAs.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { studyOverview } from '#app/services/studies/studyOverview.ts';
import { configurationOf, itemsOf, openSample } from '../studies/sampleStudy.ts';

const RATERS = 6;

/** An open study with looks and raters who have joined; the candidate's texts are plainly worse. */
async function opened(db: Database, looks: StudyConfigurationInput['looks'], items = 24) {
  const { study, token } = await openSample(db, {
    items,
    protocol: { ratersPerItem: 3, controls: { slight: 0, gross: 4 } },
    rest: { resamples: 100, looks },
    rule: 2,
  });
  const raters: Rater[] = [];
  for (let k = 0; k < RATERS; k++) raters.push(await join(db, token));
  return { slug: study.slug, id: study.id, raters };
}

/** Lets raters judge in turns until so much of the first part is submitted; as far as it goes by default. */
async function judge(
  db: Database,
  { slug, raters }: { slug: string; raters: readonly Rater[] },
  until = Infinity,
): Promise<void> {
  for (;;) {
    let judged = 0;
    for (const rater of raters) {
      const { submitted, first } = await studyExtent(db, await requireStudy(db, slug));
      if (submitted >= until * first) return;
      const { task } = await raterState(db, rater, { now: T0 });
      if (task === null) continue;
      await submitJudgment(db, rater, answerByText(task, String(rater.id)), { now: T0 });
      judged += 1;
    }
    if (judged === 0) return;
  }
}

describeOnEachDatabase('a look at a study', (open) => {
  it('waits for its share, tells a decision alone, and stops the study at its own level', async () => {
    const db = await open();
    const study = await opened(db, { at: [0.5, 0.75] });
    await judge(db, study, 0.3);
    await expect(takeLook(db, study.slug)).rejects.toMatchObject({ reason: 'look-not-due' });
    await expect(stopStudy(db, study.slug)).rejects.toMatchObject({
      reason: 'look-permits-no-stop',
      params: { slug: study.slug },
    });
    await judge(db, study, 0.5);
    const look = await takeLook(db, study.slug, { actor: 'lead@example.org' });
    expect(look).toMatchObject({
      number: 1,
      decisions: [{ system: 'tiny', outcome: 'do-not-ship' }],
      mayStop: true,
    });
    // What is kept says no more than that.
    const [stored] = await listLooks(db, study.id);
    expect(stored!.decisions).toEqual(look.decisions);
    const [event] = (await studyEvents(db, study.slug, 1)).events;
    expect(event).toMatchObject({ kind: 'look-taken', actor: 'lead@example.org' });
    expect(Object.keys(event!.detail).sort()).toEqual(['mayStop', 'number', 'share']);
    expect((await analyseStudy(db, study.slug)).estimates).toBe('withheld');

    await expect(takeLook(db, study.slug)).rejects.toMatchObject({ reason: 'look-not-due' });
    await stopStudy(db, study.slug);
    const report = await analyseStudy(db, study.slug);
    const expected = verdictLevel(1, {}, { before: [], now: look.share, goesOn: true });
    expect(expected).toBeGreaterThan(0.99);
    expect(report.signature.level).toBeCloseTo(expected, 12);
    const [verdict] = report.verdict.candidates;
    expect(verdict!.decision).toBe('do-not-ship');
    expect(isRetained(verdict!) && verdict.lines[0]!.level).toBeCloseTo(expected, 12);
    expect(report.study.looks!.looks.map(({ state }) => state)).toEqual(['taken', 'missed']);
    await expect(takeLook(db, study.slug)).rejects.toMatchObject({
      reason: 'look-too-late',
      params: { slug: study.slug, state: 'closed' },
    });
  });

  it('is taken once, however many ask at the same time', async () => {
    const db = await open();
    const study = await opened(db, { at: [0.5] }, 8);
    await judge(db, study, 0.5);
    const asked = await Promise.allSettled([1, 2, 3].map(() => takeLook(db, study.slug)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await listLooks(db, study.id)).toHaveLength(1);
    await judge(db, study);
    await expect(takeLook(db, study.slug)).rejects.toMatchObject({
      reason: 'no-look-left',
      params: { slug: study.slug },
    });
  });

  it('passes over one that was missed, and the closing spends what is left', async () => {
    const db = await open();
    const study = await opened(db, { at: [0.3, 0.5] }, 8);
    await judge(db, study, 0.6);
    const { number, share } = await takeLook(db, study.slug);
    expect(number).toBe(2);
    await judge(db, study);
    await closeStudy(db, study.slug);
    const report = await analyseStudy(db, study.slug);
    expect(report.signature.level).toBeCloseTo(
      verdictLevel(1, {}, { before: [share], now: 1, goesOn: false }),
      12,
    );
    expect(report.signature.level).toBeGreaterThan(0.95);
    // Read back from where it is kept, it is the same.
    expect((await analyseStudy(db, study.slug)).signature).toEqual(report.signature);
  });

  it('holds nothing against the candidate that raters have in hand, but what they left', async () => {
    const db = await open();
    const study = await opened(db, { at: [0.5] }, 8);
    await judge(db, study, 0.5);
    const skips = async (now: Date) =>
      (await loadJudgedData(db, await requireStudy(db, study.slug), { now })).tables.skips.length;
    expect(await skips(T0)).toBe(0);
    const left = await skips(new Date(T0.getTime() + 24 * 3_600_000));
    expect(left).toBeGreaterThan(0);
    // The closing is such a moment too.
    await takeLook(db, study.slug, { now: T0 });
    await closeStudy(db, study.slug, { now: T0 });
    expect(await skips(new Date(T0.getTime() + 24 * 3_600_000))).toBe(0);
  });

  it('that was declared and not taken costs nothing', async () => {
    const db = await open();
    const study = await opened(db, { at: [0.3, 0.5] }, 8);
    await judge(db, study);
    await closeStudy(db, study.slug);
    const { signature, study: told } = await analyseStudy(db, study.slug);
    expect(signature.level).toBeCloseTo(0.95, 12);
    expect(told.looks!.looks.map(({ state }) => state)).toEqual(['missed', 'missed']);
  });

  it('is told of before the study opens', async () => {
    const db = await open();
    const { slug } = await createStudy(db, {
      configuration: configurationOf({}, { looks: { at: [0.5], extension: { items: 1 } } }),
      items: itemsOf(4),
    });
    const { looks } = await studyOverview(db, slug);
    expect(looks).toMatchObject({ share: 0, extension: { items: 1, judgments: 0, extendedAt: null } });
    expect(looks!.looks.map(({ state, atEnd }) => [state, atEnd])).toEqual([
      ['ahead', false],
      ['ahead', true],
    ]);
  });

  it('is offered by no study that declared none', async () => {
    const db = await open();
    const study = await opened(db, undefined, 6);
    await expect(takeLook(db, study.slug)).rejects.toMatchObject({
      reason: 'no-look-left',
      params: { slug: study.slug },
    });
    await expect(extendStudy(db, study.slug)).rejects.toMatchObject({
      reason: 'no-extension',
      params: { slug: study.slug },
    });
    expect((await analyseStudy(db, study.slug)).study.looks).toBeUndefined();
  });
});

describeOnEachDatabase('an extension', (open) => {
  const EXTENSION = { items: 6, judgments: 1 };

  it('asks for what was held back once it is made, and its end is a look', async () => {
    const db = await open();
    const study = await opened(db, { extension: EXTENSION }, 18);
    const blocks = async () => {
      const rows = await db
        .selectFrom('blocks')
        .innerJoin('items', 'items.id', 'blocks.item_id')
        .innerJoin('batches', 'batches.id', 'items.batch_id')
        .where('blocks.state', '=', 'submitted')
        .select(['batches.number as batch', 'blocks.item_id as item'])
        .execute();
      return [1, 2].map((number) => rows.filter(({ batch }) => batch === number).length);
    };
    const { task_count: before, task_items: items } = await requireStudy(db, study.slug);
    expect(items).toBe(12);
    await judge(db, study);
    expect(await blocks()).toEqual([36, 0]);
    const { share, number } = await takeLook(db, study.slug);
    expect([number, share]).toEqual([1, 1]);

    const extended = await extendStudy(db, study.slug);
    // One more of each of the 12 items, four of each of the six.
    expect(extended).toEqual({ ...EXTENSION, blocks: 12 + 24, seats: [] });
    await expect(extendStudy(db, study.slug)).rejects.toMatchObject({
      reason: 'extended-already',
      params: { slug: study.slug },
    });
    const after = await requireStudy(db, study.slug);
    expect(after.task_items).toBe(18);
    expect(after.task_count).toBeGreaterThan(before);
    await judge(db, study);
    expect(await blocks()).toEqual([48, 24]);
    await closeStudy(db, study.slug);
    const report = await analyseStudy(db, study.slug);
    expect(report.signature.level).toBeCloseTo(
      verdictLevel(1, {}, { before: [36 / 72], now: 1, goesOn: false }),
      12,
    );
    expect(report.study.looks!.extension!.extendedAt).not.toBeNull();
  });

  it('holds items back evenly over segments, with controls on both parts', async () => {
    const db = await open();
    const { id } = await opened(db, { extension: EXTENSION }, 18);
    const rows = await db
      .selectFrom('items')
      .innerJoin('batches', 'batches.id', 'items.batch_id')
      .where('items.study_id', '=', id)
      .select(['items.id', 'items.segment', 'batches.number as batch'])
      .execute();
    const held = rows.filter(({ batch }) => batch === 2);
    expect(held.map(({ segment }) => segment).sort()).toEqual([
      ...Array<string>(3).fill('even'),
      ...Array<string>(3).fill('odd'),
    ]);
    const controls = await db
      .selectFrom('outputs')
      .innerJoin('systems', 'systems.id', 'outputs.system_id')
      .where('systems.role', '=', 'control')
      .select('outputs.item_id as item')
      .execute();
    const further = new Set(held.map(({ id: item }) => item));
    const count = (of: boolean) => controls.filter(({ item }) => further.has(item) === of).length;
    expect([count(false), count(true)]).toEqual([4, 2]);
  });

  it('is planned for a panel’s seats beforehand, and comes after all the rest', async () => {
    const db = await open();
    const links: string[] = [];
    const { study } = await openSample(db, {
      items: 15,
      protocol: { strategy: 'panel', ratersPerItem: 2, controls: { slight: 0, gross: 2 } },
      rest: { resamples: 100, looks: { extension: { items: 5 } } },
      rule: 2,
      before: async (slug) => {
        await prepareTasks(db, (await requireStudy(db, slug)).id);
        links.push(...(await drawPanel(db, slug, ['Ada', 'Bo', 'Cai'])).seats.map(({ token }) => token));
      },
    });
    const raters: Rater[] = [];
    for (const link of links) raters.push(await join(db, link));
    const panel = { slug: study.slug, raters };
    await judge(db, panel);
    expect(await studyExtent(db, study)).toMatchObject({ submitted: 20, first: 20, further: 10 });
    await extendStudy(db, study.slug);
    await judge(db, panel);
    expect(await studyExtent(db, study)).toMatchObject({ submitted: 30, first: 20, further: 10 });
  });

  it('has a further panel judge each item once more, drawn when the study is extended', async () => {
    const db = await open();
    const links: string[] = [];
    const { study } = await openSample(db, {
      items: 9,
      protocol: { strategy: 'panel', ratersPerItem: 2, controls: { slight: 0, gross: 2 } },
      rest: { resamples: 100, looks: { extension: { items: 3, judgments: 2 } } },
      rule: 2,
      before: async (slug) => {
        await prepareTasks(db, (await requireStudy(db, slug)).id);
        links.push(...(await drawPanel(db, slug, ['Ada', 'Bo'])).seats.map(({ token }) => token));
      },
    });
    const { slug } = study;
    const raters: Rater[] = [];
    for (const link of links) raters.push(await join(db, link));
    await judge(db, { slug, raters });
    const refused = (names: string[]) => expect(extendStudy(db, slug, { names })).rejects;
    await refused([]).toMatchObject({ problems: [{ path: 'names', reason: 'too-few-seats' }] });
    await refused(['Ada', 'Cai']).toMatchObject({ problems: [{ path: 'names[0]', reason: 'seat-taken' }] });
    // Nothing is half done.
    expect(await studyExtent(db, study)).toMatchObject({ submitted: 12, first: 12, extended: null });

    const { seats, blocks } = await extendStudy(db, slug, { names: ['Cai', 'Dee', 'Eve'] });
    expect(seats.map(({ number, name }) => `${number} ${name}`)).toEqual(['3 Cai', '4 Dee', '5 Eve']);
    // Two more of each of the six, and of the three their own two as well.
    expect(blocks).toBe(6 * 2 + 3 * 4);
    for (const { token } of seats) raters.push(await join(db, token));
    await judge(db, { slug, raters });
    expect(await studyExtent(db, study)).toMatchObject({ submitted: 36, first: 12, further: 24 });
  });

  it('may be left: then the closing has all of the error', async () => {
    const db = await open();
    const study = await opened(db, { extension: EXTENSION }, 12);
    await judge(db, study);
    await closeStudy(db, study.slug);
    expect((await analyseStudy(db, study.slug)).signature.level).toBeCloseTo(0.95, 12);
    await expect(extendStudy(db, study.slug)).rejects.toMatchObject({
      reason: 'extension-too-late',
      params: { slug: study.slug, state: 'closed' },
    });
  });
});

it('an end that an extension follows counts as reached where a few blocks stay unfinished', () => {
  expect(lookPlaces({ at: [0.5], extension: { items: 1, judgments: 0 } })).toEqual([0.5, 0.95]);
  expect(lookPlaces({ at: [0.5], extension: null })).toEqual([0.5]);
});
