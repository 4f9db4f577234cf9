import type { LoaderFunctionArgs } from '@remix-run/node';
import { generationProblemsCsv } from '#app/services/generation/generationProblems.ts';
import { noteDownload } from '#app/services/studies/noteDownload.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { sayHere } from '../shared/sayHere.server.ts';
import { forProgram } from '../shared/failures.server.ts';
import { downloaderOf, slugOf } from './lead.server.ts';

/** Every item that a system failed at or answered from a cut prompt, as a table. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const { db } = args.context;
    const { actor } = await downloaderOf(args);
    const slug = slugOf(args);
    const text = await generationProblemsCsv(db, slug, sayHere);
    await noteDownload(db, (await requireStudy(db, slug)).id, ['generation.csv'], { actor });
    return new Response(text, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="${slug}-generation.csv"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
