import type { planning as reasons } from '#app/core/shared/reasons/planning.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const planning: ProblemWords<typeof reasons> = {
  'plan-line-unknown': ({ name }) =>
    `Components give a control loss for "${name}", which is no criterion of the study; name one that is, or "preference" or "ranking".`,
  'plan-raters-too-few': ({ raters, each }) =>
    `${raters} raters are too few: the study asks for ${each} judgments of each item, each by another rater, and an interval needs two raters at least.`,
  'plan-raters-overworked': ({ raters, least, most }) =>
    `${raters} raters can't do the work: the study gives nobody more than ${most} items, which takes ${least} raters.`,
};
