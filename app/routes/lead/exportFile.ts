import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { EXPORT_FORMATS, exportFile, nameIn, type ExportFormat } from '#app/services/export/exportFile.ts';
import { exportZip } from '#app/services/export/exportStudy.ts';
import { forProgram } from '../shared/failures.server.ts';
import { flag, searchOf } from '../shared/search.server.ts';
import { downloaderOf, slugOf } from './lead.server.ts';

const formSchema = z.object({ format: z.enum(EXPORT_FORMATS).default('csv'), bom: flag });

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
};

/** A file of a study's export, or all of them as one archive; the address says in which form. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const { db } = args.context;
    const { actor } = await downloaderOf(args);
    const slug = slugOf(args);
    const file = args.params.file ?? '';
    const form = searchOf(args.request, formSchema);
    if (file === 'study.zip') {
      const { bytes } = await exportZip(db, slug, { actor, form });
      return download(bytes, 'application/zip', `${slug}.zip`);
    }
    const content = await exportFile(db, slug, file, { actor, form });
    const type = file.endsWith('.json') ? 'application/json' : TYPES[form.format];
    return download(Readable.from(encoded(content)), type, `${slug}-${nameIn(file, form)}`);
  });
}

function download(bytes: Readable, type: string, name: string): Response {
  return new Response(createReadableStreamFromReadable(bytes), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}

async function* encoded(content: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const chunk of content) yield typeof chunk === 'string' ? encoder.encode(chunk) : chunk;
}
