import type { OwnEntry } from '#app/components/rating/OwnJudgments.tsx';
import type { LastJudgment } from '#app/services/rating/undoLast.ts';
import { answersOf } from './answersOf.ts';
import type { Given, RatingSession } from './ratingSession.ts';
import { ask, type Answered } from './sendJudgment.ts';

/** Characters of a prompt by which a rater knows a task again. */
const EXCERPT = 160;

/** What was judged in this visit and the server does not list, the last one first. */
export function unlisted(
  { order, given }: Pick<RatingSession, 'order' | 'given'>,
  listed: readonly OwnEntry[],
): OwnEntry[] {
  return order
    .flatMap((id) => {
      const task = given[id]?.task;
      if (task === undefined || listed.some(({ assignment }) => assignment === id)) return [];
      return [{ assignment: id, kind: task.kind, prompt: task.prompt.slice(0, EXCERPT), submittedAt: null }];
    })
    .reverse();
}

/** What the rater has judged, the last one first; without a connection what is known of this visit. */
export async function askOwn(link: string, session: RatingSession): Promise<Answered<OwnEntry[]>> {
  const answer = await ask<{ judgments: OwnEntry[] }>(`${link}/own`);
  if (!answer.ok && session.order.length === 0) return answer;
  const listed = answer.ok ? answer.value.judgments : [];
  return { ok: true, value: [...unlisted(session, listed), ...listed] };
}

/** A judged task with its answers: as given in this visit, else as the server has it. Null asks for the last one. */
export async function recall(
  link: string,
  { given, order }: RatingSession,
  assignment: string | null,
): Promise<Answered<Given>> {
  const known = given[assignment ?? order.at(-1) ?? ''];
  if (known !== undefined) return { ok: true, value: known };
  const answer = await ask<LastJudgment>(`${link}/${assignment === null ? 'last' : `own/${assignment}`}`);
  if (!answer.ok) return answer;
  return { ok: true, value: { task: answer.value.task, answers: answersOf(answer.value) } };
}
