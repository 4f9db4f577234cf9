import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { HandoutPage } from '#app/components/study/handout/HandoutPage.tsx';
import { studyHandout } from '#app/services/studies/studyHandout.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { leadOfPage, slugOf } from './lead.server.ts';

/** Links to hand out, with their codes and texts: for those who may change the study, as by a link anybody can judge. */
export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await leadOfPage(args);
    const { db, config } = args.context;
    const { ways, ...study } = await studyHandout(db, slugOf(args));
    return {
      study: {
        ...study,
        ways: ways.map(({ token, ...way }) => ({ ...way, address: `${config.origin}/r/${token}` })),
      },
    };
  });
}

/** Browsers print a page's title: it is the one that raters know. */
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.study.title) }];

export default function StudyHandoutPage() {
  const { study } = useLoaderData<typeof loader>();
  return <HandoutPage study={study} />;
}
