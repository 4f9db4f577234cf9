import { handles } from '#app/jobs/definitions/job.ts';
import { importStudyJob } from '#app/jobs/definitions/importStudy.ts';
import { importKept } from '#app/services/imports/files/importKept.ts';
import type { Database } from '#db/database.ts';

export function importStudyHandler(db: Database) {
  return handles(importStudyJob, ({ upload, actor }, control) => importKept(db, upload, { actor, control }));
}
