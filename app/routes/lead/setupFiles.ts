import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { setupZip } from '#app/services/setup/setupZip.ts';
import { forProgram } from '../shared/failures.server.ts';
import { downloaderOf, slugOf } from './lead.server.ts';

/** A study as study.yaml with its items, as `evenhand study show` writes them. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const { db, config } = args.context;
    const { actor } = await downloaderOf(args);
    const slug = slugOf(args);
    const bytes = await setupZip(db, slug, { schema: `${config.origin}/study.schema.json` }, { actor });
    return new Response(createReadableStreamFromReadable(bytes), {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${slug}-set-up.zip"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
