import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Webhooks } from '#app/components/webhooks/Webhooks.tsx';
import { managesPeople } from '#app/core/people/roles.ts';
import { AppError } from '#app/core/shared/errors.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { owner, readerOfPage } from './lead.server.ts';
import { runWebhooksForm, shownWebhooks } from './webhooks.server.ts';

/** Webhooks of all studies, which owners alone see. */
export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const { role } = await readerOfPage(args);
    if (!managesPeople(role)) throw new AppError('owners-only');
    return {
      title: translator(resolveLocale(args.request)).t('titleOfAll', { ns: 'webhooks' }),
      shown: await shownWebhooks(args.context, null),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return await forPage(async () => {
    const { email } = await owner(args);
    return await runWebhooksForm(args, null, email);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export default function WebhooksPage() {
  const { title, shown } = useLoaderData<typeof loader>();
  return (
    <div className="grid gap-10">
      <h1>{title}</h1>
      <Webhooks {...shown} ofAll answer={useActionData<typeof action>() ?? null} />
    </div>
  );
}
