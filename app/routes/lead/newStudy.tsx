import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useNavigation, useSubmit } from '@remix-run/react';
import { NewStudy } from '#app/components/study/NewStudy.tsx';
import { isAppError } from '#app/core/shared/errors.ts';
import { resolveLocale, translator, useTranslation } from '#app/i18n/index.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { creator, creatorOfPage } from './lead.server.ts';
import { newStudyForm } from './newStudyForm.server.ts';
import { refusedForm } from './refusedForm.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await creatorOfPage(args);
    const title = translator(resolveLocale(args.request)).t('start.title', { ns: 'draft' });
    return { title };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export async function action(args: ActionFunctionArgs) {
  return await forPage(async () => {
    const account = await creator(args);
    try {
      const { configuration, items } = await newStudyForm(args.request);
      const study = await createStudy(
        args.context.db,
        {
          configuration,
          items,
          createdBy: account.id,
          access: args.context.config.models,
        },
        { actor: account.email },
      );
      throw redirect(`/studies/${study.slug}`);
    } catch (error) {
      if (!isAppError(error)) throw error;
      return refusedForm(error, 'items');
    }
  });
}

export default function NewStudyPage() {
  const { t } = useTranslation('draft');
  const answer = useActionData<typeof action>();
  const submit = useSubmit();
  const busy = useNavigation().state !== 'idle';
  return (
    <div className="grid gap-6">
      <h1>{t('start.title')}</h1>
      <NewStudy
        refused={answer?.problems ?? []}
        busy={busy}
        onCreate={(configuration, { file, columns }) => {
          const form = new FormData();
          form.set('configuration', JSON.stringify(configuration));
          form.set('items', file!);
          if (columns !== null) form.set('columns', JSON.stringify(columns));
          submit(form, { method: 'post', encType: 'multipart/form-data' });
        }}
      />
    </div>
  );
}
