import type { LoaderFunctionArgs } from '@remix-run/node';
import { generationProblemsCsv } from '#app/services/generation/generationProblems.ts';
import { forProgram } from '../shared/failures.server.ts';
import { requireLead, slugOf } from './lead.server.ts';

/** Every item that a system failed at or answered from a cut prompt, as a table. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    await requireLead(args);
    const slug = slugOf(args);
    return new Response(await generationProblemsCsv(args.context.db, slug), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="${slug}-generation.csv"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
