import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { inviteAccount, withdrawInvitation } from '#app/auth/invitation.server.ts';
import { makePasswordReset } from '#app/auth/passwordReset.server.ts';
import {
  changeRole,
  deactivateAccount,
  listInvitations,
  listPeople,
  reactivateAccount,
} from '#app/auth/people.server.ts';
import { PeoplePage, type MadeLink } from '#app/components/people/PeoplePage.tsx';
import { managesPeople, ROLES } from '#app/core/people/roles.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { rowNumber, text } from '../shared/fields.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { accountAction, runAccountForm } from './accountForm.server.ts';
import { owner, readerOfPage } from './lead.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const { id: own, role } = await readerOfPage(args);
    const { db } = args.context;
    const manages = managesPeople(role);
    return {
      title: translator(resolveLocale(args.request)).t('title', { ns: 'people' }),
      own,
      manages,
      people: await listPeople(db),
      invitations: manages ? await listInvitations(db) : [],
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

const ofAccount = z.object({ account: rowNumber });

export async function action(args: ActionFunctionArgs) {
  return await forPage(async () => {
    const { email: actor } = await owner(args);
    const { db, config } = args.context;
    return await runAccountForm<MadeLink>(args, {
      invite: accountAction(z.object({ email: text, role: text }), async (fields) => {
        const { email, secret, expiresAt } = await inviteAccount(db, fields, { actor });
        const address = `${config.origin}/invited/${secret}`;
        return { made: { kind: 'invitation', email, address, expiresAt: expiresAt.toISOString() } };
      }),
      withdraw: accountAction(z.object({ invitation: rowNumber }), ({ invitation }) =>
        withdrawInvitation(db, invitation),
      ),
      role: accountAction(ofAccount.extend({ role: z.enum(ROLES) }), ({ account, role }) =>
        changeRole(db, account, role),
      ),
      reset: accountAction(ofAccount, async ({ account }) => {
        const { email, secret, expiresAt } = await makePasswordReset(db, account, { actor });
        const address = `${config.origin}/reset/${secret}`;
        return { made: { kind: 'reset', email, address, expiresAt: expiresAt.toISOString() } };
      }),
      deactivate: accountAction(ofAccount, ({ account }) => deactivateAccount(db, account)),
      reactivate: accountAction(ofAccount, ({ account }) => reactivateAccount(db, account)),
    });
  });
}

export default function PeopleOfInstallation() {
  const { people, invitations, own, manages } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PeoplePage
      people={people}
      invitations={invitations}
      own={own}
      manages={manages}
      answer={answer ?? null}
    />
  );
}
