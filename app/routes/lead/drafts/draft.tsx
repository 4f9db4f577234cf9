import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import {
  useActionData,
  useLoaderData,
  useNavigation,
  useSubmit,
  type ShouldRevalidateFunction,
} from '@remix-run/react';
import { z } from 'zod';
import { isStep } from '#app/components/study/draft/steps.ts';
import { Workspace } from '#app/components/study/draft/Workspace.tsx';
import { isAppError } from '#app/core/shared/errors.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { draftOf } from '#app/services/drafts/draftOf.ts';
import { archiveDraft, copyDraft, removeDraft } from '#app/services/drafts/keepDrafts.ts';
import { applyRevision, revisedStudy } from '#app/services/drafts/reviseStudy.ts';
import { studyOfDraft } from '#app/services/drafts/studyOfDraft.ts';
import { formBody } from '../../shared/body.server.ts';
import { forPage } from '../../shared/failures.server.ts';
import { titleOf } from '../../shared/title.ts';
import { isLoopback } from '../isLoopback.ts';
import { creator, creatorOfPage, leadOf } from '../lead.server.ts';
import { refusedForm } from '../refusedForm.server.ts';
import { draftIdOf } from './draft.server.ts';
import { configurationOfDraft, FORM, valuesOfDraft } from './outlook.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await creatorOfPage(args);
    const { db, config } = args.context;
    const id = draftIdOf(args);
    const draft = await draftOf(db, id);
    const { step = '' } = args.params;
    if (!isStep(step)) throw redirect(`/drafts/${id}/question`);
    const { t } = translator(resolveLocale(args.request));
    const values = valuesOfDraft(draft.values);
    return {
      title: values.name.trim() === '' ? t('untitled', { ns: 'draft' }) : values.name,
      id,
      values,
      stored: draft.values,
      version: draft.version,
      items: draft.items_facts,
      hasFile: draft.items_name !== null,
      revises: await revisedStudy(db, id),
      hosts: config.models.hosts,
      isLoopback: isLoopback(config.origin),
    };
  });
}

/** Going from one step to another reads nothing anew: the page holds what was typed. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentParams, nextParams, formMethod }) =>
  formMethod !== undefined || currentParams.draft !== nextParams.draft;

const actionSchema = z.object({
  action: z.enum(['create', 'apply', 'copy', 'archive', 'restore', 'delete']),
  /** Whether what was uploaded or written for the study may be lost. */
  discard: z.literal('yes').optional(),
});

export async function action(args: ActionFunctionArgs) {
  return await forPage(async () => {
    const account = await creator(args);
    const { db, config } = args.context;
    const id = draftIdOf(args);
    const by = { by: account.id, actor: account.email };
    const { action: asked, discard } = await formBody(args.request, actionSchema);
    switch (asked) {
      case 'create':
        try {
          const { values } = await draftOf(db, id);
          const wanted = { configuration: configurationOfDraft(values), access: config.models };
          throw redirect(`/studies/${(await studyOfDraft(db, id, wanted, by)).slug}`);
        } catch (error) {
          if (!isAppError(error)) throw error;
          return refusedForm(error, 'items');
        }
      case 'apply':
        try {
          const study = await revisedStudy(db, id);
          if (study !== null) await leadOf({ ...args, params: { slug: study.slug } });
          const wish = { access: config.models, discard: discard === 'yes', check: false };
          throw redirect(`/studies/${(await applyRevision(db, id, FORM, wish, by)).slug}`);
        } catch (error) {
          if (!isAppError(error) || error.code === 'forbidden') throw error;
          return refusedForm(error, 'review');
        }
      case 'copy': {
        const { t } = translator(resolveLocale(args.request));
        const copy = await copyDraft(db, id, (of) => t('copyOf', { ns: 'draft', name: of }), by);
        throw redirect(`/drafts/${copy}/question`);
      }
      case 'archive':
      case 'restore':
        await archiveDraft(db, id, asked === 'archive');
        throw redirect('/studies');
      case 'delete':
        await removeDraft(db, id);
        throw redirect('/studies');
    }
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

export default function DraftPage() {
  const { title: _, ...draft } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const submit = useSubmit();
  const busy = useNavigation().state !== 'idle';
  return (
    <Workspace
      key={draft.id}
      {...draft}
      refused={answer?.problems ?? []}
      busy={busy}
      onCreate={() => submit({ action: 'create' }, { method: 'post' })}
      onApply={(discard) =>
        submit({ action: 'apply', ...(discard ? { discard: 'yes' } : {}) }, { method: 'post' })
      }
    />
  );
}
