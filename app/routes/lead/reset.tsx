import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { accountOfReset, resetPassword } from '#app/auth/passwordReset.server.ts';
import { startSession } from '#app/auth/session.server.ts';
import { ResetForm } from '#app/components/people/ResetForm.tsx';
import { isAppError } from '#app/core/shared/errors.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { formBody } from '../shared/body.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { titleOf } from '../shared/title.ts';

export { LeadFailure as ErrorBoundary } from './LeadFailure.tsx';

/** For whoever has a link for a new password. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return await forPage(async () => {
    const { email } = await accountOfReset(context.db, params.secret ?? '');
    return { title: translator(resolveLocale(request)).t('reset.title', { ns: 'people' }), email };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

/** What is wrong with the password is said beside it, by what sets it. */
const resetSchema = z.object({ password: text });

export async function action({ request, context, params }: ActionFunctionArgs) {
  return await forPage(async () => {
    const fields = await formBody(request, resetSchema);
    try {
      const account = await resetPassword(context.db, params.secret ?? '', fields);
      const secure = context.config.secureCookies;
      const cookie = await startSession(context.db, account.id, { request, secure });
      throw redirect('/studies', { headers: { 'Set-Cookie': cookie } });
    } catch (error) {
      if (!isAppError(error) || error.code !== 'invalid_input') throw error;
      return data({ refused: true }, { status: 400 });
    }
  });
}

export default function ResetPage() {
  const { email } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <ResetForm email={email} refused={answer?.refused === true} />;
}
