import type { Random } from '#app/core/shared/random.ts';

/** How a simulated person answers. */
export type Habit =
  /** Reads and answers. */
  | 'honest'
  /** Gives 5 to all that isn't plainly broken, or 4 and 5 at random. */
  | 'only-gross-5'
  | 'only-gross-45'
  | 'always-3'
  | 'always-4'
  | 'always-5'
  /** Any point, or 1 and 5, at random. */
  | 'uniform'
  | 'bimodal'
  /** The longer the better, nothing else. */
  | 'by-length'
  /** Reads every other task, and gives 5 to what isn't plainly broken in between. */
  | 'half-attentive';

/** Somebody who takes part. */
export interface Person {
  readonly name: string;
  readonly habit: Habit;
  /** How much more than others they give, in points. */
  readonly leniency: number;
  /** How much of what texts differ by they see, 0–1. */
  readonly sight: number;
  /** Whether they tell a control only once they know its source. */
  readonly seesBesideSource: boolean;
  /** How likely they are to skip what reads badly. */
  readonly skipping: number;
  /** Criteria on which they see no fault. */
  readonly blindOn: readonly string[];
}

/** What a text is like to somebody who reads it, on one criterion. */
export interface Perceived {
  /** What they would give, in points, before it is cut to the scale. */
  readonly latent: number;
  /** Whether the text is plainly broken. */
  readonly broken: boolean;
  /** How much longer than others the text is, in standard deviations. */
  readonly length: number;
}

/** The point that a person gives. */
export function answer({ habit }: Person, { latent, broken, length }: Perceived, random: Random): number {
  switch (habit) {
    case 'honest':
      return toScale(latent);
    case 'only-gross-5':
      return broken ? toScale(latent) : 5;
    case 'only-gross-45':
      return broken ? toScale(latent) : 4 + random.integer(2);
    case 'always-3':
    case 'always-4':
    case 'always-5':
      return Number(habit.at(-1));
    case 'uniform':
      return 1 + random.integer(5);
    case 'bimodal':
      return random.next() < 0.5 ? 1 : 5;
    case 'by-length':
      return toScale(3.5 + 0.8 * length + 0.5 * random.normal());
    case 'half-attentive':
      return random.next() < 0.5 || broken ? toScale(latent) : 5;
  }
}

/** A point of 1–5. */
export function toScale(latent: number): number {
  return Math.min(5, Math.max(1, Math.round(latent)));
}
