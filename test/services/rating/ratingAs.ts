import { randomUUID } from 'node:crypto';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { Submission } from '#app/core/ratings/judgment.ts';
import { joinStudy } from '#app/services/rating/joinStudy.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import type { Database } from '#db/database.ts';

export const T0 = new Date('2026-03-01T10:00:00Z');
/** T0 and some minutes. */
export const minutes = (count: number): Date => new Date(T0.getTime() + count * 60_000);

export async function join(db: Database, token: string, now = T0): Promise<Rater> {
  return (await joinStudy(db, { token, consented: true }, { now })).rater;
}

/** A valid answer to a task: all criteria `value`, the left text, or the texts as good as they come. */
export function answerTo(task: BlindTask, value = 4, key = randomUUID() as string): Submission {
  const base = { assignment: task.id, key, activeMs: 1000 };
  if (task.kind === 'pairwise') return { ...base, kind: task.kind, preference: 'left' };
  if (task.kind === 'ranking') {
    const last = task.texts.length - 1;
    return task.form === 'ranking'
      ? { ...base, kind: task.kind, ranks: task.texts.map((_, i) => i + 1) }
      : { ...base, kind: task.kind, bestWorst: { best: 0, worst: last } };
  }
  return {
    ...base,
    kind: task.kind,
    ratings: Object.fromEntries(task.criteria.map((criterion) => [criterion.key, value])),
  };
}

/** Judges `most` tasks, one after the other; gives the tasks that were judged. */
export async function judge(db: Database, rater: Rater, most: number, now = T0): Promise<BlindTask[]> {
  const judged: BlindTask[] = [];
  while (judged.length < most) {
    const { task } = await raterState(db, rater, { now });
    if (task === null) break;
    await submitJudgment(db, rater, answerTo(task), { now });
    judged.push(task);
  }
  return judged;
}
