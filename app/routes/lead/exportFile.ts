import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { Readable } from 'node:stream';
import { exportFile } from '#app/services/export/exportFile.ts';
import { forProgram } from '../shared/failures.server.ts';
import { requireLead, slugOf } from './lead.server.ts';

/** A file of a study's export. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const { db } = args.context;
    const { email: actor } = await requireLead(args);
    const slug = slugOf(args);
    const file = args.params.file ?? '';
    const text = await exportFile(db, slug, file, { actor });
    return new Response(createReadableStreamFromReadable(Readable.from(encoded(text))), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="${slug}-${file}"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}

async function* encoded(text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const chunk of text) yield encoder.encode(chunk);
}
