import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { loadStudyData } from '#app/services/analysis/loadStudyData.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import type { Database } from '#db/database.ts';
import { listItems } from '#db/queries/items.ts';
import { insertOutputs } from '#db/queries/outputs.ts';
import { listSystems } from '#db/queries/systems.ts';
import { readLanguages } from '#scripts/simulation/languageKnowledge.ts';
import type { Answer } from '#app/core/ratings/judgment.ts';
import { simulatedRater } from '#scripts/simulation/simulatedRater.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { answerTo, join, T0 } from './ratingAs.ts';

const folder = new URL('../../../fixtures/datasets/blurb/', import.meta.url);
const languages = readLanguages(new URL('language.json', folder));
const items = readFileSync(new URL('items.jsonl', folder), 'utf8')
  .trim()
  .split('\n')
  .slice(0, 24)
  .map((line) => JSON.parse(line) as { item: string; prompt: string; references: [string, string] });

/** Four systems: two that write well, one that leaves facts out, one whose words are in disorder. */
const WRITERS: Record<string, (references: readonly string[]) => string> = {
  old: ([one]) => one!,
  equal: ([, two]) => two!,
  brief: ([one]) => one!.slice(0, Math.round(one!.length / 2)),
  muddled: ([one]) => one!.split(' ').reverse().join(' '),
};
const RATERS = 4;

/** A study of these systems, ranked to the end by raters who answer as `judge` does. */
async function rankedStudy(
  db: Database,
  form: 'ranking' | 'best-worst',
  judgeOf: (rater: number) => (task: BlindTask) => Answer,
): Promise<{ slug: string; id: number }> {
  const { slug, id } = await createStudy(db, {
    configuration: {
      name: 'Four writers',
      seed: 'truth',
      systems: Object.keys(WRITERS).map((name, i) => ({
        name,
        role: i === 0 ? 'baseline' : 'candidate',
        provider: { kind: 'import' },
      })),
      protocol: {
        criteria: [],
        pairwise: false,
        ranking: { form },
        ratersPerItem: RATERS,
        blocksPerSitting: 8,
        controls: { share: 0, minimum: 0 },
      },
      resamples: 200,
    },
    items: items.map(({ item, prompt }) => ({ item, prompt })),
  });
  // The same orders in every run.
  await db.updateTable('studies').set({ blinding_key: 'truth' }).where('id', '=', id).execute();
  const rows = await listItems(db, id);
  for (const system of await listSystems(db, id)) {
    await insertOutputs(
      db,
      rows.map((row) => {
        const text = WRITERS[system.name]!(items[row.position]!.references);
        return {
          study_id: id,
          item_id: row.id,
          system_id: system.id,
          text,
          text_hash: createHash('sha256').update(text).digest('hex'),
          token_ids: null,
          token_count: null,
          finish_reason: null,
          latency_ms: null,
        };
      }),
    );
  }
  await openStudy(db, slug, { now: T0 });
  const { token } = await createInvitation(db, { slug, label: 'simulated' });
  for (let i = 0; i < RATERS; i++) {
    const rater = await join(db, token);
    const judge = judgeOf(i);
    for (;;) {
      const { task } = await raterState(db, rater, { now: T0 });
      if (task === null) break;
      const { assignment, key } = answerTo(task);
      await submitJudgment(db, rater, { assignment, key, activeMs: 100, ...judge(task) }, { now: T0 });
    }
  }
  await closeStudy(db, slug);
  return { slug, id };
}

describeOnEachDatabase('a study by ranking', (open) => {
  it.each(['ranking', 'best-worst'] as const)('finds what simulated raters see (%s)', async (form) => {
    const db = await open();
    const { slug } = await rankedStudy(db, form, (i) => simulatedRater(`truth ${i}`, languages));
    const report = await analyseStudy(db, slug);
    const state = (system: string) =>
      report.verdict.candidates
        .find((candidate) => candidate.system === system)!
        .lines.find(({ kind }) => kind === 'ranking')!;
    expect(state('muddled').state).toBe('red');
    expect(state('brief').state).toBe('red');
    expect(state('equal').n).toEqual({ items: 24, raters: RATERS, judgments: 24 * RATERS });
    expect(Math.abs(state('equal').estimate!)).toBeLessThan(0.35);
    const shares = Object.fromEntries(
      report.preferenceModel!.systems.map(({ system, share }) => [system, share!]),
    );
    expect(shares.brief).toBeLessThan(0.2);
    expect(shares.equal).toBeGreaterThan(0.3);
    const w = report.agreement.find(({ coefficient }) => coefficient === 'kendall-w')!;
    expect(w.units).toBe(24);
    expect(w.lower).toBeGreaterThan(0.5);
  });

  it('is not misled by raters who like what is shown first, and tells the liking', async () => {
    const db = await open();
    const random = createRandom('likes the first');
    const { slug, id } = await rankedStudy(db, 'ranking', () => (task) => {
      if (task.kind !== 'ranking') throw new Error(task.kind);
      const wished = task.texts.map((_, index) => index + random.normal());
      const order = [...wished].sort((a, b) => a - b);
      return { kind: task.kind, ranks: wished.map((wish) => order.indexOf(wish) + 1) };
    });
    const { rankings } = await loadStudyData(db, id);
    for (const item of new Set(rankings.map((row) => row.item))) {
      for (const system of Object.keys(WRITERS)) {
        const own = rankings.filter((row) => row.item === item && row.system === system);
        const places = [1, 2, 3, 4].map((place) => own.filter(({ shownAt }) => shownAt === place).length);
        expect(places).toEqual([1, 1, 1, 1]);
      }
    }
    const report = await analyseStudy(db, slug);
    for (const summary of report.preferences) {
      expect(Math.abs(summary.net!)).toBeLessThan(0.25);
      expect(summary.lower).toBeLessThan(0);
      expect(summary.upper).toBeGreaterThan(0);
      expect(summary.leftLower).toBeGreaterThan(0.5);
    }
  });
});
