import type { Readable } from 'node:stream';
import type { Database } from '#db/database.ts';
import { zipOf } from '../export/zipOf.ts';
import { SYSTEM, type Doing } from '../studies/actor.ts';
import { noteDownload } from '../studies/noteDownload.ts';
import { requireStudy } from '../studies/requireStudy.ts';
import { studyFiles } from './studyFiles.ts';

/**
 * A study as one archive that holds its study.yaml and its items.
 *
 * @throws AppError `not_found`
 */
export async function setupZip(
  db: Database,
  slug: string,
  { schema }: { readonly schema: string },
  { now = new Date(), actor = SYSTEM }: Doing = {},
): Promise<Readable> {
  const { id } = await requireStudy(db, slug);
  const files = await studyFiles(db, slug, { format: 'yaml', schema, beside: true, outputs: false });
  await noteDownload(
    db,
    id,
    files.map(({ name }) => name),
    { now, actor },
  );
  return zipOf(
    files.map(({ name, text }) => ({
      name,
      content: async function* () {
        yield text;
      },
    })),
    now,
  );
}
