import { sql } from 'kysely';
import { expect } from 'vitest';
import { FLUENCY } from '#app/core/studies/criteria.ts';
import { CRITERION_LIBRARY } from '#app/core/studies/criterionLibrary.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import { storeMeasures } from '#app/services/analysis/storeMeasures.ts';
import { readImport } from '#app/services/imports/importBody.ts';
import { importJudgments } from '#app/services/imports/judgments/importJudgments.ts';
import { readRatings } from '#app/services/imports/judgments/readRatings.ts';
import { extendStudy } from '#app/services/looks/extendStudy.ts';
import { takeLook } from '#app/services/looks/takeLook.ts';
import { excludeRater } from '#app/services/rating/excludeRater.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import { recallJudgment } from '#app/services/rating/recallJudgment.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { listOwnJudgments } from '#app/services/rating/listOwnJudgments.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { studyExtent } from '#app/services/studies/studyExtent.ts';
import type { Database } from '#db/database.ts';
import { answerByText, judgedStudy } from '../../analysis/judgedStudy.ts';
import { callSlight, fair, FLUENCY_ALONE, judged } from '../../analysis/ruledStudy.ts';
import { join, T0 } from '../../rating/ratingAs.ts';
import { listSetAside } from '#db/queries/raters.ts';
import { openSample, outputOf } from '../../studies/sampleStudy.ts';

const SYSTEMS = ['base', 'tiny', 'broken'].map((name, i) => ({
  name,
  role: i === 0 ? ('baseline' as const) : ('candidate' as const),
  provider: { kind: 'import' as const },
}));

