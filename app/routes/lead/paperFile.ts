import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { askedWords } from '#app/i18n/askedWords.ts';
import { studyPaper } from '#app/services/analysis/studyPaper.ts';
import { zipOf } from '#app/services/export/zipOf.ts';
import { forProgram } from '../shared/failures.server.ts';
import { downloaderOf, slugOf } from './lead.server.ts';

/** What a paper says of a study, as one archive. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const { actor } = await downloaderOf(args);
    const slug = slugOf(args);
    const { files } = await studyPaper(args.context.db, slug, askedWords, { actor });
    return new Response(createReadableStreamFromReadable(zipOf(files, new Date())), {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${slug}-paper.zip"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
