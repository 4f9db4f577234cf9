import { AppError } from '#app/core/shared/errors.ts';
import { medianOf } from '#app/core/statistics/averages.ts';
import { openCheckout } from './checkout.ts';
import { isSameFigure } from './sameFigure.ts';
import type { Task } from './tasks.ts';

/** One measure here and in another checkout. */
export interface Compared {
  /** Medians of the turns, seconds. */
  readonly here: number;
  readonly before: number;
  /** Here as a multiple of before: the median of the turns' ratios, and the least and the most of them. */
  readonly ratio: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Times a measure here and in another checkout in turn, each in a process of its own version that answers nothing else.
 * What else the machine does changes from turn to turn, and less within one, so the ratio is taken within turns; either
 * side is the first as often as the other.
 *
 * @param here folder of this checkout, and `before` of the other, both built
 * @param turns at least 1
 * @throws AppError `unavailable` where a folder has no program that answers, `conflict` where the figures differ
 */
export async function compareCheckouts(
  task: Task,
  { here, before }: { readonly here: string; readonly before: string },
  turns: number,
): Promise<Compared> {
  const request = JSON.stringify({ id: 1, ...task.request() });
  const own = await openCheckout(here);
  try {
    const other = await openCheckout(before);
    try {
      const times: { own: number; other: number }[] = [];
      for (let turn = 0; turn < turns; turn++) {
        const inTurn = turn % 2 === 0 ? [own, other] : [other, own];
        const first = await inTurn[0]!.time(task, request);
        const second = await inTurn[1]!.time(task, request);
        const [mine, theirs] = turn % 2 === 0 ? [first, second] : [second, first];
        if (!isSameFigure(mine.value, theirs.value)) {
          const text = `${task.title}: ${mine.value} here and ${theirs.value} in ${before}.`;
          throw new AppError('as-said', { text }, { code: 'conflict' });
        }
        times.push({ own: mine.seconds, other: theirs.seconds });
      }
      const ratios = times.map((turn) => turn.own / turn.other);
      return {
        here: medianOf(times.map((turn) => turn.own))!,
        before: medianOf(times.map((turn) => turn.other))!,
        ratio: medianOf(ratios)!,
        least: Math.min(...ratios),
        most: Math.max(...ratios),
      };
    } finally {
      other.end();
    }
  } finally {
    own.end();
  }
}
