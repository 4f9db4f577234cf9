import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ItemsPage } from '#app/components/report/ItemsPage.tsx';
import { FINDING_ORDERS } from '#app/core/reports/orderFindings.ts';
import { itemsToReview } from '#app/services/analysis/itemsToReview.ts';
import { forPage } from '../shared/failures.server.ts';
import { ordinal, searchOf } from '../shared/search.server.ts';
import { titleOf } from '../shared/title.ts';
import { readerOfPage, slugOf } from './lead.server.ts';

/** A choice of a form, where an empty one means none. */
const chosen = z
  .string()
  .max(200)
  .optional()
  .transform((value) => (value === '' ? undefined : value));

const searchSchema = z.object({
  page: ordinal,
  order: z.enum(FINDING_ORDERS).default('loss'),
  system: chosen,
  line: chosen,
  segment: chosen,
});

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await readerOfPage(args);
    const asked = searchOf(args.request, searchSchema);
    return { found: await itemsToReview(args.context.db, slugOf(args), asked) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: titleOf(data?.found.study.name) }];

export default function StudyItemsPage() {
  return <ItemsPage found={useLoaderData<typeof loader>().found} />;
}
