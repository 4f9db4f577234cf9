import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { LOCALE_COOKIE, localeOfTag } from '#app/i18n/locale.ts';
import { formBody } from './body.server.ts';
import { forPage } from './failures.server.ts';
import { text } from './fields.ts';
import { localPath } from './localPath.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

const choiceSchema = z.object({ locale: text, returnTo: text });

/** Keeps a person's choice of language in a cookie and leads back to the page it was made on. */
export async function action({ request, context }: ActionFunctionArgs) {
  return await forPage(async () => {
    const choice = await formBody(request, choiceSchema);
    const locale = localeOfTag(choice.locale);
    const path = localPath(choice.returnTo, '/');
    if (locale === null) return redirect(path);
    const secure = context.config.secureCookies ? '; Secure' : '';
    return redirect(path, {
      headers: {
        'Set-Cookie': `${LOCALE_COOKIE}=${locale}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly${secure}`,
      },
    });
  });
}

/** Whoever opens the address by hand is led to the start. */
export function loader() {
  return redirect('/');
}
