import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { makeShareLink, revokeShareLink, shareLinksOf } from '#app/auth/shareLink.server.ts';
import { SharePage, type MadeShare } from '#app/components/study/share/SharePage.tsx';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { forPage } from '../shared/failures.server.ts';
import { rowNumber, text } from '../shared/fields.ts';
import { titleOf } from '../shared/title.ts';
import { accountAction, runAccountForm } from './accountForm.server.ts';
import { leadOf, leadOfPage, slugOf } from './lead.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await leadOfPage(args);
    const { db } = args.context;
    const slug = slugOf(args);
    const { name, state, pilot_of, configuration } = await requireStudy(db, slug);
    // A pilot has no verdict that could be read.
    if (pilot_of !== null) throw redirect(`/studies/${slug}/pilot`);
    const { t } = translator(resolveLocale(args.request));
    return {
      title: t('titleOf', { ns: 'share', study: name }),
      study: { slug, name, question: configuration.question, state },
      links: await shareLinksOf(db, slug),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return await forPage(async () => {
    const { email: actor } = await leadOf(args);
    const { db, config } = args.context;
    const slug = slugOf(args);
    return await runAccountForm<MadeShare>(args, {
      make: accountAction(z.object({ label: text, days: text }), async (fields) => {
        const { label, secret } = await makeShareLink(db, slug, fields, { actor });
        return { made: { label, address: `${config.origin}/shared/${secret}` } };
      }),
      revoke: accountAction(z.object({ link: rowNumber }), ({ link }) =>
        revokeShareLink(db, slug, link, { actor }),
      ),
    });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export default function StudySharePage() {
  const { study, links } = useLoaderData<typeof loader>();
  return <SharePage study={study} links={links} answer={useActionData<typeof action>() ?? null} />;
}