/** Closed studies of many kinds; each gives its address. */
export const STUDIES: Readonly<Record<string, (db: Database) => Promise<string>>> = {
  'ratings and comparisons with controls, measures and repeats': async (db) => {
    const protocol = { pairwise: { strength: true }, repeats: { share: 0.4 } };
    const { slug, id } = await judgedStudy(db, { items: 12, raters: 4, protocol });
    const reference_texts = JSON.stringify(['One says: lamp 1 is red and needs 4 W.']);
    await db.updateTable('items').set({ reference_texts }).where('study_id', '=', id).execute();
    await storeMeasures(db, slug, (write) => db.transaction().execute(write));
    await closeStudy(db, slug);
    return slug;
  },
  'slight controls, blocks that were passed on, and a rater set aside': async (db) => {
    const { slug, id, judges } = await judged(db, {
      items: 24,
      raters: 6,
      protocol: { criteria: FLUENCY_ALONE, pairwise: true },
      value: (text, rater) => (rater === 'rater-03' ? 4 : fair(text, rater)),
      skips: (task, rater) => rater === 'rater-02' && task.id.startsWith('a'),
    });
    await callSlight(db, id);
    // The rule has set aside some by then.
    const aside = await listSetAside(db, id);
    expect(aside.map(({ name }) => name)).toContain('rater-03');
    const other = judges.find(({ name }) => aside.every((one) => one.name !== name))!;
    const reason = '=1+1 "quoted", \nand 红色';
    await excludeRater(db, slug, { rater: other.name, reason });
    await closeStudy(db, slug);
    return slug;
  },
  'judgments that were corrected': async (db) => {
    const { slug, raters } = await judgedStudy(db, { items: 8, raters: 3 });
    for (const rater of raters) await correct(db, rater);
    await closeStudy(db, slug);
    return slug;
  },
  'rankings of three, two of which share a text': async (db) => {
    const write = (system: string, position: number) =>
      system === 'broken' && position % 3 !== 2 ? `${system} ${position}` : outputOf(system, position);
    const { slug } = await judgedStudy(db, {
      items: 8,
      raters: 3,
      systems: SYSTEMS,
      write,
      protocol: {
        criteria: [],
        pairwise: false,
        ranking: { form: 'best-worst' },
        controls: { share: 0, minimum: 0 },
        repeats: { share: 0.3 },
      },
    });
    await closeStudy(db, slug);
    return slug;
  },
  'marked spans': async (db) => {
    const { slug } = await judgedStudy(db, {
      items: 8,
      raters: 3,
      protocol: {
        highlights: {
          severities: ['major'],
          comments: true,
          categories: [{ key: 'opening', label: { en: 'Opening' }, weights: { major: 2.5 } }],
        },
        repeats: { share: 0.3 },
      },
    });
    await closeStudy(db, slug);
    return slug;
  },
  'a criterion that may be left out': async (db) => {
    const criteria = [FLUENCY, { ...CRITERION_LIBRARY.at(-1)!, required: false }];
    const { slug } = await judgedStudy(db, { items: 8, raters: 3, protocol: { criteria } });
    await closeStudy(db, slug);
    return slug;
  },
  'judgments made elsewhere, with fractions and nothing known of when': async (db) => {
    const lines = Array.from({ length: 6 }, (_, item) =>
      ['old', 'new'].flatMap((system) =>
        ['x', 'y'].map((rater, at) => `${item},${system},${rater},quality,${(item * 3 + at) / 7 - 1}`),
      ),
    ).flat();
    const text = ['item,system,rater,criterion,value', ...lines].join('\n');
    const { body, fileHash } = await readImport(new TextEncoder().encode(text));
    const ratings = { ...readRatings(body), name: 'ratings.csv', fileHash };
    const input = { name: 'Elsewhere', ratings, preferences: null, items: null, baseline: 'old' };
    return (await importJudgments(db, input)).study!.slug;
  },
  'looks and an extension': async (db) => {
    const looks = { at: [0.4], extension: { items: 4, judgments: 1 } };
    const study = await begun(db, { looks });
    await judgeUntil(db, study, 0.5);
    await takeLook(db, study.slug, { now: T0 });
    await judgeUntil(db, study, 1);
    await extendStudy(db, study.slug, { now: T0 });
    await judgeUntil(db, study, 1.2);
    await closeStudy(db, study.slug);
    return study.slug;
  },
  'blocks that were left in the middle': async (db) => {
    const study = await begun(db, {});
    await judgeUntil(db, study, 0.7);
    await closeStudy(db, study.slug);
    return study.slug;
  },
  'a panel with its plan': async (db) => {
    const links: string[] = [];
    const { study } = await openSample(db, {
      items: 6,
      protocol: { ratersPerItem: 2, strategy: 'panel', controls: { share: 0, minimum: 0 } },
      rest: { resamples: 100 },
      rule: 2,
      before: async (slug) => {
        await prepareTasks(db, (await requireStudy(db, slug)).id);
        links.push(...(await drawPanel(db, slug, ['Ada', 'Bo', 'Cai'])).seats.map(({ token }) => token));
      },
    });
    const raters: Rater[] = [];
    for (const link of links) raters.push(await join(db, link));
    await judgeUntil(db, { slug: study.slug, raters }, Infinity);
    await closeStudy(db, study.slug);
    return study.slug;
  },
  'rule 1': async (db) => {
    const { slug } = await judgedStudy(db, { items: 8, raters: 3, rule: 1 });
    await closeStudy(db, slug);
    return slug;
  },
  'raters who are programs': async (db) => {
    const { slug, id } = await judgedStudy(db, { items: 8, raters: 3 });
    await sql`update raters set simulated = true where study_id = ${id}`.execute(db);
    await closeStudy(db, slug);
    return slug;
  },
};

/** Judges some of what a rater judged once more. */
async function correct(db: Database, rater: Rater): Promise<void> {
  const own = await listOwnJudgments(db, rater);
  for (const { assignment } of own.slice(-4)) {
    const { task } = await recallJudgment(db, rater, assignment);
    const again = answerByText(task, `${rater.id} again`);
    await submitJudgment(db, rater, { ...again, comment: 'I looked again.' }, { now: T0 });
  }
}

interface Begun {
  readonly slug: string;
  readonly raters: readonly Rater[];
}

async function begun(db: Database, rest: Partial<StudyConfigurationInput>): Promise<Begun> {
  const { study, token } = await openSample(db, {
    items: 16,
    protocol: { ratersPerItem: 2, controls: { slight: 0, gross: 4 }, blocksPerSitting: 4 },
    rest: { resamples: 100, ...rest },
    rule: 2,
  });
  const raters: Rater[] = [];
  for (let k = 0; k < 5; k++) raters.push(await join(db, token));
  return { slug: study.slug, raters };
}

async function judgeUntil(db: Database, { slug, raters }: Begun, until: number): Promise<void> {
  for (let judging = true; judging;) {
    judging = false;
    for (const rater of raters) {
      const { submitted, first } = await studyExtent(db, await requireStudy(db, slug));
      if (submitted >= until * first) return;
      const { task } = await raterState(db, rater, { now: T0 });
      if (task === null) continue;
      await submitJudgment(db, rater, answerByText(task, String(rater.id)), { now: T0 });
      judging = true;
    }
  }
}
