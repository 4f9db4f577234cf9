import type { LoaderFunctionArgs } from '@remix-run/node';
import { resolveLocale, type Locale } from '#app/i18n/index.ts';
import { AppError, isAppError } from '#app/core/shared/errors.ts';
import type { GuidelineFacts } from '#app/components/rating/Guidelines.tsx';
import { authenticateRater } from '#app/services/rating/authenticateRater.ts';
import type { Rater } from '#app/services/rating/raterIdentity.ts';
import type { RaterStudy } from '#app/services/rating/raterStudy.ts';
import { raterSecret } from './raterCookie.server.ts';

type Arguments = Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>;

/**
 * The secret part of the link in the address.
 * @throws AppError `not_found` for a text that is none
 */
export function tokenOf({ params }: Pick<Arguments, 'params'>): string {
  const token = params.token ?? '';
  if (/^[\w-]{1,100}$/.test(token)) return token;
  throw new AppError('link-leads-nowhere');
}

/** The path of a rater's link, without what follows the token. */
export function linkOf(token: string): string {
  return `/r/${encodeURIComponent(token)}`;
}

/** The rater whom the request's cookie names. Throws as `authenticateRater`. */
export async function requireRater(args: Arguments): Promise<Rater> {
  return await authenticateRater(args.context.db, visitorOf(args));
}

/**
 * What a request says of who it comes from: the link, and the secret in the browser's cookie.
 * @throws AppError `not_found` for a link that is none
 */
export function visitorOf(args: Arguments): { token: string; secret: string | undefined } {
  return { token: tokenOf(args), secret: raterSecret(args.request) ?? undefined };
}

/** The same, or null where this browser has not joined. Other faults of the link are thrown. */
export async function findRater(args: Arguments): Promise<Rater | null> {
  try {
    return await requireRater(args);
  } catch (error) {
    if (isAppError(error) && error.code === 'not_authenticated') return null;
    throw error;
  }
}

/** What every rater's page knows of the study; field by field, so that nothing rides along. */
export interface RaterPage {
  readonly title: string;
  readonly locale: Locale;
  readonly link: string;
  readonly facts: GuidelineFacts;
}

export function raterPage({ request, params }: Arguments, study: RaterStudy): RaterPage {
  return {
    title: study.title,
    locale: resolveLocale(request, study.locale),
    link: linkOf(tokenOf({ params })),
    facts: guidelineFacts(study),
  };
}

/** What the guidelines are made of. */
export function guidelineFacts({ guidelines, asked }: RaterStudy): GuidelineFacts {
  return { guidelines: guidelines ?? '', asked };
}
