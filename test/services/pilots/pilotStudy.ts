import { createHash, randomUUID } from 'node:crypto';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { Submission } from '#app/core/ratings/judgment.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import type { Row } from '#db/schema.ts';
import { join, T0 } from '../rating/ratingAs.ts';
import { configurationOf, itemsOf, writeOutputs } from '../studies/sampleStudy.ts';

const COLOURS = ['red', 'blue', 'green', 'black', 'white'];

/** A text of three sentences, of which every maker of controls can make something. */
export function blurbOf(system: string, position: number): string {
  const colour = COLOURS[position % COLOURS.length]!;
  const end =
    system === 'base' ? 'It lasts for years and needs no care.' : 'It lasts for years, with no care at all.';
  return `The lamp ${position} by Alder is ${colour} and needs ${position + 3} W. It stands well on a small table. ${end}`;
}

/** A study with all its outputs that has not opened. */
export async function studyBefore(
  db: Database,
  {
    items = 40,
    state = 'ready',
    protocol = {},
    rest = {},
  }: {
    items?: number;
    state?: 'draft' | 'ready';
    protocol?: StudyConfigurationInput['protocol'];
    rest?: Partial<StudyConfigurationInput>;
  } = {},
): Promise<Row<'studies'>> {
  const study = await createStudy(db, {
    configuration: configurationOf(
      { controls: { slight: 20, gross: 6 }, ...protocol },
      { resamples: 100, ...rest },
    ),
    items: itemsOf(items),
  });
  await writeOutputs(db, study.id, blurbOf);
  if (state === 'ready') await prepareTasks(db, study.id);
  return study;
}

/** A small number from a text, the same every time. */
const drawn = (text: string, bound: number) =>
  createHash('sha256').update(text).digest().readUInt32BE() % bound;

/** Whether a text is what a system wrote for a lamp: controls aren't. */
function isSound(text: string, prompt: string): boolean {
  const position = Number(/Lamp (\d+)/.exec(prompt)![1]);
  return ['base', 'tiny'].some((system) => blurbOf(system, position) === text);
}

/** What somebody answers who sees faults, a little differently from others. */
export function answerOf(task: BlindTask, rater: string): Submission {
  const rest = { assignment: task.id, key: randomUUID() as string, activeMs: 20_000 };
  if (task.kind === 'pairwise') return { ...rest, kind: task.kind, preference: 'tie' };
  if (task.kind !== 'likert') throw new Error(task.kind);
  const base = isSound(task.text, task.prompt) ? 5 : 3;
  return {
    ...rest,
    kind: task.kind,
    ratings: Object.fromEntries(
      task.criteria.map(({ key }) => [key, base - drawn(`${rater} ${key} ${task.text}`, 2)]),
    ),
  };
}

/** So many people join by a link and judge everything that there is for them. @returns how much each has judged */
export async function judgeAll(
  db: Database,
  token: string,
  raters: number,
  commentOn: (judged: number) => string | undefined = () => undefined,
): Promise<number[]> {
  const counts: number[] = [];
  for (let number = 0; number < raters; number++) {
    const rater = await join(db, token);
    let judged = 0;
    for (;;) {
      const { task } = await raterState(db, rater, { now: T0 });
      if (task === null) break;
      const comment = number === 0 ? commentOn(judged) : undefined;
      const answer = { ...answerOf(task, String(number)), ...(comment === undefined ? {} : { comment }) };
      await submitJudgment(db, rater, answer, { now: T0 });
      judged++;
    }
    counts.push(judged);
  }
  return counts;
}
