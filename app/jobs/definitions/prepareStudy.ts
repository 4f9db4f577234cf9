import { z } from 'zod';
import type { JobDefinition } from './job.ts';

/** Generates what is missing of a study's outputs, scores them and builds the tasks; `actor` asked for it. */
export const prepareStudyJob: JobDefinition<{ slug: string; actor?: string | undefined }> = {
  kind: 'prepare-study',
  payload: z.object({ slug: z.string().min(1), actor: z.string().optional() }),
  key: ({ slug }) => slug,
  mostAttempts: 3,
};
