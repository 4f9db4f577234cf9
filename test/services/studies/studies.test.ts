import { beforeEach, describe, expect, it } from 'vitest';
import { isAppError } from '#app/core/shared/errors.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import { resumeStudy } from '#app/services/studies/resumeStudy.ts';
import { studyProgress } from '#app/services/studies/studyProgress.ts';
import { withdrawStudy } from '#app/services/studies/withdrawStudy.ts';
import type { Database } from '#db/database.ts';
import { findStudy } from '#db/queries/studies.ts';
import { listSystems } from '#db/queries/systems.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { join, judge, minutes, T0 } from '#test/services/rating/ratingAs.ts';
import { configurationOf, itemsOf, openSample, writeOutputs } from './sampleStudy.ts';

describeOnEachDatabase('studies', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  describe('createStudy', () => {
    it('stores configuration, systems and items, and keeps items in their order', async () => {
      const study = await createStudy(db, {
        configuration: configurationOf(),
        items: itemsOf(3),
      });
      expect(study).toMatchObject({ slug: 'two-blurb-writers', state: 'draft', opened_at: null });
      expect(study.configuration.protocol.leaseMinutes).toBe(60);
      const systems = await listSystems(db, study.id);
      expect(systems.map((s) => [s.name, s.role, s.provider])).toEqual([
        ['base', 'baseline', { kind: 'import' }],
        ['tiny', 'candidate', { kind: 'import' }],
      ]);
      const items = await db.selectFrom('items').selectAll().orderBy('position').execute();
      expect(items.map((item) => item.key)).toEqual(['item-0', 'item-1', 'item-2']);
      expect(items[0]).toMatchObject({ segment: 'even', language: 'en', source: null, reference_texts: [] });
    });

    it('finds a free address, also for names without Latin letters and for two at once', async () => {
      const create = (name: string, slug?: string) =>
        createStudy(db, { configuration: { ...configurationOf(), name }, items: itemsOf(1), slug });
      const both = await Promise.all([create('Übung'), create('Übung')]);
      expect(both.map((study) => study.slug).sort()).toEqual(['ubung', 'ubung-2']);
      expect((await create('对比')).slug).toBe('study');
      await expect(create('Other', 'ubung')).rejects.toMatchObject({ code: 'conflict' });
    });

    it('lists all problems at their places and stores nothing', async () => {
      const items = [...itemsOf(2), { ...itemsOf(1)[0]!, prompt: 'a\u0000b' }, { item: 'x', prompt: '' }];
      const configuration = { ...configurationOf(), looks: 0 };
      const error: unknown = await createStudy(db, { configuration, items }).catch((e: unknown) => e);
      if (!isAppError(error)) throw error;
      expect(error.code).toBe('invalid_input');
      expect(error.problems.map((problem) => problem.path)).toEqual([
        'configuration.looks',
        'items[2].prompt',
        'items[2].item',
        'items[3].prompt',
      ]);
      expect(await findStudy(db, 'two-blurb-writers')).toBeUndefined();
    });

    it('refuses a study without items', async () => {
      await expect(createStudy(db, { configuration: configurationOf(), items: [] })).rejects.toThrow(
        /no items/,
      );
    });
  });

  describe('the states of a study', () => {
    it('opens once outputs are there, pauses, goes on and closes, each repeatable', async () => {
      const { slug, id } = await createStudy(db, { configuration: configurationOf(), items: itemsOf(3) });
      await expect(openStudy(db, slug, { now: T0 })).rejects.toThrow(/6 of 6 outputs .* are missing/);
      expect((await findStudy(db, slug))!.state).toBe('draft');
      await writeOutputs(db, id);
      expect(await openStudy(db, slug, { now: T0 })).toMatchObject({ state: 'open', opened_at: T0 });
      await pauseStudy(db, slug);
      expect((await pauseStudy(db, slug)).state).toBe('paused');
      expect(await resumeStudy(db, slug, { now: minutes(5) })).toMatchObject({
        state: 'open',
        opened_at: T0,
      });
      expect(await closeStudy(db, slug, { now: minutes(9) })).toMatchObject({ closed_at: minutes(9) });
      expect(await closeStudy(db, slug, { now: minutes(20) })).toMatchObject({ closed_at: minutes(9) });
      await expect(openStudy(db, slug)).rejects.toMatchObject({ code: 'conflict' });
      await expect(resumeStudy(db, slug)).rejects.toThrow(/closed, not paused/);
    });

    it('does not open a study that has nothing to judge', async () => {
      const open = openSample(db, {
        protocol: { criteria: [] },
        write: (_, position) => `Text ${position}.`,
      });
      await expect(open).rejects.toThrow(/wrote the same/);
    });

    it('names a study that is not there', async () => {
      for (const use of [openStudy, pauseStudy, closeStudy, withdrawStudy, resumeStudy, studyProgress]) {
        await expect(use(db, 'nowhere')).rejects.toMatchObject({ code: 'not_found' });
      }
    });
  });

  describe('createInvitation', () => {
    it('makes links that differ, in a group that is made once', async () => {
      const { study } = await openSample(db);
      const make = () => createInvitation(db, { slug: study.slug, label: ' Experts ', group: 'expert' });
      const [one, two] = [await make(), await make()];
      expect(one.token).toMatch(/^[\w-]{22,}$/);
      expect(one.token).not.toBe(two.token);
      expect(one).toMatchObject({ label: 'Experts', simulated: false, group_id: two.group_id });
    });

    it('refuses what is no label, and a study that is over', async () => {
      const { study } = await openSample(db);
      const make = (label: string) => createInvitation(db, { slug: study.slug, label });
      await expect(make('  ')).rejects.toMatchObject({ code: 'invalid_input' });
      await expect(make('a\u0000')).rejects.toMatchObject({ code: 'invalid_input' });
      await closeStudy(db, study.slug);
      await expect(make('late')).rejects.toMatchObject({ code: 'conflict' });
    });
  });

  describe('studyProgress', () => {
    it('counts blocks, judgments and raters, never twice for a correction', async () => {
      const { study, token } = await openSample(db, { items: 3, now: T0 });
      const tasks = 3 * 3 + 2 + 1 + 2;
      expect(await studyProgress(db, study.slug, { now: T0 })).toMatchObject({
        items: 3,
        blocks: { asked: 6, submitted: 0, leased: 0, expired: 0 },
        judgments: 0,
        judgmentsExpected: expect.any(Number),
        perDay: [],
      });
      const rater = await join(db, token);
      const judged = await judge(db, rater, 5);
      const later = await studyProgress(db, study.slug, { now: minutes(30) });
      // Two at first, and more once one of them is judged.
      expect(later.blocks.submitted + later.blocks.leased).toBe(2);
      expect(later).toMatchObject({
        judgments: judged.length,
        raters: { people: 1, simulated: 0 },
        perDay: [{ day: '2026-03-01', judgments: 5 }],
      });
      expect((await studyProgress(db, study.slug, { now: minutes(90) })).blocks).toMatchObject({ leased: 0 });
      const all = await judge(db, rater, 100);
      expect(later.judgmentsExpected).toBe((5 + all.length) * 2);
      expect(5 + all.length).toBeLessThanOrEqual(tasks);
    });
  });
});
