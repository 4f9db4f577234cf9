import { route } from '@remix-run/route-config';

/** A rater's pages and the resources they use; all under the rater's own link. */
export const raterRoutes = [
  route('r/:token', 'routes/rater/landing.tsx'),
  route('r/:token/join', 'routes/rater/join.ts'),
  route('r/:token/rate', 'routes/rater/rate.tsx'),
  route('r/:token/judgments', 'routes/rater/judgments.ts'),
  route('r/:token/next', 'routes/rater/next.ts'),
  route('r/:token/last', 'routes/rater/last.ts'),
  route('r/:token/own', 'routes/rater/own.ts'),
  route('r/:token/own/:assignment', 'routes/rater/ownJudgment.ts'),
  route('r/:token/skip', 'routes/rater/skip.ts'),
  route('r/:token/training', 'routes/rater/training.tsx'),
  route('r/:token/training/answers', 'routes/rater/trainingAnswers.ts'),
  route('r/:token/done', 'routes/rater/done.tsx'),
];
