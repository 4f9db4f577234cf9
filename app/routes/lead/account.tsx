import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deviceCookie } from '#app/auth/knownDevice.server.ts';
import {
  changeName,
  changePassword,
  endOtherSessions,
  endSession,
  ownSessions,
} from '#app/auth/ownAccount.server.ts';
import { listTokens, makeToken, revokeToken } from '#app/auth/personalToken.server.ts';
import { sessionHash } from '#app/auth/session.server.ts';
import { AccountPage } from '#app/components/people/AccountPage.tsx';
import type { MadeToken } from '#app/components/people/Tokens.tsx';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { forPage } from '../shared/failures.server.ts';
import { rowNumber, text } from '../shared/fields.ts';
import { titleOf } from '../shared/title.ts';
import { accountAction, runAccountForm } from './accountForm.server.ts';
import { reader, sessionOfPage } from './lead.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const { account, session } = await sessionOfPage(args);
    const { db } = args.context;
    return {
      title: translator(resolveLocale(args.request)).t('account.title', { ns: 'people' }),
      account,
      sessions: await ownSessions(db, account.id, { current: session }),
      tokens: await listTokens(db, account.id),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export async function action(args: ActionFunctionArgs) {
  return await forPage(async () => {
    const { id } = await reader(args);
    const { db, config } = args.context;
    const session = sessionHash(args.request, config.secureCookies);
    let device: string | undefined;
    const answer = await runAccountForm<MadeToken>(args, {
      name: accountAction(z.object({ name: text }), async (fields) => {
        await changeName(db, id, fields);
        return { done: 'name' };
      }),
      password: accountAction(z.object({ present: text, password: text }), async (fields) => {
        device = deviceCookie(await changePassword(db, id, fields, { session }), config.secureCookies);
        return { done: 'password' };
      }),
      endSession: accountAction(z.object({ session: rowNumber }), (fields) =>
        endSession(db, id, fields.session),
      ),
      endOthers: accountAction(z.object({}), () => endOtherSessions(db, id, session)),
      token: accountAction(
        z.object({ name: text, days: text, scope: z.string().default('read') }),
        async (fields) => ({
          made: await makeToken(db, id, fields),
        }),
      ),
      revoke: accountAction(z.object({ token: rowNumber }), ({ token }) => revokeToken(db, id, token)),
    });
    // The browser is known by the password's hash, and would be a stranger after another one.
    return device === undefined ? answer : data(answer.data, { headers: { 'Set-Cookie': device } });
  });
}

export default function OwnAccountPage() {
  const { account, sessions, tokens } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <AccountPage account={account} sessions={sessions} tokens={tokens} answer={answer ?? null} />;
}
