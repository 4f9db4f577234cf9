import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { SignInForm, type SignInFault } from '#app/components/study/SignInForm.tsx';
import { needsFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { currentAccount } from '#app/auth/session.server.ts';
import { signIn } from '#app/auth/signIn.server.ts';
import { httpStatusOf, isAppError } from '#app/core/shared/errors.ts';
import { translator, resolveLocale } from '#app/i18n/index.ts';
import { formBody } from '../shared/body.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { titleOf } from '../shared/title.ts';
import { afterSignIn } from './signInAddress.ts';

const signInSchema = z.object({ email: text, password: text });

export async function loader({ request, context }: LoaderFunctionArgs) {
  return await forPage(async () => {
    const next = afterSignIn(request);
    if ((await currentAccount(context.db, request, { secure: context.config.secureCookies })) !== null)
      throw redirect(next);
    if (await needsFirstAccount(context.db)) throw redirect('/setup');
    return { title: translator(resolveLocale(request)).t('signIn.title', { ns: 'study' }) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export async function action({ request, context }: ActionFunctionArgs) {
  return await forPage(async () => {
    const next = afterSignIn(request);
    const { email, password } = await formBody(request, signInSchema);
    try {
      const { setCookies } = await signIn(context.db, {
        email,
        password,
        request,
        clientAddress: context.clientAddress,
        secureCookies: context.config.secureCookies,
      });
      throw redirect(next, {
        headers: setCookies.map((cookie): [string, string] => ['Set-Cookie', cookie]),
      });
    } catch (error) {
      if (!isAppError(error)) throw error;
      const fault: SignInFault =
        error.code === 'too_many' ? 'tooMany' : error.code === 'forbidden' ? 'deactivated' : 'wrong';
      return data({ fault, email }, { status: httpStatusOf(error) });
    }
  });
}

export default function SignInPage() {
  useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <SignInForm fault={answer?.fault ?? null} email={answer?.email ?? ''} />;
}
