import { z } from 'zod';
import type { JobDefinition } from './job.ts';

/** Generates what is missing of a study's outputs, scores them and builds the tasks. */
export const prepareStudyJob: JobDefinition<{ slug: string }> = {
  kind: 'prepare-study',
  payload: z.object({ slug: z.string().min(1) }),
  key: ({ slug }) => slug,
  mostAttempts: 3,
};
