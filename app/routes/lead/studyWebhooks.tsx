import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { StudyHeader } from '#app/components/study/StudyHeader.tsx';
import { Webhooks } from '#app/components/webhooks/Webhooks.tsx';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { leadOf, leadOfPage, slugOf } from './lead.server.ts';
import { runWebhooksForm, shownWebhooks } from './webhooks.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await leadOfPage(args);
    const slug = slugOf(args);
    const { name, configuration } = await requireStudy(args.context.db, slug);
    const { t } = translator(resolveLocale(args.request));
    return {
      title: t('titleOf', { ns: 'webhooks', study: name }),
      study: { slug, name, question: configuration.question },
      shown: await shownWebhooks(args.context, slug),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return await forPage(async () => {
    const { email } = await leadOf(args);
    return await runWebhooksForm(args, slugOf(args), email);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export default function StudyWebhooksPage() {
  const { study, shown } = useLoaderData<typeof loader>();
  return (
    <div className="grid gap-10">
      <StudyHeader {...study} />
      <Webhooks {...shown} ofAll={false} answer={useActionData<typeof action>() ?? null} />
    </div>
  );
}
