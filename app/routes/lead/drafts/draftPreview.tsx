import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { PreviewScreen } from '#app/components/study/PreviewScreen.tsx';
import { askedFacts } from '#app/core/ratings/askedFacts.ts';
import { COMMENT_LIMIT } from '#app/core/shared/comment.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { draftPreviewItem } from '#app/services/drafts/draftItems.ts';
import { draftOf } from '#app/services/drafts/draftOf.ts';
import { exampleTasks } from '#app/services/drafts/exampleTasks.ts';
import { forPage } from '../../shared/failures.server.ts';
import { ordinal, searchOf } from '../../shared/search.server.ts';
import { titleOf } from '../../shared/title.ts';
import { creatorOfPage } from '../lead.server.ts';
import { draftIdOf } from './draft.server.ts';
import { plannedConfiguration } from './outlook.server.ts';

export { LeadFailure as ErrorBoundary } from '../LeadFailure.tsx';

const searchSchema = z.object({ task: ordinal });

/** One task of each kind as raters of a draft's study would see it: `?task=2`. The texts are examples. */
export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await creatorOfPage(args);
    const id = draftIdOf(args);
    const { db } = args.context;
    const asked = searchOf(args.request, searchSchema);
    const { values } = await draftOf(db, id);
    const configuration = plannedConfiguration(values);
    const locale = resolveLocale(args.request, configuration?.locale);
    const { t } = translator(locale);
    const item = await draftPreviewItem(db, id);
    const example = (number: number) => t('preview.text', { ns: 'draft', number });
    const tasks =
      configuration === null
        ? []
        : exampleTasks(configuration, item ?? { prompt: t('preview.prompt', { ns: 'draft' }) }, example);
    const number = Math.min(asked.task, tasks.length);
    return {
      title: t('preview.title', { ns: 'draft' }),
      locale,
      id,
      facts: {
        guidelines: configuration?.guidelines ?? '',
        asked: configuration === null ? [] : askedFacts(configuration.protocol),
      },
      commentLimit: COMMENT_LIMIT,
      task: tasks[number - 1] ?? null,
      number,
      total: tasks.length,
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export default function DraftPreviewPage() {
  const { id, ...preview } = useLoaderData<typeof loader>();
  return <PreviewScreen key={preview.number} {...preview} exit={`/drafts/${id}/asked`} />;
}
