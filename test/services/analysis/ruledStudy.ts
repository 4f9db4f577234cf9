import { createHash, randomUUID } from 'node:crypto';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { Submission } from '#app/core/ratings/judgment.ts';
import { RELEVANCE } from '#app/core/studies/criteria.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { skipTask } from '#app/services/rating/skipTask.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import type { Database } from '#db/database.ts';
import { join, minutes } from '../rating/ratingAs.ts';
import { openSample } from '../studies/sampleStudy.ts';

export const drawn = (text: string, bound: number) =>
  createHash('sha256').update(text).digest().readUInt32BE() % bound;

export const isSound = (text: string) =>
  /^(One|Other|Both) says: lamp \d+ is \w+ and needs \d+ W\.$/.test(text);
export const isCandidate = (text: string) => text.startsWith('Other');

/** 4, and now and then 5, for what is sound; 1 or 2 for controls. */
export function fair(text: string, rater: string): number {
  return isSound(text) ? 4 + Number(drawn(`${rater} ${text}`, 6) === 0) : 1 + drawn(`${rater} ${text}`, 2);
}

interface Judging {
  readonly items?: number;
  readonly raters?: number;
  readonly protocol?: StudyConfigurationInput['protocol'];
  readonly rest?: Partial<StudyConfigurationInput>;
  readonly before?: (slug: string) => Promise<unknown>;
  readonly value?: (text: string, rater: string) => number;
  readonly skips?: (task: BlindTask, rater: string) => boolean;
}

/** A study that is open, judged by raters as far as it goes. */
export async function judged(
  db: Database,
  { items = 24, raters = 5, protocol = {}, rest = {}, before, value = fair, skips = () => false }: Judging,
): Promise<{ slug: string; id: number; judges: Rater[]; firstControl: string | null }> {
  const { study, token } = await openSample(db, {
    items,
    protocol: { ratersPerItem: 5, controls: { share: 1, minimum: 0 }, blocksPerSitting: 12, ...protocol },
    rule: 2,
    ...(before && { before }),
    rest: { resamples: 100, voters: [], lines: { 'severe-losses': 'shown' }, ...rest },
  });
  const judges: Rater[] = [];
  for (let k = 0; k < raters; k++) judges.push(await join(db, token));
  let firstControl: string | null = null;
  for (let round = 0, again = true; again; round++) {
    again = false;
    for (const rater of judges) {
      const now = minutes(round);
      const { task } = await raterState(db, rater, { now });
      if (task === null) continue;
      again = true;
      if (skips(task, rater.name)) {
        await skipTask(db, rater, { assignment: task.id, reason: 'other' }, { now });
        continue;
      }
      if (rater === judges[0] && task.kind === 'likert' && !isSound(task.text)) firstControl ??= task.id;
      await submitJudgment(db, rater, answer(task, rater.name, value), { now });
    }
  }
  return { slug: study.slug, id: study.id, judges, firstControl };
}

function answer(task: BlindTask, rater: string, value: Required<Judging>['value']): Submission {
  const rest = { assignment: task.id, key: randomUUID() as string, activeMs: 4000 };
  if (task.kind === 'likert') {
    const given = value(task.text, rater);
    return {
      ...rest,
      kind: task.kind,
      ratings: Object.fromEntries(task.criteria.map(({ key }) => [key, given])),
    };
  }
  if (task.kind !== 'pairwise') throw new Error('not asked here');
  const difference = value(task.left, rater) - value(task.right, rater);
  const preference = difference === 0 ? 'tie' : difference > 0 ? 'left' : 'right';
  return { ...rest, kind: task.kind, preference };
}

/** Says of the controls, which harm one criterion plainly, that they are slight ones. */
export async function callSlight(db: Database, studyId: number): Promise<void> {
  await db
    .updateTable('systems')
    .set({ dose: 'slight', maker: 'shuffled-words' })
    .where('study_id', '=', studyId)
    .where('role', '=', 'control')
    .execute();
}

export const FLUENCY_ALONE = [{ ...RELEVANCE, key: 'fluency', label: { en: 'Fluency', zh: '流畅度' } }];
