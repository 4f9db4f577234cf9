import { beforeEach, expect, it } from 'vitest';
import { excludeRater } from '#app/services/rating/excludeRater.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import { runningStudy } from '#app/services/studies/runningStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { join, judge, minutes, T0 } from '#test/services/rating/ratingAs.ts';
import { openSample } from './sampleStudy.ts';

describeOnEachDatabase('a study that is being rated', (open) => {
  let db: Database;
  let slug: string;
  let token: string;
  beforeEach(async () => {
    db = await open();
    ({
      study: { slug },
      token,
    } = await openSample(db));
  });
  const at = (count: number) => runningStudy(db, slug, { now: minutes(count) });

  it('counts judgments by kind, rater and day, and what items lack', async () => {
    const first = await join(db, token);
    await judge(db, first, Infinity);
    const second = await join(db, token, minutes(10));
    await judge(db, second, 1, minutes(10));
    const study = await at(11);
    const { asked, submitted } = study.blocks;
    // Two raters each for six items and as many as there are controls.
    expect(submitted).toBe(asked / 2);
    expect(study.kinds.map(({ kind }) => kind)).toEqual(['likert', 'pairwise']);
    expect(study.kinds.reduce((sum, { judged }) => sum + judged, 0)).toBe(study.judgments);
    for (const { judged, asked: of } of study.kinds) expect(judged).toBeLessThan(of);
    expect(study.perDay).toEqual([{ day: '2026-03-01', judgments: study.judgments }]);
    expect(study.raters.map(({ name, judged }) => [name, judged])).toEqual([
      ['rater-02', 1],
      ['rater-01', study.judgments - 1],
    ]);
    // The first was last seen eleven minutes ago.
    expect(study.atWork).toEqual(['rater-02']);
    expect(study.itemsByMissing).toEqual([{ missing: 1, items: asked / 2 }]);
    expect(study.fewest[0]).toMatchObject({ asked: 2, submitted: 1 });
    expect(study.end?.kind).toBe('unknown');
  });

  it('tells nothing by which systems could be told apart', async () => {
    await judge(db, await join(db, token), Infinity);
    const { name: _name, question: _question, ...shown } = await at(1);
    expect(JSON.stringify(shown)).not.toMatch(/base|tiny|says: lamp/);
  });

  it('leaves out those set aside, and asks for others in their place', async () => {
    await judge(db, await join(db, token), Infinity);
    await excludeRater(db, slug, { rater: 'rater-01', reason: 'asked to' }, { now: T0 });
    const study = await at(1);
    expect(study.kinds.every(({ judged }) => judged === 0)).toBe(true);
    expect(study.itemsByMissing.map(({ missing }) => missing)).toEqual([2]);
    expect(study.raters).toMatchObject([{ name: 'rater-01', setAside: true }]);
    expect(study.atWork).toEqual([]);
  });

  it('expects no end while it is paused', async () => {
    await judge(db, await join(db, token), 3);
    await pauseStudy(db, slug);
    expect(await at(1)).toMatchObject({ state: 'paused', end: null, atWork: [] });
  });
});
