import { beforeEach, expect, it } from 'vitest';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { exploreStudy } from '#app/services/analysis/exploreStudy.ts';
import { itemsToReview } from '#app/services/analysis/itemsToReview.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from '../studies/sampleStudy.ts';
import { judgedStudy } from './judgedStudy.ts';
import { callSlight, FLUENCY_ALONE, judged } from './ruledStudy.ts';

describeOnEachDatabase('what a verdict hangs on', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  it('is found by the rule itself, with other margins and without each rater, and stored nowhere', async () => {
    const { slug, id } = await judged(db, {
      protocol: { criteria: FLUENCY_ALONE, pairwise: true },
      rest: { lines: { 'severe-losses': 'shown', preference: 'shown' } },
    });
    await callSlight(db, id);
    await expect(exploreStudy(db, slug)).rejects.toMatchObject({ code: 'conflict' });
    await closeStudy(db, slug);
    const report = await analyseStudy(db, slug);
    const stored = await db.selectFrom('analyses').selectAll().execute();
    const { candidates } = await exploreStudy(db, slug, { waitMs: 60_000 });
    const [explored] = candidates!;
    const verdict = report.verdict.candidates[0]!;
    expect([explored!.asItIs, verdict.decision]).toEqual(['ship', 'ship']);
    const asFixed = explored!.margins.find(({ factor }) => factor === 1)!;
    expect(asFixed.lines.map(({ name, state }) => [name, state])).toEqual(
      verdict.lines.flatMap((line) =>
        'role' in line && (line.role === 'must-pass' || line.role === 'guardrail')
          ? [[line.name, line.state]]
          : [],
      ),
    );
    // Wider margins never make a decision worse.
    const worth = ['do-not-ship', 'needs-people', 'hold', 'ship-with-caution', 'ship'];
    const places = explored!.margins.map(({ decision }) => worth.indexOf(decision));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    for (const { factor, from, to } of explored!.turns) {
      expect(from).not.toBe(to);
      expect(factor).toBeGreaterThan(0.25);
    }
    expect(explored!.withoutRater).toHaveLength(5);
    expect(explored!.everybody).toBeNull();
    expect(await db.selectFrom('analyses').selectAll().execute()).toEqual(stored);
  });

  it('is not told of a study that an earlier rule judges', async () => {
    const {
      study: { slug },
    } = await openSample(db, { items: 4 });
    await closeStudy(db, slug);
    await expect(exploreStudy(db, slug)).rejects.toMatchObject({ reason: 'explore-by-rule-1' });
  });
});

describeOnEachDatabase('the items of a closed study', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  it('come by what people found of them, in pages, with both texts', async () => {
    const { slug } = await judgedStudy(db);
    await expect(itemsToReview(db, slug, { order: 'loss', page: 1 })).rejects.toMatchObject({
      reason: 'found-before-closing',
    });
    await closeStudy(db, slug);
    const found = await itemsToReview(db, slug, { order: 'loss', page: 1 });
    expect(found.total).toBeGreaterThan(0);
    const differences = found.items.map(({ difference }) => difference);
    expect(differences).toEqual([...differences].sort((a, b) => a - b));
    expect(differences.every((difference) => difference < 0)).toBe(true);
    for (const { baselineText, candidateText } of found.items) expect(candidateText).not.toBe(baselineText);
    expect(found.lines).toEqual(expect.arrayContaining(['fluency', 'preference']));
    const byLine = await itemsToReview(db, slug, { order: 'loss', line: 'fluency', page: 99 });
    expect(byLine.page).toBe(byLine.pages);
    const apart = await itemsToReview(db, slug, { order: 'disagreement', page: 1 });
    const spreads = apart.items.map(({ disagreement }) => disagreement!);
    expect(spreads).toEqual([...spreads].sort((a, b) => b - a));
    // Kept beside the report, not in it.
    expect(await analyseStudy(db, slug)).not.toHaveProperty('findings');
    for (const wrong of [{ system: 'nobody' }, { line: 'beauty' }, { segment: 'nowhere' }]) {
      await expect(itemsToReview(db, slug, { order: 'gain', page: 1, ...wrong })).rejects.toMatchObject({
        reason: 'no-such-items',
      });
    }
  });
});
