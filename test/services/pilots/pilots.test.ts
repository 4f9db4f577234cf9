import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { frozenText } from '#app/core/studies/configuration/stored.ts';
import { planFor } from '#app/core/planning/planFor.ts';
import { ruledStudy } from '#app/core/verdict/judging/settings.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { adoptPilot } from '#app/services/pilots/adoptPilot.ts';
import { createPilot } from '#app/services/pilots/createPilot.ts';
import { openPilot } from '#app/services/pilots/openPilot.ts';
import { pilotResult } from '#app/services/pilots/pilotResult.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { deleteStudy } from '#app/services/studies/deleteStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { repeatStudy } from '#app/services/repeats/repeatStudy.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { studyEvents } from '#app/services/studies/studyEvents.ts';
import { studyOverview } from '#app/services/studies/studyOverview.ts';
import { studyProgress } from '#app/services/studies/studyProgress.ts';
import { listControls } from '#app/services/tasks/listControls.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import { writeControl } from '#app/services/tasks/writeControl.ts';
import { listItems } from '#db/queries/items.ts';
import { listOutputs } from '#db/queries/outputs.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { T0 } from '../rating/ratingAs.ts';
import { judgeAll, studyBefore } from './pilotStudy.ts';

const refused = (code: string, reason: string) => ({ code, reason });

