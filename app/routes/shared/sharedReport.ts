import type { LoaderFunctionArgs } from '@remix-run/node';
import { studyOfShareLink } from '#app/auth/shareLink.server.ts';
import { resolveLocale } from '#app/i18n/index.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { asDocument, htmlResponse, reportDocument } from './reportDocument.server.tsx';

/** The report of a study for whoever has a link to it. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const locale = resolveLocale(request);
  return await asDocument(locale, async () => {
    const slug = await studyOfShareLink(context.db, params.secret ?? '');
    return htmlResponse(reportDocument(await analyseStudy(context.db, slug), locale));
  });
}
