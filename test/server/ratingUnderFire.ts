import { expect } from 'vitest';
import type { Answer } from '#app/core/ratings/judgment.ts';
import { createRandom } from '#app/core/shared/random.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import type { Database } from '#db/database.ts';
import { scaled } from '#scripts/testing/machineSpeed.ts';
import { rateAsClient } from '#scripts/simulation/raterClient.ts';

const ITEMS = 40;
const RATERS_PER_ITEM = 2;
/** Two texts to rate and a pair. */
const TASKS_PER_ITEM = 3;

/** Judgments that the study asks for. */
export const WANTED = ITEMS * RATERS_PER_ITEM * TASKS_PER_ITEM;

/** An open study; gives the secret part of its link. */
export async function openStudyToRate(db: Database): Promise<string> {
  const items = Array.from({ length: ITEMS }, (_, i) => ({
    item: `item-${i}`,
    prompt: `Describe thing ${i}.`,
  }));
  const { slug } = await createStudy(db, {
    configuration: {
      name: 'Kill',
      seed: 'kill',
      systems: ['old', 'new'].map((name, i) => ({
        name,
        role: i === 0 ? 'baseline' : 'candidate',
        provider: { kind: 'import' },
      })),
      protocol: { ratersPerItem: RATERS_PER_ITEM, controls: { share: 0, minimum: 0 }, blocksPerSitting: 5 },
    },
    items,
  });
  for (const system of ['old', 'new']) {
    const outputs = items.map(({ item }) => ({ item, output: `${system} text about ${item}` }));
    await importOutputs(db, { slug, system, outputs });
  }
  await openStudy(db, slug);
  return (await createInvitation(db, { slug, label: 'raters', mostPerAddress: 1000 })).token;
}

/**
 * Four raters judge all there is, each comment naming its task.
 * @param acknowledged gets the assignments whose judgments the server said it had
 */
export async function rateAll(link: string, acknowledged: string[]): Promise<void> {
  await Promise.all(
    Array.from({ length: 4 }, (_, index) => {
      let cookie: string | undefined;
      const random = createRandom(`rater ${index}`);
      return rateAsClient(
        link,
        (task) => {
          const answer: Answer =
            task.kind === 'likert'
              ? {
                  kind: 'likert',
                  ratings: Object.fromEntries(task.criteria.map(({ key }) => [key, 1 + random.integer(5)])),
                }
              : { kind: 'pairwise', preference: random.pick(['left', 'right', 'tie'] as const) };
          return { ...answer, comment: task.id };
        },
        {
          jar: { read: () => cookie, keep: (value) => (cookie = value) },
          locale: 'en',
          signal: AbortSignal.timeout(scaled(600_000)),
          // However long a server takes to come back on a busy machine.
          patience: scaled(60_000),
          onJudgment: (assignment) => acknowledged.push(assignment),
        },
      );
    }),
  );
}

/** Every judgment that was acknowledged is there, once and whole, and every block has been judged. */
export async function expectAllKept(db: Database, acknowledged: readonly string[]): Promise<void> {
  const judgments = await db
    .selectFrom('judgments')
    .select(['assignment_id', 'revision', 'comment'])
    .execute();
  const blocks = await db.selectFrom('blocks').select(['item_id', 'state']).execute();
  const stored = judgments.map((judgment) => judgment.assignment_id);
  expect(
    judgments.every(({ revision, comment, assignment_id: id }) => revision === 1 && comment === id),
  ).toBe(true);
  expect(new Set(stored).size).toBe(stored.length);
  expect(acknowledged.filter((id) => !stored.includes(id))).toEqual([]);
  expect(blocks.filter(({ state }) => state === 'submitted')).toHaveLength(ITEMS * RATERS_PER_ITEM);
}
