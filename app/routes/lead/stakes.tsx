import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation, useSubmit } from '@remix-run/react';
import { z } from 'zod';
import { StakesPage } from '#app/components/study/stakes/StakesPage.tsx';
import { AppError } from '#app/core/shared/errors.ts';
import { jsonOf } from '#app/core/shared/jsonOf.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { changeStakes, studyStakes } from '#app/services/studies/changeStakes.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { titleOf } from '../shared/title.ts';
import { leadOfPage, slugOf } from './lead.server.ts';
import { runStudyForm, studyAction } from './studyForm.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await leadOfPage(args);
    const study = await studyStakes(args.context.db, slugOf(args));
    const { t } = translator(resolveLocale(args.request));
    return { title: t('titleOf', { ns: 'stakes', study: study.name }), study };
  });
}

const ACTIONS = {
  stakes: studyAction(z.object({ stakes: text }), async ({ db, slug, fields, doing }) => {
    const stakes = jsonOf(fields.stakes);
    if (stakes === undefined) throw new AppError('form-incomplete');
    await changeStakes(db, slug, stakes, doing);
  }),
};

export async function action(args: ActionFunctionArgs) {
  return await runStudyForm(args, ACTIONS);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export default function StudyStakesPage() {
  const { study } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const submit = useSubmit();
  const busy = useNavigation().state !== 'idle';
  return (
    <StakesPage
      study={study}
      refusal={answer ?? null}
      busy={busy}
      onSave={(stakes) => submit({ action: 'stakes', stakes: JSON.stringify(stakes) }, { method: 'post' })}
    />
  );
}
