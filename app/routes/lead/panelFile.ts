import type { LoaderFunctionArgs } from '@remix-run/node';
import { delimited } from '#app/core/shared/delimited.ts';
import { noteDownload } from '#app/services/studies/noteDownload.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { studyPanel } from '#app/services/studies/studyPanel.ts';
import { forProgram } from '../shared/failures.server.ts';
import { leadDownloaderOf, slugOf } from './lead.server.ts';

/** The names and links of a panel as CSV: for sending each rater their own. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const { db, config } = args.context;
    const { actor } = await leadDownloaderOf(args);
    const { slug, seats } = await studyPanel(db, slugOf(args));
    await noteDownload(db, (await requireStudy(db, slug)).id, ['panel.csv'], { actor });
    const rows = [
      ['seat', 'name', 'link'],
      ...seats.map(({ number, name, token }) => [String(number), name, `${config.origin}/r/${token}`]),
    ];
    return new Response(delimited(rows), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="${slug}-panel.csv"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
