import type { BlindRankingTask } from '#app/core/ratings/blindTask.ts';
import type { RankingFields } from '#app/core/kinds/ranking/answer.ts';

/** The place of each text as shown; null where it has none yet. */
export type Places = readonly (number | null)[];

/** The best and the worst text by their index as shown; null where not chosen yet. */
export interface Ends {
  readonly best: number | null;
  readonly worst: number | null;
}

/** What a rater has answered so far to a ranking; absent where the task is none. */
export interface RankingAnswers {
  readonly places?: Places;
  readonly ends?: Ends;
}

export const NO_ENDS: Ends = { best: null, worst: null };

/** The letter by which a text is called: A for the one shown first. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** The places given so far, one for each text. */
export function placesIn({ texts }: BlindRankingTask, { places }: RankingAnswers): Places {
  return texts.map((_, index) => places?.[index] ?? null);
}

/** The places with that of one text changed; where none may be shared, whoever had it loses it. */
export function withPlace(
  places: Places,
  index: number,
  place: number | null,
  { ties }: Pick<BlindRankingTask, 'ties'>,
): Places {
  return places.map((own, other) => (other === index ? place : ties === false && own === place ? null : own));
}

/** Best and worst with one of them chosen; a text that was the other one is that no longer. */
export function withEnd(ends: Ends, end: keyof Ends, index: number): Ends {
  const other = end === 'best' ? 'worst' : 'best';
  return { ...ends, [end]: index, [other]: ends[other] === index ? null : ends[other] } as Ends;
}

/** The rows that still need an answer: texts by their index, or `best` and `worst`. */
export function unrankedRows(task: BlindRankingTask, answers: RankingAnswers): (number | keyof Ends)[] {
  if (task.form === 'ranking') {
    return placesIn(task, answers).flatMap((place, index) => (place === null ? [index] : []));
  }
  const { best, worst } = answers.ends ?? NO_ENDS;
  return [...(best === null ? (['best'] as const) : []), ...(worst === null ? (['worst'] as const) : [])];
}

/** The answer as it is sent; nothing of what is incomplete. */
export function rankingAnswer(task: BlindRankingTask, answers: RankingAnswers): RankingFields {
  if (unrankedRows(task, answers).length > 0) return {};
  if (task.form === 'ranking') return { ranks: placesIn(task, answers).map((place) => place!) };
  return { bestWorst: { best: answers.ends!.best!, worst: answers.ends!.worst! } };
}

/** Texts in the order of their places, those that share one together; texts without a place are left out. */
export function orderOf(places: Places): number[][] {
  const taken = [...new Set(places.filter((place) => place !== null))].sort((a, b) => a - b);
  return taken.map((place) => places.flatMap((own, index) => (own === place ? [index] : [])));
}
