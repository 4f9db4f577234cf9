import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { PreviewScreen } from '#app/components/study/PreviewScreen.tsx';
import { COMMENT_LIMIT } from '#app/core/shared/comment.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { previewTasks } from '#app/services/tasks/previewTasks.ts';
import { guidelineFacts } from '../rater/rater.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { ordinal, searchOf } from '../shared/search.server.ts';
import { titleOf } from '../shared/title.ts';
import { readerOfPage, slugOf } from './lead.server.ts';

export { LeadFailure as ErrorBoundary } from './LeadFailure.tsx';

const searchSchema = z.object({ task: ordinal });

/** The tasks of a study as raters get them, one after the other: `?task=3`. */
export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await readerOfPage(args);
    const slug = slugOf(args);
    const asked = searchOf(args.request, searchSchema);
    const { name, study, ...preview } = await previewTasks(args.context.db, slug, asked.task);
    const locale = resolveLocale(args.request, study.locale);
    const { t } = translator(locale);
    return {
      title: t('preview.titleOf', { ns: 'quality', study: name }),
      locale,
      slug,
      facts: guidelineFacts(study),
      commentLimit: COMMENT_LIMIT,
      ...preview,
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export default function PreviewPage() {
  const { slug, ...preview } = useLoaderData<typeof loader>();
  return <PreviewScreen key={preview.number} {...preview} exit={`/studies/${slug}`} />;
}
