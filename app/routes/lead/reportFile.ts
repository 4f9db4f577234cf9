import type { LoaderFunctionArgs } from '@remix-run/node';
import { resolveLocale } from '#app/i18n/index.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { noteDownload } from '#app/services/studies/noteDownload.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { forProgram } from '../shared/failures.server.ts';
import { htmlResponse, reportDocument } from '../shared/reportDocument.server.tsx';
import { downloaderOf, slugOf } from './lead.server.ts';

/** A study's report as one HTML file, to be handed on. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const { db } = args.context;
    const { actor } = await downloaderOf(args);
    const { id, slug } = await requireStudy(db, slugOf(args));
    const html = reportDocument(await analyseStudy(db, slug), resolveLocale(args.request));
    await noteDownload(db, id, ['report.html'], { actor });
    return htmlResponse(html, 200, { 'Content-Disposition': `attachment; filename="${slug}-report.html"` });
  });
}
