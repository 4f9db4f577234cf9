import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import type { Account } from '#app/auth/account.server.ts';
import { needsFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { accountOfToken, bearerToken } from '#app/auth/personalToken.server.ts';
import { currentSession, requireAccount, type SignedIn } from '#app/auth/session.server.ts';
import { assertMayApply, assertMayChange, mayChangeStudy } from '#app/auth/studyRights.server.ts';
import type { ApiRight } from '#app/core/api/operations.ts';
import type { TokenScope } from '#app/core/people/people.ts';
import { managesPeople, mayLead } from '#app/core/people/roles.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { signInAddress } from './signInAddress.ts';

type Arguments = Pick<LoaderFunctionArgs, 'request' | 'context'>;
type OfStudy = Arguments & Pick<LoaderFunctionArgs, 'params'>;

/*
 * Who may do what, by one function for each right; every loader and action of these pages begins with one of them. Those
 * of pages lead whoever isn't signed in to the door and back; the others say so.
 */

/** Who opens a page that everybody with an account may see. On a new installation nobody may before it is set up. */
export async function readerOfPage(args: Arguments): Promise<Account> {
  return (await sessionOfPage(args)).account;
}

/** The same, with the session that they are signed in by. */
export async function sessionOfPage({ request, context }: Arguments): Promise<SignedIn> {
  const signedIn = await currentSession(context.db, request, { secure: context.config.secureCookies });
  if (signedIn !== null) return signedIn;
  throw redirect((await needsFirstAccount(context.db)) ? '/setup' : signInAddress(request));
}

/** Who opens a page of a study, and whether they may change it. */
export async function readerOfStudy(args: OfStudy): Promise<Account & { readonly mayChange: boolean }> {
  const account = await readerOfPage(args);
  return { ...account, mayChange: await mayChangeStudy(args.context.db, account, slugOf(args)) };
}

/**
 * Who opens a page for changing the study of the address.
 * @throws AppError `forbidden` for everybody but its leads and owners; `not_found`
 */
export async function leadOfPage(args: OfStudy): Promise<Account> {
  const account = await readerOfPage(args);
  await assertMayChange(args.context.db, account, slugOf(args));
  return account;
}

/**
 * Who opens a page for creating studies.
 * @throws AppError `forbidden` for an analyst
 */
export async function creatorOfPage(args: Arguments): Promise<Account> {
  return requireCreator(await readerOfPage(args));
}

/**
 * Who is signed in. That a change comes from a page of ours was checked before.
 * @throws AppError `not_authenticated` where nobody is
 */
export async function reader({ request, context }: Arguments): Promise<Account> {
  return await requireAccount(context.db, request, { secure: context.config.secureCookies });
}

/**
 * Who creates a study.
 * @throws AppError `not_authenticated`; `forbidden` for an analyst
 */
export async function creator(args: Arguments): Promise<Account> {
  return requireCreator(await reader(args));
}

/**
 * Who changes the study of the address: one of its leads, or an owner.
 * @throws AppError `not_authenticated`; `forbidden` for everybody else; `not_found`
 */
export async function leadOf(args: OfStudy): Promise<Account> {
  const account = await reader(args);
  await assertMayChange(args.context.db, account, slugOf(args));
  return account;
}

/**
 * Who changes accounts.
 * @throws AppError `not_authenticated`; `forbidden` for who is no owner
 */
export async function owner(args: Arguments): Promise<Account> {
  const account = await reader(args);
  if (!managesPeople(account.role)) throw new AppError('owners-only');
  return account;
}

/** Who takes something away: what the record names them by, and whether they may change the study. */
export interface Downloader {
  readonly actor: string;
  readonly mayChange: boolean;
}

/**
 * Who takes a file of a study away: somebody who is signed in, or a program with a token of somebody's.
 * @throws AppError `not_authenticated`; `too_many` where too many tokens were tried
 */
export async function downloaderOf(args: OfStudy): Promise<Downloader> {
  const { account, actor } = await signedInOrToken(args);
  return { actor, mayChange: await mayChangeStudy(args.context.db, account, slugOf(args)) };
}

/**
 * The same for a file with what raters join by.
 * @throws AppError as `downloaderOf`; `forbidden` for who may not change the study; `not_found`
 */
export async function leadDownloaderOf(args: OfStudy): Promise<{ readonly actor: string }> {
  const { account, actor } = await signedInOrToken(args);
  await assertMayChange(args.context.db, account, slugOf(args));
  return { actor };
}

/** Who asks the API for something: the account, and what the record names it by. */
export interface ApiCaller {
  readonly account: Account;
  readonly actor: string;
}

/**
 * Who asks the API. Reading takes a session or any token; a change takes a token that changes things, whose owner may
 * create studies (`create`), change the study of the address (`change`), or either as it is there (`apply`).
 *
 * @throws AppError `not_authenticated`; `forbidden`; `not_found`; `too_many` where too many tokens were tried
 */
export async function apiAccount(args: OfStudy, right: Exclude<ApiRight, 'anybody'>): Promise<ApiCaller> {
  const { account, actor, scope } = await signedInOrToken(args);
  if (right === 'read') return { account, actor };
  if (scope === null) throw new AppError('token-needed');
  if (right === 'create') requireCreator(account);
  else if (right === 'apply') await assertMayApply(args.context.db, account, slugOf(args));
  else await assertMayChange(args.context.db, account, slugOf(args));
  if (scope === 'read') throw new AppError('token-reads-only');
  return { account, actor };
}

/**
 * The slug in the address.
 * @throws AppError `not_found` for a text that is none
 */
export function slugOf({ params }: Pick<LoaderFunctionArgs, 'params'>): string {
  const slug = params.slug ?? '';
  if (/^[a-z0-9-]{1,80}$/.test(slug)) return slug;
  throw new AppError('no-such-study');
}

/** A token may stand in for its owner here and nowhere else; the record names both. Null is the scope of a session. */
async function signedInOrToken(
  args: Arguments,
): Promise<{ account: Account; actor: string; scope: TokenScope | null }> {
  const { db, clientAddress } = args.context;
  const token = bearerToken(args.request);
  if (token === undefined) {
    const account = await reader(args);
    return { account, actor: account.email, scope: null };
  }
  const { account, name, scope } = await accountOfToken(db, token, { clientAddress });
  return { account, actor: `${account.email} · ${name}`, scope };
}

function requireCreator(account: Account): Account {
  if (!mayLead(account.role)) throw new AppError('reads-only');
  return account;
}
