import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { recordFile } from '#app/services/records/studyRecords.ts';
import { noteDownload } from '#app/services/studies/noteDownload.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { forProgram } from '../shared/failures.server.ts';
import { searchOf, someOrdinal } from '../shared/search.server.ts';
import { downloaderOf, slugOf } from './lead.server.ts';

const searchSchema = z.object({ number: someOrdinal });

/** A decision record as a file: the one of a number, else the latest. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const { db } = args.context;
    const { actor } = await downloaderOf(args);
    const slug = slugOf(args);
    const { number } = searchOf(args.request, searchSchema);
    const record = await recordFile(db, slug, number);
    const file = `${slug}-record-${record.header.number}.json`;
    await noteDownload(db, (await requireStudy(db, slug)).id, [file], { actor });
    return new Response(`${JSON.stringify(record, null, 2)}\n`, {
      headers: {
        'Content-Type': 'application/json',
        'Content-Disposition': `attachment; filename="${file}"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
