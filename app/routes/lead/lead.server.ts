import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import type { Account } from '#app/auth/account.server.ts';
import { needsFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { assertSameOrigin } from '#app/auth/sameOrigin.server.ts';
import { currentAccount, requireAccount } from '#app/auth/session.server.ts';
import { signInAddress } from './returnTo.ts';

type Arguments = Pick<LoaderFunctionArgs, 'request' | 'context'>;

/** Who is signed in. Anyone else is led to sign in and comes back here; on a new installation, to set it up. */
export async function leadOfPage({ request, context }: Arguments): Promise<Account> {
  const account = await currentAccount(context.db, request);
  if (account !== null) return account;
  throw redirect((await needsFirstAccount(context.db)) ? '/setup' : signInAddress(request));
}

/**
 * Who changes something, from a page of this server.
 * @throws AppError `forbidden` from elsewhere, `not_authenticated` where nobody is signed in
 */
export async function leadOfAction({ request, context }: Arguments): Promise<Account> {
  assertSameOrigin(request, context.config.origin);
  return await requireAccount(context.db, request);
}

/** The slug in the address. */
export function slugOf({ params }: Pick<LoaderFunctionArgs, 'params'>): string {
  return params.slug ?? '';
}
