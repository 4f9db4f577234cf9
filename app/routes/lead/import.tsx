import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useNavigation, useSubmit } from '@remix-run/react';
import { ImportStudy } from '#app/components/study/import/ImportStudy.tsx';
import { isAppError, said } from '#app/core/shared/errors.ts';
import { resolveLocale, translator } from '#app/i18n/index.ts';
import { importFiles } from '#app/services/imports/files/importFiles.ts';
import { dropFiles } from '#app/services/imports/files/keptFiles.ts';
import { requestImport } from '#app/services/imports/files/importKept.ts';
import { formBody } from '../shared/body.server.ts';
import { forPage } from '../shared/failures.server.ts';
import { titleOf } from '../shared/title.ts';
import { choicesOf, importFields, keepForm } from './importFields.server.ts';
import { creator, creatorOfPage } from './lead.server.ts';
import { refusedForm } from './refusedForm.server.ts';
import { upload } from './upload.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await creatorOfPage(args);
    return { title: translator(resolveLocale(args.request)).t('title', { ns: 'imports' }) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: titleOf(page?.title) }];

/** Up to so many bytes an import takes a moment: it is done at once, and faults are told beside their fields. */
const SOON = 256 * 1024;

/** Makes a study of the files that were chosen, and leads to its report; of large ones a job makes it. */
export async function action(args: ActionFunctionArgs) {
  return await forPage(async () => {
    const account = await creator(args);
    try {
      const form = await formBody(args.request, importFields, upload(said('study-by-command')));
      const { db, jobs } = args.context;
      const { upload: id, files } = await keepForm(args.context, form, account.id);
      const { file, ...beside } = files;
      const choices = choicesOf(form);
      const slug = form.slug.trim() === '' ? null : form.slug.trim();
      const size = Object.values(files).reduce((sum, one) => sum + (one?.bytes.length ?? 0), 0);
      if (size > SOON) {
        await requestImport(db, jobs, { upload: id, actor: account.email, choices, slug });
        throw redirect(`/import/${id}`);
      }
      const doing = { actor: account.email, createdBy: account.id, slug };
      const study = await importFiles(db, { ...beside, file: file!, choices }, doing);
      await dropFiles(db, id);
      throw redirect(`/studies/${study.slug}/report`);
    } catch (error) {
      if (!isAppError(error)) throw error;
      return refusedForm(error, error.reason === 'export-slug-taken' ? 'slug' : 'file');
    }
  });
}

export default function ImportPage() {
  const answer = useActionData<typeof action>();
  const submit = useSubmit();
  const busy = useNavigation().state !== 'idle';
  return (
    <ImportStudy
      refused={answer?.problems ?? []}
      busy={busy}
      onImport={(form) => submit(form, { method: 'post', encType: 'multipart/form-data' })}
    />
  );
}
