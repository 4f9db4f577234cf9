import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { z } from 'zod';
import { createFirstAccount, needsFirstAccount } from '#app/auth/createFirstAccount.server.ts';
import { startSession } from '#app/auth/session.server.ts';
import { SetupForm } from '#app/components/study/SetupForm.tsx';
import { isAppError } from '#app/core/shared/errors.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { formBody } from '../shared/body.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { titleOf } from '../shared/title.ts';

/** Only while there is no account: whoever comes first sets the installation up. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return await forPage(async () => {
    if (!(await needsFirstAccount(context.db))) throw redirect('/');
    return { title: translator(resolveLocale(request)).t('setup.title', { ns: 'study' }) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

/** What is wrong with a field is said beside it, by what makes the account. */
const accountSchema = z.object({ name: text, email: text, password: text });

export async function action({ request, context }: ActionFunctionArgs) {
  return await forPage(async () => {
    const { password, ...entered } = await formBody(request, accountSchema);
    try {
      const account = await createFirstAccount(context.db, { ...entered, password });
      const cookie = await startSession(context.db, account.id, {
        request,
        secure: context.config.secureCookies,
      });
      throw redirect('/studies', { headers: { 'Set-Cookie': cookie } });
    } catch (error) {
      if (!isAppError(error)) throw error;
      // Somebody else was first.
      if (error.code === 'conflict') throw redirect('/sign-in');
      return data({ entered, faults: error.problems.map(({ path }) => path) }, { status: 400 });
    }
  });
}

export default function SetupPage() {
  const answer = useActionData<typeof action>();
  return <SetupForm faults={answer?.faults ?? []} entered={answer?.entered ?? { name: '', email: '' }} />;
}
