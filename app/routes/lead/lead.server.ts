import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import type { Account } from '#app/auth/account.server.ts';
import { needsFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { currentAccount, requireAccount } from '#app/auth/session.server.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { signInAddress } from './signInAddress.ts';

type Arguments = Pick<LoaderFunctionArgs, 'request' | 'context'>;

/** Who is signed in. Anyone else is led to sign in and comes back here; on a new installation, to set it up. */
export async function leadOfPage({ request, context }: Arguments): Promise<Account> {
  const account = await currentAccount(context.db, request, { secure: context.config.secureCookies });
  if (account !== null) return account;
  throw redirect((await needsFirstAccount(context.db)) ? '/setup' : signInAddress(request));
}

/**
 * Who asks for a file or changes something. That a change comes from a page of ours was checked before.
 * @throws AppError `not_authenticated` where nobody is signed in
 */
export async function requireLead({ request, context }: Arguments): Promise<Account> {
  return await requireAccount(context.db, request, { secure: context.config.secureCookies });
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
