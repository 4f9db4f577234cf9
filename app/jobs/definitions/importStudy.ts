import { z } from 'zod';
import type { JobDefinition } from './job.ts';

/** Makes a study of files that are kept; `actor` asked for it. No study has an id of an upload for an address. */
export const importStudyJob: JobDefinition<{ upload: string; actor: string }> = {
  kind: 'import-study',
  payload: z.object({ upload: z.uuid(), actor: z.string() }),
  key: ({ upload }) => upload,
  mostAttempts: 3,
  lane: 'imports',
};
