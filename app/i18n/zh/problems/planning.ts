import type { planning as reasons } from '#app/core/shared/reasons/planning.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const planning: ProblemWords<typeof reasons> = {
  'plan-line-unknown': ({ name }) =>
    `方差成分中给出了“${name}”的对照损失，但研究没有这个标准；请写研究中的标准，或“preference”“ranking”。`,
  'plan-raters-too-few': ({ raters, each }) =>
    `${raters} 位评判者太少：研究要求每个题目由 ${each} 位不同的评判者评判，而区间至少需要两位评判者。`,
  'plan-raters-overworked': ({ raters, least, most }) =>
    `${raters} 位评判者无法完成：研究规定每人至多 ${most} 个题目，因此需要 ${least} 位评判者。`,
};
