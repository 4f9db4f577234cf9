import { AppError, isAppError, problemsIn, type ErrorCode } from '#app/core/shared/errors.ts';
import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { recruitedBy, recruitedSearch, type Recruited } from '#app/core/studies/recruited.ts';
import { LOCALES } from '#app/core/shared/localized.ts';
import { joinStudy, markOfDeclined } from '#app/services/rating/joinStudy.ts';
import { assertPost, carriesJson, FORM, formBody, jsonBody } from '../shared/body.server.ts';
import { forPage, forProgram } from '../shared/failures.server.ts';
import { text, texts } from '../shared/fields.ts';
import {
  browserCookie,
  browserOf,
  declinedCookie,
  declinedOf,
  newBrowser,
  raterCookie,
} from './raterCookie.server.ts';
import { findRater, linkOf, tokenOf } from './rater.server.ts';

const joiningSchema = z.object({
  consent: z.boolean(),
  locale: z.enum(LOCALES).optional(),
  languages: z.array(z.string().max(40)).max(100).optional(),
  eligibility: z.record(z.string().max(40), z.string().max(40)).optional(),
});
type Joining = z.infer<typeof joiningSchema>;

/** The form of the link's page, which sends its answers to questions as fields `eligibility.…`. */
const joiningForm = z.looseObject({
  consent: text,
  asksLanguages: z.string().optional(),
  languages: texts,
  locale: z.string().optional(),
});

/** Makes a rater of whoever agrees, and a cookie by which this browser is known again. Form or JSON. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  assertPost(args.request);
  if (carriesJson(args.request)) {
    return await forProgram(async () => {
      const joining = parse(await jsonBody(args.request, FORM));
      const answer = { joined: true };
      // Who has joined on this device goes on as the same rater.
      if (joining.consent && (await findRater(args)) !== null) {
        return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } });
      }
      try {
        const headers = await join(args, joining);
        headers.set('Cache-Control', 'no-store');
        return Response.json(answer, { status: 201, headers });
      } catch (error) {
        if (!isDeclined(error)) throw error;
        const refused = await forProgram(() => Promise.reject(error as Error));
        await rememberDeclined(args, refused.headers);
        return refused;
      }
    });
  }
  return await forPage(() => joinByForm(args));
}

async function joinByForm(args: ActionFunctionArgs): Promise<Response> {
  const link = linkOf(tokenOf(args));
  const recruited = recruitedBy(new URL(args.request.url).searchParams);
  // Sent twice (a double click, a second tab): one rater.
  if ((await findRater(args)) !== null) return redirect(`${link}/rate`);
  const form = await formBody(args.request, joiningForm);
  const asked = form.asksLanguages !== undefined;
  const { languages } = form;
  const missing = [
    ...(form.consent === 'yes' ? [] : ['consent']),
    ...(asked && languages.length === 0 ? ['languages'] : []),
  ];
  if (missing.length > 0) return redirect(lacking(link, missing, recruited));
  const joining = {
    consent: true,
    locale: form.locale,
    ...(asked ? { languages } : {}),
    eligibility: answersIn(form),
  };
  try {
    return redirect(`${link}/rate`, { headers: await join(args, parse(joining)) });
  } catch (error) {
    // Paused or closed since the page was loaded: the link's own page says so.
    if (isAbout(error, 'conflict', 'browser')) return redirect(`${link}?elsewhere`);
    if (isAbout(error, 'conflict', 'participant')) return redirect(`${link}?taken`);
    if (isAppError(error) && error.code === 'conflict') return redirect(link);
    for (const limit of ['address', 'link'] as const) {
      if (isAbout(error, 'too_many', limit)) return redirect(`${link}?full=${limit}`);
    }
    const unanswered = isAppError(error) ? error.problems.map(({ path }) => path).filter(isQuestion) : [];
    if (unanswered.length > 0) return redirect(lacking(link, unanswered, recruited));
    if (isDeclined(error)) {
      const headers = new Headers();
      await rememberDeclined(args, headers);
      return redirect(`${link}?declined`, { headers });
    }
    throw error;
  }
}

const QUESTION = 'eligibility.';

function isQuestion(field: string): boolean {
  return field.startsWith(QUESTION);
}

/** Whether the answers say that somebody else is looked for. */
function isDeclined(error: unknown): boolean {
  return isAbout(error, 'forbidden', 'eligibility');
}

function isAbout(error: unknown, code: ErrorCode, about: string): boolean {
  return isAppError(error) && error.code === code && error.problems.some(({ path }) => path === about);
}

/** Lets the browser keep that it was declined, so that opening the link again is no new try. */
async function rememberDeclined(args: ActionFunctionArgs, headers: Headers): Promise<void> {
  const { db, config } = args.context;
  const mark = await markOfDeclined(db, tokenOf(args));
  if (mark !== null) headers.append('Set-Cookie', declinedCookie(tokenOf(args), mark, config.secureCookies));
}

/** The link's page with the fields marked that the form lacked. */
function lacking(link: string, fields: readonly string[], recruited: Recruited | null): string {
  const search = new URLSearchParams(recruitedSearch(recruited));
  for (const field of fields) search.append('missing', field);
  return `${link}?${search.toString()}`;
}

/** The answers to the questions before joining, by question. */
function answersIn(form: Record<string, unknown>): Record<string, unknown> {
  const answers = Object.entries(form).filter(([field]) => isQuestion(field));
  return Object.fromEntries(answers.map(([field, answer]) => [field.slice(QUESTION.length), answer]));
}

function parse(input: unknown): Joining {
  const parsed = joiningSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = problemsIn(parsed.error);
  throw new AppError(
    'join-request',
    {},
    {
      problems,
    },
  );
}

async function join(
  args: ActionFunctionArgs,
  { consent, locale, languages, eligibility }: Joining,
): Promise<Headers> {
  const token = tokenOf(args);
  const { db, config, clientAddress } = args.context;
  const known = browserOf(args.request);
  const browser = known ?? newBrowser();
  const declined = declinedOf(args.request);
  const { secret } = await joinStudy(db, {
    token,
    address: clientAddress,
    browser,
    ...(declined === undefined ? {} : { declined }),
    consented: consent,
    ...(locale === undefined ? {} : { locale }),
    ...(languages === undefined ? {} : { languages }),
    ...(eligibility === undefined ? {} : { eligibility }),
    recruited: recruitedBy(new URL(args.request.url).searchParams),
  });
  const headers = new Headers({ 'Set-Cookie': raterCookie(token, secret, config.secureCookies) });
  if (known === undefined) headers.append('Set-Cookie', browserCookie(browser, config.secureCookies));
  return headers;
}
