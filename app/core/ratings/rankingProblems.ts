import type { Problem } from '../shared/errors.ts';
import type { RankingOptions } from '../studies/ranking.ts';
import type { Submission } from './judgment.ts';

type Answers = Pick<Submission, 'ratings' | 'preference' | 'strength' | 'ranks' | 'bestWorst'>;

/**
 * All that is wrong with an answer to a ranking; empty = it may be stored. A ranking needs a place from 1 to the
 * number of texts for each of them, all different where ties are not allowed; best–worst two different texts.
 */
export function rankingProblems(
  { ratings, preference, strength, ranks, bestWorst }: Answers,
  asked: RankingOptions & { readonly texts: number },
): Problem[] {
  const problems =
    asked.form === 'ranking' ? placeProblems(ranks, asked) : choiceProblems(bestWorst, asked.texts);
  if (asked.form === 'ranking' ? bestWorst !== undefined : ranks !== undefined) {
    const message =
      asked.form === 'ranking'
        ? 'This study asks for a place for each text, not for best and worst.'
        : 'This study asks for best and worst, not for a place for each text.';
    problems.push({ path: asked.form === 'ranking' ? 'bestWorst' : 'ranks', message });
  }
  if (preference !== undefined || strength !== undefined || Object.keys(ratings ?? {}).length > 0) {
    problems.push({ path: 'ratings', message: 'This task is a ranking; it takes no ratings or preference.' });
  }
  return problems;
}

function placeProblems(
  ranks: Submission['ranks'],
  { ties, texts }: { readonly ties: boolean; readonly texts: number },
): Problem[] {
  const problem = (message: string) => [{ path: 'ranks', message }];
  if (ranks === undefined) return problem('The order of the texts is missing.');
  if (ranks.length !== texts)
    return problem(`There are ${texts} texts, and ${ranks.length} of them have a place.`);
  if (ranks.some((rank) => rank < 1 || rank > texts)) return problem(`Places go from 1 to ${texts}.`);
  if (!ties && new Set(ranks).size < texts)
    return problem('This study allows no ties; give each text a place of its own.');
  return [];
}

function choiceProblems(choice: Submission['bestWorst'], texts: number): Problem[] {
  const problem = (message: string) => [{ path: 'bestWorst', message }];
  if (choice === undefined) return problem('The best and the worst text are missing.');
  const { best, worst } = choice;
  if ([best, worst].some((index) => index < 0 || index >= texts))
    return problem(`There is no such text; there are ${texts}.`);
  return best === worst ? problem('The best and the worst must be two different texts.') : [];
}
