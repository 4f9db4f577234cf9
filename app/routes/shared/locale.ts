import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { LOCALE_COOKIE, localeOfTag } from '#app/i18n/locale.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

/** Keeps a person's choice of language in a cookie and leads back to the page it was made on. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const locale = localeOfTag(String(form.get('locale') ?? ''));
  const wanted = String(form.get('returnTo') ?? '/');
  // Only a path of this server: "//elsewhere" and "/\elsewhere" would lead away.
  const returnTo = /^\/(?![/\\])/.test(wanted) ? wanted : '/';
  if (locale === null) return redirect(returnTo);
  const secure = context.config.secureCookies ? '; Secure' : '';
  return redirect(returnTo, {
    headers: {
      'Set-Cookie': `${LOCALE_COOKIE}=${locale}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly${secure}`,
    },
  });
}
