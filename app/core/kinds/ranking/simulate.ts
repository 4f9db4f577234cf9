import type { SimulatedReader } from '../definition.ts';
import type { RankingAnswer } from './answer.ts';
import type { BlindRankingTask } from './task.ts';

/** The order of some texts by what a reader thinks of each; neighbours that look the same share a place. */
export function simulateRanking(
  { form, ties, texts }: BlindRankingTask,
  { impression, sameWithin }: SimulatedReader,
): RankingAnswer {
  const impressions = texts.map((text) => impression(text, 'overall', 5));
  const order = impressions.map((_, i) => i).sort((a, b) => impressions[b]! - impressions[a]!);
  if (form === 'best-worst') {
    return { kind: 'ranking', bestWorst: { best: order[0]!, worst: order.at(-1)! } };
  }
  const ranks = impressions.map(() => 0);
  let place = 0;
  for (const [index, text] of order.entries()) {
    const gap = index === 0 ? Infinity : impressions[order[index - 1]!]! - impressions[text]!;
    if (ties === false || gap >= sameWithin) place += 1;
    ranks[text] = place;
  }
  return { kind: 'ranking', ranks };
}
