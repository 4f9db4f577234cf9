import type { BlindLikertTask, BlindPairwiseTask } from '#app/core/ratings/blindTask.ts';
import { DEFAULT_CRITERIA } from '#app/core/studies/criteria.ts';

/** A Likert task whose text would do harm if it were taken for markup. */
export const LIKERT: BlindLikertTask = {
  kind: 'likert',
  id: '6f6f1f8e-2f0e-4f5c-9a75-1a2b3c4d5e6f',
  prompt: 'Describe the kettle.\nIn one sentence.',
  source: null,
  language: 'en',
  comments: true,
  text: '<script>alert(1)</script> A "steel" kettle & more.',
  criteria: DEFAULT_CRITERIA,
};

export const PAIR: BlindPairwiseTask = {
  kind: 'pairwise',
  id: '0d0d1f8e-2f0e-4f5c-9a75-1a2b3c4d5e6f',
  prompt: '写一句话介绍台灯。',
  source: null,
  language: 'zh',
  comments: true,
  left: '米白色台灯，光线柔和。',
  right: '深蓝色台灯，光线明亮。',
};
