import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { ReportDocument } from '#app/components/report/ReportDocument.tsx';
import { FailurePage } from '#app/components/ui/FailurePage.tsx';
import { httpStatusOf } from '#app/core/shared/errors.ts';
import { forOutsiders } from '#app/core/reports/forOutsiders.ts';
import type { Report } from '#app/core/reports/report.ts';
import { HTML_LANG, LocaleProvider, type Locale } from '#app/i18n/index.ts';
import { reportFailure } from '#app/log/requestScope.ts';
import { failureBody } from '#app/server/failureBody.ts';
import styles from '../../styles/app.css?inline';

/** Of what explains a term at a tap nothing is left where no program runs: it stands there as text. Notes open by themselves. */
const WITHOUT_PROGRAM = 'button:not([popovertarget]) { all: unset; }';

/** A page in one piece: its styles within, no program, and nothing that it asks another place for. */
function documentOf(title: string, locale: Locale, body: ReactNode): string {
  const page = renderToStaticMarkup(
    <html lang={HTML_LANG[locale]}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: `${styles}\n${WITHOUT_PROGRAM}` }} />
      </head>
      <body>
        <LocaleProvider locale={locale}>{body}</LocaleProvider>
      </body>
    </html>,
  );
  return `<!doctype html>\n${page}\n`;
}

/** A report for readers without an account, as one HTML file. */
export function reportDocument(report: Report, locale: Locale, now = new Date()): string {
  const at = now.toISOString().slice(0, 16).replace('T', ' ');
  const shown = forOutsiders(report);
  return documentOf(report.study.name, locale, <ReportDocument report={shown} at={at} />);
}

/** Answers with a document, or with why there is none, as one too. */
export async function asDocument(locale: Locale, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    const status = httpStatusOf(error);
    if (status >= 500) reportFailure(error);
    const { code, message, request } = failureBody(error).error;
    const body = <FailurePage status={status} message={message} code={code} request={request} />;
    return htmlResponse(documentOf('Evenhand', locale, body), status);
  }
}

/** Such a document as an answer. */
export function htmlResponse(html: string, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(html, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  });
}