describeOnEachDatabase('a pilot', (open) => {
  it('is a sample of its study with the same systems, their outputs, and controls of these texts', async () => {
    const db = await open();
    const study = await studyBefore(db, {
      protocol: { strategy: 'panel' },
      rest: { guidelines: 'Read twice.' },
    });
    const made = await createPilot(db, study.slug, { items: 12 });
    expect(made).toMatchObject({ slug: 'two-blurb-writers-pilot', items: 12, raters: 3, rebuilt: false });
    const pilot = await requireStudy(db, made.slug);
    expect(pilot).toMatchObject({ state: 'ready', pilot_of: study.id, repeats_id: null });
    const { configuration } = pilot;
    expect(configuration).toMatchObject({
      guidelines: 'Read twice.',
      systems: study.configuration.systems,
      margins: study.configuration.margins,
      protocol: {
        criteria: study.configuration.protocol.criteria,
        strategy: 'open',
        ratersPerItem: 3,
        overlap: { share: 1 },
        controls: { slight: 20, gross: 6 },
      },
    });
    expect(configuration.seed).not.toBe(study.configuration.seed);

    const items = await listItems(db, pilot.id);
    // Spread over segments.
    expect(items.filter(({ segment }) => segment === 'odd')).toHaveLength(6);
    const keys = items.map(({ key }) => key);
    for (const { name } of configuration.systems) {
      const outputs = await listOutputs(db, study.id, name);
      expect(await listOutputs(db, pilot.id, name)).toEqual(
        keys.map((key) => outputs.find(({ item }) => item === key)),
      );
    }
    // As many of each criterion as there are items, one of each on an item.
    const controls = await listControls(db, made.slug);
    for (const { criterion, slight, aimed } of made.controls) {
      expect({ slight, aimed }).toEqual({ slight: 12, aimed: 20 });
      const own = controls.filter(
        (control) => control.criterion === criterion!.key && control.dose === 'slight',
      );
      expect(new Set(own.map(({ item }) => item)).size).toBe(12);
    }
    expect(controls.filter(({ dose }) => dose === 'gross')).toHaveLength(3);
    expect(controls.flatMap(({ problems }) => problems)).toEqual([]);

    // The same sample in every database, another for a second pilot.
    const second = await createPilot(db, study.slug, { items: 12, raters: 2 });
    const others = (await listItems(db, (await requireStudy(db, second.slug)).id)).map(({ key }) => key);
    expect(others).not.toEqual(keys);
    expect((await studyEvents(db, study.slug, 1)).events[0]).toMatchObject({
      kind: 'pilot-made',
      detail: { pilot: second.slug, items: 12, raters: 2, withoutItems: false },
    });
  });

  it('takes what the lead wrote for its items along', async () => {
    const db = await open();
    const study = await studyBefore(db, { items: 6 });
    const text =
      'The lamp 1 by Alder is blue, kinda, and needs 4 W. It stands well on a small table. It lasts for years.';
    await writeControl(db, study.slug, { item: 'item-1', criterion: 'fluency', dose: 'slight', text });
    const { slug } = await createPilot(db, study.slug);
    const own = (await listControls(db, slug)).filter(({ maker }) => maker === 'lead');
    expect(own).toMatchObject([{ item: 'item-1', criterion: 'fluency', text }]);
  });

  it('is judged by each of its raters whole, and tells nothing before it is closed', async () => {
    const db = await open();
    const study = await studyBefore(db);
    const { slug } = await createPilot(db, study.slug, { items: 8, raters: 3 });
    const opened = await openPilot(db, study.slug, { now: T0 });
    expect(opened.slug).toBe(slug);
    expect(await openPilot(db, slug, { now: T0 })).toEqual(opened);
    const counts = await judgeAll(db, opened.token, 3, (judged) =>
      judged === 4 ? 'Is this one right?' : undefined,
    );
    expect(new Set(counts).size).toBe(1);
    const { blocks } = await studyProgress(db, slug);
    expect(blocks).toMatchObject({ asked: 24, submitted: 24 });
    // By its link nobody else may join.
    await expect(judgeAll(db, opened.token, 1)).rejects.toMatchObject({ code: 'too_many' });

    const running = await pilotResult(db, study.slug);
    expect(running).toMatchObject({
      pilot: slug,
      state: 'open',
      found: null,
      mayAdopt: false,
      adopted: false,
    });
    await expect(adoptPilot(db, slug)).rejects.toMatchObject(refused('conflict', 'pilot-not-closed'));
    await closeStudy(db, slug);
    const { found, mayAdopt } = await pilotResult(db, slug);
    expect(mayAdopt).toBe(true);
    expect(found).toMatchObject({ raters: 3, secondsPerTask: 20, assumed: ['preferenceSd'] });
    for (const { loss, d, range } of found!.lines) {
      expect(range).toBe(4);
      expect(loss).toBeGreaterThan(1.5);
      expect(d).toBeGreaterThan(loss!);
    }
    const item = found!.components.find(({ name }) => name === 'itemBySystem')!;
    expect(item.lower).toBeLessThanOrEqual(item.value);
    expect(item.upper).toBeGreaterThanOrEqual(item.value);
    expect(found!.comments).toMatchObject([{ rater: 'rater-01', comment: 'Is this one right?' }]);
    expect(found!.comments[0]!.shown.length).toBeGreaterThan(0);
    expect(found!.obvious.length).toBeGreaterThan(0);
    expect(found!.obvious[0]!.original).not.toBe(found!.obvious[0]!.text);
    // There is no verdict, and no study of the same models.
    await expect(analyseStudy(db, slug)).rejects.toMatchObject(refused('conflict', 'pilot-no-verdict'));
    expect((await studyOverview(db, study.slug)).warnings.map(({ kind }) => kind)).not.toContain(
      'tried-before',
    );
    await expect(
      repeatStudy(db, slug, { candidates: [{ name: 'x', provider: { kind: 'import' } }] }),
    ).rejects.toMatchObject(refused('conflict', 'pilot-not-repeated'));
  });

  it('gives its figures to the study, which freezes them and tells where they come from', async () => {
    const db = await open();
    const study = await studyBefore(db, { items: 30 });
    const before = (await requireStudy(db, study.slug)).configuration;
    const { slug } = await createPilot(db, study.slug, { items: 8, raters: 2 });
    const { token } = await openPilot(db, slug, { now: T0 });
    await judgeAll(db, token, 2);
    await closeStudy(db, slug);
    const { adopted } = await adoptPilot(db, study.slug);
    const { configuration } = await requireStudy(db, study.slug);
    expect(configuration).toEqual({
      ...before,
      gates: { ...before.gates, controlLoss: adopted.controlLoss },
      pilot: adopted,
    });
    expect(adopted).toMatchObject({ study: slug, items: 8, raters: 2 });
    expect(await pilotResult(db, slug)).toMatchObject({ adopted: true, mayAdopt: true });

    // The plan is made with what the pilot told.
    const plan = planFor({
      study: ruledStudy(configuration),
      options: { power: 0.8, items: 100, raters: 10 },
    });
    expect(plan).toMatchObject({ band: 'pilot', components: adopted.components, assumed: adopted.assumed });
    expect(plan.plan.powerBand[0]).toBeLessThanOrEqual(plan.plan.power);

    const opened = await openStudy(db, study.slug, { now: T0 });
    expect(opened.frozen_configuration).toBe(frozenText(configuration));
    await expect(adoptPilot(db, slug)).rejects.toMatchObject(refused('conflict', 'pilot-adopted-late'));
    await closeStudy(db, study.slug);
    const report = await analyseStudy(db, study.slug);
    expect(report.study.pilot).toMatchObject({
      study: slug,
      items: 8,
      raters: 2,
      controlLoss: adopted.controlLoss,
    });
    expect(report.others).toEqual([]);
  });

  it('keeps its items for itself where the study is not to ask about them', async () => {
    const db = await open();
    const study = await studyBefore(db, { items: 20 });
    const made = await createPilot(db, study.slug, { items: 8, withoutItems: true });
    expect(made.rebuilt).toBe(true);
    const pilot = await requireStudy(db, made.slug);
    const keys = (await listItems(db, pilot.id)).map(({ key }) => key).sort();
    const asked = async () => {
      const { rows } = await sql<{ key: string; asked: number }>`
        select items.key, asked from item_rooms join items on items.id = item_rooms.item_id
        where items.study_id = ${study.id} order by items.key`.execute(db);
      return rows;
    };
    expect((await asked()).filter((room) => room.asked === 0).map(({ key }) => key)).toEqual(keys);
    expect(await requireStudy(db, study.slug)).toMatchObject({ state: 'ready', task_items: 12 });
    expect((await studyProgress(db, study.slug)).items).toBe(12);
    const controls = await listControls(db, study.slug);
    expect(controls.length).toBeGreaterThan(5);
    expect(controls.filter(({ item }) => keys.includes(item))).toEqual([]);
    await expect(createPilot(db, study.slug, { items: 12, withoutItems: true })).rejects.toMatchObject(
      refused('conflict', 'pilot-takes-all'),
    );
    // A pilot that is deleted gives them back.
    await expect(deleteStudy(db, study.slug)).rejects.toMatchObject(
      refused('conflict', 'delete-with-pilots'),
    );
    await deleteStudy(db, made.slug);
    expect((await asked()).filter((room) => room.asked === 0)).toEqual([]);
    await deleteStudy(db, study.slug);
  });

  it('keeps them out of a draft’s tasks as well, and nobody is asked about them', async () => {
    const db = await open();
    const study = await studyBefore(db, { items: 10, state: 'draft' });
    const made = await createPilot(db, study.slug, { items: 6, withoutItems: true });
    expect(made.rebuilt).toBe(false);
    expect(await prepareTasks(db, study.id)).toMatchObject({ items: 4 });
    await openStudy(db, study.slug, { now: T0 });
    const { rows } = await sql<{ number: number; opened: boolean }>`
      select number, opened_at is not null as opened from batches where study_id = ${study.id}
      order by number`.execute(db);
    expect(rows).toEqual([
      { number: 0, opened: false },
      { number: 1, opened: true },
    ]);
    expect((await studyProgress(db, study.slug)).blocks.asked).toBe(8);
  });

  it('is made of a study that has its outputs and has not opened, of a size that it has', async () => {
    const db = await open();
    const study = await studyBefore(db, { items: 5 });
    await expect(createPilot(db, 'nowhere')).rejects.toMatchObject({ code: 'not_found' });
    await expect(pilotResult(db, study.slug)).rejects.toMatchObject(refused('not_found', 'no-pilot'));
    for (const size of [{ items: 1 }, { items: 2.5 }, { raters: 0 }, { raters: 51 }]) {
      await expect(createPilot(db, study.slug, size)).rejects.toMatchObject(
        refused('invalid_input', 'pilot-refused'),
      );
    }
    const { slug } = await createPilot(db, study.slug, { items: 99 });
    expect((await pilotResult(db, slug)).items).toBe(5);
    await expect(createPilot(db, slug)).rejects.toMatchObject(refused('conflict', 'pilot-of-pilot'));
    await openPilot(db, slug);
    await closeStudy(db, slug);
    await expect(adoptPilot(db, slug)).rejects.toMatchObject(refused('conflict', 'pilot-tells-nothing'));
    await openStudy(db, study.slug);
    await expect(createPilot(db, study.slug)).rejects.toMatchObject(refused('conflict', 'pilot-too-late'));
  });
});
