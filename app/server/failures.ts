import { AppError, httpStatusOf, isAppError } from '#app/core/shared/errors.ts';
import type { ErrorRequestHandler, Request } from 'express';
import { currentRequest, reportFailure } from '#app/log/requestScope.ts';
import { HTML_LANG } from '#app/i18n/locale.ts';
import { translator } from '#app/i18n/instance.ts';
import { failureBody } from './failureBody.ts';
import { isOfApi, problemBody } from './problemBody.ts';
import { localeOf } from './requests.ts';

/**
 * Answers what failed outside of the pages: a request that was refused before they saw it, or a defect. It says
 * nothing of files, stacks or the request itself, whose path may hold a rater's secret.
 */
// Express tells such a handler by its four parameters.
export const answerFailures: ErrorRequestHandler = (thrown: unknown, request, response, _next) => {
  const error = explained(thrown);
  const status = httpStatusOf(error);
  if (status >= 500) reportFailure(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.status(status).set('Cache-Control', 'no-store');
  // Whatever of the request is still to come is not waited for.
  if (!request.complete) response.set('Connection', 'close');
  if (isOfApi(request.path)) {
    response.type('application/problem+json').send(JSON.stringify(problemBody(error, localeOf(request))));
  } else if (request.accepts(['json', 'html']) === 'html') {
    const id = status >= 500 ? currentRequest()?.id : undefined;
    response.type('html').send(pageFor(error, { status, id, request }));
  } else {
    response.json(failureBody(error, localeOf(request)));
  }
};

/** Errors of Express and its middleware that name a status of the asker's fault are the asker's. */
function explained(error: unknown): unknown {
  const { status } = (error ?? {}) as { status?: unknown };
  if (isAppError(error) || typeof status !== 'number' || status < 400 || status >= 500) return error;
  return status === 404 || status === 403
    ? new AppError('no-such-page', {}, { cause: error })
    : new AppError('request-malformed', {}, { cause: error });
}

/** A page of its own: what failed may be the making of pages. */
function pageFor(
  error: unknown,
  { status, id, request }: { status: number; id: string | undefined; request: Request },
): string {
  const locale = localeOf(request);
  const { t } = translator(locale);
  const said = refusalOf(error, status);
  const message = said === null ? t('failure.internal') : t(`refused.${said}`);
  return `<!doctype html>
<html lang="${HTML_LANG[locale]}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${t('failure.title')} · ${t('product')}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:40rem;margin:20vh auto 0;padding:0 1.25rem;color-scheme:light dark}</style>
<main>
<h1>${t('failure.title')}</h1>
<p>${message}</p>${id === undefined ? '' : `\n<p>${t('failure.request')} <code>${id}</code></p>`}
<p><a href="/">${t('failure.home')}</a></p>
</main>
</html>
`;
}

/** Which of the sentences for people fits; null for what is no fault of theirs. */
function refusalOf(error: unknown, status: number): 'malformed' | 'elsewhere' | null {
  if (status >= 500) return null;
  return isAppError(error) && error.code === 'forbidden' ? 'elsewhere' : 'malformed';
}
