import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { acceptInvitation, invitationOf } from '#app/auth/invitation.server.ts';
import { startSession } from '#app/auth/session.server.ts';
import { InvitedForm } from '#app/components/people/InvitedForm.tsx';
import { isAppError } from '#app/core/shared/errors.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { formBody } from '../shared/body.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { titleOf } from '../shared/title.ts';

export { LeadFailure as ErrorBoundary } from './LeadFailure.tsx';

/** For whoever has an invitation's link. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return await forPage(async () => {
    const title = translator(resolveLocale(request)).t('invited.title', { ns: 'people' });
    return { title, ...(await invitationOf(context.db, params.secret ?? '')) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

/** What is wrong with a field is said beside it, by what makes the account. */
const acceptSchema = z.object({ name: text, password: text });

export async function action({ request, context, params }: ActionFunctionArgs) {
  return await forPage(async () => {
    const { name, password } = await formBody(request, acceptSchema);
    try {
      const account = await acceptInvitation(context.db, params.secret ?? '', { name, password });
      const secure = context.config.secureCookies;
      const cookie = await startSession(context.db, account.id, { request, secure });
      throw redirect('/studies', { headers: { 'Set-Cookie': cookie } });
    } catch (error) {
      if (!isAppError(error) || error.code !== 'invalid_input') throw error;
      return data({ name, faults: error.problems.map(({ path }) => path) }, { status: 400 });
    }
  });
}

export default function InvitedPage() {
  const { email, role } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <InvitedForm email={email} role={role} faults={answer?.faults ?? []} name={answer?.name ?? ''} />;
}
