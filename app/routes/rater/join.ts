import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { AppError, isAppError } from '#app/core/shared/errors.ts';
import { LOCALES } from '#app/core/studies/criteria.ts';
import { joinStudy } from '#app/services/rating/joinStudy.ts';
import { assertPost, carriesJson, jsonBody } from '../shared/body.server.ts';
import { forPage, forProgram } from '../shared/failures.server.ts';
import { raterCookie } from './raterCookie.server.ts';
import { findRater, linkOf, tokenOf } from './rater.server.ts';

const MOST_BYTES = 16 * 1024;

const joiningSchema = z.object({
  consent: z.boolean(),
  locale: z.enum(LOCALES).optional(),
  languages: z.array(z.string().max(40)).max(100).optional(),
});
type Joining = z.infer<typeof joiningSchema>;

/** Makes a rater of whoever agrees, and a cookie by which this browser is known again. Form or JSON. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  assertPost(args.request);
  if (carriesJson(args.request)) {
    return await forProgram(async () => {
      const cookie = await join(args, parse(await jsonBody(args.request, MOST_BYTES)));
      return Response.json(
        { joined: true },
        { status: 201, headers: { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' } },
      );
    });
  }
  return await forPage(() => joinByForm(args));
}

async function joinByForm(args: ActionFunctionArgs): Promise<Response> {
  const link = linkOf(tokenOf(args));
  // Sent twice (a double click, a second tab): one rater.
  if ((await findRater(args)) !== null) return redirect(`${link}/rate`);
  const form = await args.request.formData();
  const asked = form.has('asksLanguages');
  const languages = form.getAll('languages').map(String);
  if (form.get('consent') !== 'yes') return redirect(`${link}?missing=consent`);
  if (asked && languages.length === 0) return redirect(`${link}?missing=languages`);
  const joining = { consent: true, locale: form.get('locale') ?? undefined, ...(asked ? { languages } : {}) };
  try {
    return redirect(`${link}/rate`, { headers: { 'Set-Cookie': await join(args, parse(joining)) } });
  } catch (error) {
    // Paused or closed since the page was loaded: the link's own page says so.
    if (isAppError(error) && error.code === 'conflict') return redirect(link);
    throw error;
  }
}

function parse(input: unknown): Joining {
  const parsed = joiningSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new AppError(
    'invalid_input',
    'To join, send {"consent": true}, and if you like locale and languages.',
    {
      problems,
    },
  );
}

async function join(args: ActionFunctionArgs, { consent, locale, languages }: Joining): Promise<string> {
  const token = tokenOf(args);
  const { secret } = await joinStudy(args.context.db, {
    token,
    consented: consent,
    ...(locale === undefined ? {} : { locale }),
    ...(languages === undefined ? {} : { languages }),
  });
  return raterCookie(token, secret, args.context.config.secureCookies);
}
