import { createHash, randomUUID } from 'node:crypto';
import type { BlindLikertTask, BlindTask } from '#app/core/ratings/blindTask.ts';
import type { Submission } from '#app/core/ratings/judgment.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import type { Database } from '#db/database.ts';
import { join, T0 } from '../rating/ratingAs.ts';
import { openSample, outputOf } from '../studies/sampleStudy.ts';

/** A small number from a text, the same every time. */
const drawn = (text: string, bound: number) =>
  createHash('sha256').update(text).digest().readUInt32BE() % bound;

/** How good a text is to these raters: the baseline's says what was asked for, the candidate's reads worse. */
export function quality(text: string, prompt: string): number {
  const [, lamp, colour, power] = /Lamp (\d+)\nColour: (\w+)\nPower: (\d+)/.exec(prompt)!;
  if (!text.endsWith(` says: lamp ${lamp} is ${colour} and needs ${power} W.`)) return 1;
  return text.startsWith('Other') ? 3 : 5;
}

export function answerByText(task: BlindTask, rater: string): Submission {
  const rest = { assignment: task.id, key: randomUUID() as string, activeMs: 2000 };
  if (task.kind === 'pairwise') {
    const base = { ...rest, kind: task.kind };
    const [left, right] = [quality(task.left, task.prompt), quality(task.right, task.prompt)];
    if (left === right) return { ...base, preference: 'tie' };
    const strength = Math.abs(left - right) > 2 ? 'much' : 'slightly';
    return {
      ...base,
      preference: left > right ? 'left' : 'right',
      ...(task.strength === true ? { strength } : {}),
    };
  }
  if (task.kind === 'ranking') {
    const base = { ...rest, kind: task.kind };
    const worths = task.texts.map((text) => quality(text, task.prompt));
    const ranks = worths.map((worth) => 1 + new Set(worths.filter((other) => other > worth)).size);
    if (task.form === 'ranking') return { ...base, ranks };
    const best = worths.indexOf(Math.max(...worths));
    const others = worths.map((worth, i) => (i === best ? Infinity : worth));
    return { ...base, bestWorst: { best, worst: others.indexOf(Math.min(...others)) } };
  }
  const value = Math.max(1, quality(task.text, task.prompt) - drawn(`${rater}${task.text}`, 2));
  const end = task.text.indexOf(' says');
  const marks = task.highlights !== undefined && end > 0 && task.text.startsWith('Other');
  return {
    ...rest,
    kind: task.kind,
    ratings: Object.fromEntries(task.criteria.map(({ key }) => [key, value])),
    ...(marks ? { highlights: [{ start: 0, end, ...saidOf(task.highlights!) }] } : {}),
  };
}

/** What is said of a mark: the first that may be. */
function saidOf({ severities, categories = [] }: NonNullable<BlindLikertTask['highlights']>) {
  const [kind] = categories;
  return { severity: severities[0]!, ...(kind !== undefined && { category: kind.key }) };
}

/** An open study that `raters` raters have judged as far as it goes. */
export async function judgedStudy(
  db: Database,
  {
    items = 12,
    raters = 4,
    protocol = {},
    write = outputOf,
    systems,
    rule = 2,
  }: {
    items?: number;
    raters?: number;
    protocol?: StudyConfigurationInput['protocol'];
    write?: typeof outputOf;
    systems?: StudyConfigurationInput['systems'];
    rule?: 1 | 2;
  } = {},
): Promise<{ slug: string; id: number; raters: Rater[] }> {
  const { study, token } = await openSample(db, {
    items,
    protocol: { ratersPerItem: 3, controls: { share: 0.5, minimum: 6 }, ...protocol },
    rest: { resamples: 100, ...(systems === undefined ? {} : { systems }) },
    write,
    rule,
  });
  const joined: Rater[] = [];
  for (let k = 0; k < raters; k++) joined.push(await join(db, token));
  for (;;) {
    let judged = 0;
    for (const rater of joined) {
      const { task } = await raterState(db, rater, { now: T0 });
      if (task === null) continue;
      await submitJudgment(db, rater, answerByText(task, String(rater.id)), { now: T0 });
      judged += 1;
    }
    if (judged === 0) return { slug: study.slug, id: study.id, raters: joined };
  }
}
