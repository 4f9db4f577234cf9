import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { PairsPage } from '#app/components/study/pairs/PairsPage.tsx';
import { httpStatusOf, isAppError } from '#app/core/shared/errors.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { differingPairs } from '#app/services/pairs/differingPairs.ts';
import { tickFault } from '#app/services/pairs/tickFault.ts';
import { formBody } from '../shared/body.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { toldForPage } from '../shared/sayHere.server.ts';
import { titleOf } from '../shared/title.ts';
import { leadOf, readerOfStudy, slugOf } from './lead.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const { mayChange } = await readerOfStudy(args);
    const pairs = await differingPairs(args.context.db, slugOf(args));
    const { t } = translator(resolveLocale(args.request));
    return { title: t('pairs.titleOf', { ns: 'pilot', study: pairs.name }), pairs, mayChange };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

const tickSchema = z.object({ item: text, system: text, fault: text, ticked: z.enum(['true', 'false']) });

/** Saves one tick; what is refused is said beside the pair. */
export async function action(args: ActionFunctionArgs) {
  return await forPage(async () => {
    await leadOf(args);
    const { ticked, ...tick } = await formBody(args.request, tickSchema);
    try {
      await tickFault(args.context.db, slugOf(args), { ...tick, ticked: ticked === 'true' });
      return data({ refused: null });
    } catch (error) {
      if (!isAppError(error) || error.code === 'internal') throw error;
      return data({ refused: toldForPage(error).message }, { status: httpStatusOf(error) });
    }
  });
}

export default function StudyPairsPage() {
  const { pairs, mayChange } = useLoaderData<typeof loader>();
  return <PairsPage pairs={pairs} mayChange={mayChange} />;
}
