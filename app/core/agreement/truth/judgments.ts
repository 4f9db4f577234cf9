import { AppError } from '#app/core/shared/errors.ts';
import { requireOneKind, sortLabels } from '#app/core/shared/labels.ts';
import type { Rating } from '../ratingTable.ts';

/** What a rater says of an item; several by one rater of one item are allowed. */
export type TruthJudgment = readonly [item: Rating, rater: Rating, category: Rating];

/** Judgments as indices: judgment k says `category[k]` of `item[k]`, by `rater[k]`. */
export interface IndexedJudgments {
  /** In the order in which they first occur. */
  readonly items: readonly Rating[];
  readonly raters: readonly Rating[];
  /** Sorted as `sortLabels` does. */
  readonly categories: readonly Rating[];
  readonly item: Int32Array;
  readonly rater: Int32Array;
  readonly category: Int32Array;
}

/** @throws AppError invalid_input where there is no judgment, or a name is used as a number and as a text */
export function indexJudgments(judgments: readonly TruthJudgment[]): IndexedJudgments {
  if (judgments.length === 0) {
    throw new AppError('judgments-empty');
  }
  const [items, raters, seen] = [names('item'), names('rater'), names('category')];
  const item = Int32Array.from(judgments, ([name], k) => items.indexOf(name, k));
  const rater = Int32Array.from(judgments, ([, name], k) => raters.indexOf(name, k));
  const first = Int32Array.from(judgments, ([, , name], k) => seen.indexOf(name, k));
  requireOneKind(seen.list, 'category');
  const categories = sortLabels(seen.list);
  const place = new Map(categories.map((name, index) => [name, index]));
  const category = first.map((index) => place.get(seen.list[index]!)!);
  return { items: items.list, raters: raters.list, categories, item, rater, category };
}

/** Numbers names as they come. Answers are keyed by the names' texts, so 1 and "1" can't both be there. */
function names(what: string) {
  const list: Rating[] = [];
  const index = new Map<string, number>();
  return {
    list,
    indexOf(name: Rating, judgment: number): number {
      const key = String(name);
      const known = index.get(key);
      if (known === undefined) {
        index.set(key, list.length);
        return list.push(name === 0 ? 0 : name) - 1;
      }
      if (typeof list[known] !== typeof name) {
        throw new AppError('name-of-two-types', { place: `judgments[${judgment}]`, what, name: key });
      }
      return known;
    },
  };
}
