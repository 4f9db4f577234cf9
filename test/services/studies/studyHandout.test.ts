import { beforeEach, expect, it } from 'vitest';
import { excludeRater } from '#app/services/rating/excludeRater.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { revokeInvitation } from '#app/services/studies/revokeInvitation.ts';
import { studyHandout } from '#app/services/studies/studyHandout.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { join, judge, minutes, T0 } from '#test/services/rating/ratingAs.ts';
import { configurationOf, itemsOf, openByRule1, openSample, writeOutputs } from './sampleStudy.ts';

describeOnEachDatabase('what is handed out to raters', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  it('is each seat’s link of a panel, with how much is left', async () => {
    const { slug, id } = await createStudy(db, {
      configuration: configurationOf({ strategy: 'panel' }, { raterTitle: 'Lamps', locale: 'zh' }),
      items: itemsOf(10),
    });
    await writeOutputs(db, id);
    await prepareTasks(db, id);
    expect((await studyHandout(db, slug)).ways).toEqual([]);
    const { seats } = await drawPanel(db, slug, ['Ada', 'Bo', 'Cai', 'Dee']);
    await openByRule1(db, slug);
    await judge(db, await join(db, seats[1]!.token), 3);
    await judge(db, await join(db, seats[2]!.token), 100);
    const aside = await join(db, seats[3]!.token);
    await excludeRater(db, slug, { rater: aside.name, reason: 'left' });
    const handout = await studyHandout(db, slug);
    // Nothing by which raters could tell the systems.
    expect(handout).toMatchObject({ title: 'Lamps', locale: 'zh', strategy: 'panel', running: true });
    expect(handout.share).toBeGreaterThan(0);
    const ways = handout.ways.map(({ label, seat }) => [label, seat!.is]);
    expect(ways).toEqual([
      ['Ada', 'waiting'],
      ['Bo', 'begun'],
      ['Cai', 'done'],
      ['Dee', 'set-aside'],
    ]);
    const [ada, bo, cai] = handout.ways;
    expect(ada).toMatchObject({ id: 1, token: seats[0]!.token, expiresAt: null });
    expect(bo!.seat!.left).toBeGreaterThan(0);
    expect(cai!.seat!.left).toBe(0);
    await closeStudy(db, slug);
    expect((await studyHandout(db, slug)).running).toBe(false);
  });

  it('is the links that people may join by at the moment', async () => {
    const { study, token } = await openSample(db);
    const { slug } = study;
    await createInvitation(db, { slug, label: 'Students', expiresAt: minutes(10) });
    await createInvitation(db, { slug, label: 'Machine', simulated: true });
    const gone = await createInvitation(db, { slug, label: 'Gone' });
    await revokeInvitation(db, slug, gone.id);
    const labels = async (now: Date) =>
      (await studyHandout(db, slug, { now })).ways.map(({ label }) => label);
    expect(await labels(T0)).toEqual(['test', 'Students']);
    expect(await labels(minutes(10))).toEqual(['test']);
    const [first, second] = (await studyHandout(db, slug, { now: T0 })).ways;
    expect(first).toMatchObject({ token, seat: null, expiresAt: null });
    expect(second!.expiresAt).toBe(minutes(10).toISOString());
  });
});
