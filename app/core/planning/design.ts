import type { PlanQuestion } from './question.ts';

/** The size of a study. */
export interface Design {
  readonly items: number;
  readonly raters: number;
}

/** What a size comes to. */
export interface Sizes {
  /** Raters who judge an item; no more than there are. */
  readonly ratersPerItem: number;
  /** Items times the raters of each. */
  readonly blocks: number;
  /** Σ share² of the blocks, over items and over raters, who do even parts of the work. */
  readonly itemShares: number;
  readonly raterShares: number;
  /** How often each text is judged, on average. */
  readonly readingsPerText: number;
  /** What raters submit, one a task. */
  readonly judgments: number;
  readonly hours: number;
}

export function sizesOf(question: PlanQuestion, { items, raters }: Design): Sizes {
  const { overlap, lines, controls, tasksPerBlock, repeats, secondsPerTask } = question;
  const ratersPerItem = Math.min(question.ratersPerItem, raters);
  const shared = Math.ceil(overlap * items);
  const blocks = shared * ratersPerItem + (items - shared);
  const readingsPerText = blocks / items;
  const gated = lines.filter(({ gate }) => gate !== null).length;
  const controlTasks = (gated * controls.slight + controls.gross) * readingsPerText;
  const judgments = Math.ceil((blocks * tasksPerBlock + controlTasks) * (1 + repeats));
  return {
    ratersPerItem,
    blocks,
    itemShares: (shared * ratersPerItem ** 2 + (items - shared)) / blocks ** 2,
    raterShares: 1 / raters,
    readingsPerText,
    judgments,
    hours: (judgments * secondsPerTask) / 3600,
  };
}

/** More raters than this have not two items each. */
export function mostRaters(question: PlanQuestion, items: number): number {
  const { blocks } = sizesOf(question, { items, raters: question.ratersPerItem });
  return Math.max(2, question.ratersPerItem, Math.floor(blocks / 2));
}

/** The fewest raters who can do the work: each text needs as many, and nobody is given more than the most. */
export function fewestRaters(question: PlanQuestion, items: number): number {
  const least = Math.max(2, question.ratersPerItem);
  if (question.mostItemsPerRater === null) return least;
  const { blocks } = sizesOf(question, { items, raters: least });
  return Math.max(least, Math.ceil(blocks / question.mostItemsPerRater));
}
