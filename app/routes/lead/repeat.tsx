import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData, useNavigation, useSubmit } from '@remix-run/react';
import { z } from 'zod';
import { RepeatStudyPage } from '#app/components/study/RepeatStudyPage.tsx';
import { AppError, isAppError } from '#app/core/shared/errors.ts';
import { jsonOf } from '#app/core/shared/jsonOf.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { repeatStudy } from '#app/services/repeats/repeatStudy.ts';
import { studyToRepeat } from '#app/services/repeats/studyToRepeat.ts';
import { formBody } from '../shared/body.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { text } from '../shared/fields.ts';
import { titleOf } from '../shared/title.ts';
import { creator, creatorOfPage, slugOf } from './lead.server.ts';
import { refusedForm } from './refusedForm.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await creatorOfPage(args);
    const study = await studyToRepeat(args.context.db, slugOf(args));
    const { t } = translator(resolveLocale(args.request));
    return {
      title: t('repeat.titleOf', { ns: 'study', study: study.name }),
      study,
      hosts: args.context.config.models.hosts,
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

const repeatSchema = z.object({ name: text, candidates: text });

export async function action(args: ActionFunctionArgs) {
  return await forPage(async () => {
    const account = await creator(args);
    try {
      const { name, candidates } = await formBody(args.request, repeatSchema);
      const repeated = await repeatStudy(
        args.context.db,
        slugOf(args),
        { name, candidates: listOf(candidates), createdBy: account.id, access: args.context.config.models },
        { actor: account.email },
      );
      throw redirect(`/studies/${repeated.slug}`);
    } catch (error) {
      if (!isAppError(error) || error.code !== 'invalid_input') throw error;
      return refusedForm(error, '');
    }
  });
}

function listOf(json: string): unknown[] {
  const list = jsonOf(json);
  if (!Array.isArray(list)) throw new AppError('form-incomplete');
  return list;
}

export default function RepeatPage() {
  const { study, hosts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const submit = useSubmit();
  const busy = useNavigation().state !== 'idle';
  return (
    <RepeatStudyPage
      study={study}
      hosts={hosts}
      refused={answer?.problems ?? []}
      busy={busy}
      onRepeat={(name, candidates) =>
        submit({ name, candidates: JSON.stringify(candidates) }, { method: 'post' })
      }
    />
  );
}
