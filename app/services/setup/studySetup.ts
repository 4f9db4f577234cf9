import { createHash } from 'node:crypto';
import { canonicalJson } from '#app/core/shared/canonicalJson.ts';
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';
import type { StudySetup } from '#app/core/studies/setup/differences.ts';
import type { Executor } from '#db/database.ts';
import { listItems } from '#db/queries/items.ts';
import type { Row } from '#db/schema.ts';
import { itemOf } from '../studies/itemOf.ts';

/** What a study is set up by, as a file of it would be read. */
export async function setupOf(db: Executor, { id, configuration }: Row<'studies'>): Promise<StudySetup> {
  const items = (await listItems(db, id)).map(itemOf);
  // Studies of early releases may say what no file may say any more.
  const read = studyConfigurationSchema.safeParse(configuration);
  return { configuration: read.success ? read.data : configuration, items };
}

/** A name for exactly this set-up: whoever changes it can say which one they have seen. */
export function setupVersion({ configuration, items }: StudySetup): string {
  return createHash('sha256')
    .update(canonicalJson([configuration, items]))
    .digest('hex');
}
