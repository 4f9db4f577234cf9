import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { STUDY_MEASURE_NAMES, STUDY_MEASURES } from '#app/core/measures/registry.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { loadStudyData } from '#app/services/analysis/loadStudyData.ts';
import { storeMeasures } from '#app/services/analysis/storeMeasures.ts';
import { lastJudged } from '#db/queries/assignments.ts';
import type { Store } from '#app/services/generation/turn.ts';
import { excludeRater } from '#app/services/rating/excludeRater.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { T0 } from '../rating/ratingAs.ts';
import { judgedStudy } from './judgedStudy.ts';

describeOnEachDatabase('analysing a study', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  it('takes every judgment, a shared text once for each of its systems', async () => {
    const { id } = await judgedStudy(db);
    const data = await loadStudyData(db, id);
    const controls = data.outputs.filter(({ system }) => system.startsWith('control-'));
    expect(controls.length).toBe(6);
    // 12 items × 3 raters × 3 criteria, for both systems and for the controls.
    expect(data.ratings).toHaveLength((12 * 2 + 6) * 3 * 3);
    const shared = data.ratings.filter(({ item, criterion }) => item === 'item-2' && criterion === 'fluency');
    expect(new Set(shared.map(({ sharedTextId }) => sharedTextId)).size).toBe(
      shared.some(({ system }) => system.startsWith('control-')) ? 2 : 1,
    );
    // The item whose texts are the same is not compared.
    expect(data.preferences).toHaveLength(11 * 3);
    expect(new Set(data.preferences.map(({ systemA }) => systemA))).toEqual(new Set(['base']));
    expect(data.raters.map(({ medianActiveMs }) => medianActiveMs)).toEqual([2000, 2000, 2000, 2000]);
  });

  it('counts a correction instead of what it corrects', async () => {
    const { id, raters } = await judgedStudy(db, { protocol: { pairwise: false } });
    const [rater] = raters as [(typeof raters)[0]];
    const before = await loadStudyData(db, id);
    const last = (await lastJudged(db, rater.id))!;
    const correction = { fluency: 3, relevance: 3, consistency: 3 };
    await submitJudgment(
      db,
      rater,
      { assignment: last, key: 'correction', ratings: correction, activeMs: 1 },
      { now: T0 },
    );
    const after = await loadStudyData(db, id);
    expect(after.ratings).toHaveLength(before.ratings.length);
    const changed = after.ratings.filter((row, k) => row.value !== before.ratings[k]!.value);
    expect(changed.every(({ value, rater: name }) => value === 3 && name === rater.name)).toBe(true);
    expect(changed.length).toBeGreaterThan(0);
  });

  it('withholds the estimates of an open study', async () => {
    const { slug } = await judgedStudy(db);
    const report = await analyseStudy(db, slug);
    expect(report.estimates).toBe('withheld');
    expect(report.verdict.candidates[0]).toMatchObject({ decision: 'hold', lines: [] });
    expect(report.verdict.candidates[0]!.reasons[0]!.rule).toBe('1-open');
    expect([
      report.ratings,
      report.preferences,
      report.measures,
      report.agreement,
      report.itemsToRead,
    ]).toEqual([[], [], [], [], []]);
    expect(report.progress).toMatchObject({ items: 12, itemsWithControl: 6, blocksSubmitted: 36, raters: 4 });
  });

  it('sees the loss once the study is closed, and keeps the analysis', async () => {
    // By rule 1, under which a lead may still set raters aside.
    const { slug, id } = await judgedStudy(db, { rule: 1 });
    await closeStudy(db, slug);
    const report = await analyseStudy(db, slug);
    expect(report.verdict.candidates[0]!.decision).toBe('do-not-ship');
    expect(report.preferences[0]).toMatchObject({ wins: 0, losses: 33, identicalItems: 1, identicalTies: 3 });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    await db
      .updateTable('analyses')
      .set({ result: JSON.stringify({ ...report, ratings: [] }) })
      .execute();
    expect((await analyseStudy(db, slug)).ratings).toEqual([]);
    expect(await analyseStudy(db, slug, { force: true })).toEqual(report);
    expect(await analyseStudy(db, slug)).toEqual(report);
    // Whatever changes a closed study says so by an event; without one its data are not even looked at.
    await correct(db, { judgment: 1, value: 3 });
    expect(await analyseStudy(db, slug)).toEqual(report);
    await excludeRater(db, slug, { rater: report.raters[0]!.rater, reason: 'drawn by lot' });
    expect((await analyseStudy(db, slug)).signature.dataHash).not.toBe(report.signature.dataHash);
    const kept = await db.selectFrom('analyses').select('id').where('study_id', '=', id).execute();
    expect(kept).toHaveLength(2);
  });

  it('stores measures of outputs and corpora, as often as it is asked', async () => {
    const { slug, id } = await judgedStudy(db);
    await db
      .updateTable('items')
      .set({ reference_texts: JSON.stringify(['One says: a lamp is red.']) })
      .execute();
    const store: Store = (write) => db.transaction().execute(write);
    const first = await storeMeasures(db, slug, store);
    // Those that texts tell of, of 12 outputs of two systems and of both corpora.
    const measures = STUDY_MEASURE_NAMES.filter((name) => STUDY_MEASURES[name].perItem).length;
    expect(measures).toBeGreaterThan(10);
    expect(first).toBe(12 * 2 * measures + 2 * measures);
    await storeMeasures(db, slug, store);
    const rows = await db.selectFrom('scores').selectAll().where('study_id', '=', id).execute();
    expect(rows).toHaveLength(first);
    expect(rows.find(({ item_id, measure }) => item_id !== null && measure === 'bleu')!.signature).toContain(
      'eff:yes|tok:13a',
    );
    expect(rows.find(({ item_id, measure }) => item_id === null && measure === 'bleu')).toMatchObject({
      lower: expect.any(Number),
      signature: expect.stringContaining('eff:no|tok:13a'),
    });
  });

  it('names a study that is not there', async () => {
    await expect(analyseStudy(db, 'nowhere')).rejects.toMatchObject({ code: 'not_found' });
  });
});

/** Appends a revision in which each criterion has this rating. */
async function correct(
  db: Database,
  { judgment, value }: { judgment: number; value: number },
): Promise<void> {
  await sql`
    with revision as (
      insert into judgments (study_id, assignment_id, revision, active_ms, submitted_at, idempotency_key)
      select study_id, assignment_id, 2, active_ms, submitted_at, 'again' from judgments where id = ${judgment}
      returning id)
    insert into ratings select revision.id, criterion, ${value} from revision, ratings
    where judgment_id = ${judgment}`.execute(db);
}
