import { z } from 'zod';
import { because } from '../shared/errors.ts';

/** Before so much of the judgments is there nothing can be decided; looks after the last share are the closing. */
const [EARLIEST, LATEST] = [0.2, 0.95];
const MOST_LOOKS = 4;

/** What is held back for a study that its end doesn't decide; reserved before it opens. */
const extensionSchema = z
  .strictObject({
    /** Items that nobody is asked about until the study is extended, drawn evenly over segments. */
    items: z.int().min(0).max(100_000).default(0),
    /** Further judgments of each item. */
    judgments: z.int().min(0).max(50).default(0),
  })
  .refine(({ items, judgments }) => items !== 0 || judgments !== 0, { message: because('extension-empty') });
export type Extension = z.infer<typeof extensionSchema>;

/**
 * The looks that a study declares beside its closing. Studies before there were any say 1: the closing alone.
 */
export const looksSchema = z.preprocess(
  (given) => (given === 1 ? {} : given),
  z
    .strictObject({
      /** Shares of the judgments, those of an extension not counted, from which a look may be taken; rising. */
      at: z
        .array(z.number().min(EARLIEST).max(LATEST))
        .max(MOST_LOOKS, because('too-many', { most: MOST_LOOKS }))
        .default([]),
      extension: extensionSchema.nullable().default(null),
    })
    .superRefine(({ at }, context) => {
      at.forEach((share, index) => {
        if (index === 0 || share > at[index - 1]!) return;
        context.addIssue({ code: 'custom', path: ['at', index], message: because('looks-not-rising') });
      });
    }),
);

export type Looks = z.infer<typeof looksSchema> & {
  /** Studies of release 0.1.0 that had declared looks share their level among so many. */
  readonly dividedBy?: number;
};

export const NO_LOOKS: Looks = { at: [], extension: null };

/** An end that raters have reached but for this share counts as reached: some blocks always stay unfinished. */
const UNFINISHED = 0.05;

/** The shares of the judgments from which looks may be taken: those declared, and the end where an extension follows. */
export function lookPlaces({ at, extension }: Looks): number[] {
  return extension === null ? [...at] : [...at, 1 - UNFINISHED];
}

/**
 * The number of the look that may be taken now, from 1; null where none is due. One that was missed is passed over: what
 * it would have spent is there for the next.
 *
 * @param share of the judgments that the study asked for before any extension, from 0
 * @param taken numbers of the looks that were taken
 */
export function dueLook(looks: Looks, share: number, taken: readonly number[]): number | null {
  const number = lookPlaces(looks).filter((place) => share >= place).length;
  return number > Math.max(0, ...taken) ? number : null;
}

/**
 * All that a look tells of a candidate: that the study may stop with a verdict, or that it goes on, perhaps with little
 * hope of "ship". Never an estimate.
 */
export const LOOK_OUTCOMES = ['ship', 'do-not-ship', 'go-on', 'unlikely'] as const;
export type LookOutcome = (typeof LOOK_OUTCOMES)[number];

export interface LookDecision {
  readonly system: string;
  readonly outcome: LookOutcome;
}

/** Whether a study may stop: every candidate is decided; not without any look. */
export function mayStop(decisions: readonly LookDecision[]): boolean {
  return (
    decisions.length > 0 && decisions.every(({ outcome }) => outcome === 'ship' || outcome === 'do-not-ship')
  );
}
