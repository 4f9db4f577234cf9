import { randomBytes } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { newStudyValues } from '#app/components/study/newStudy.ts';
import type { JsonObject } from '#app/core/studies/drafts/changes.ts';
import { resolveLocale } from '#app/i18n/index.ts';
import { beginDraft } from '#app/services/drafts/keepDrafts.ts';
import { forPage } from '../../shared/failures.server.ts';
import { creator, creatorOfPage } from '../lead.server.ts';

/** Begins a draft and leads to its first step. */
export async function action(args: ActionFunctionArgs) {
  return await forPage(async () => {
    const account = await creator(args);
    const values = newStudyValues(randomBytes(6).toString('hex'), resolveLocale(args.request));
    const stored = JSON.parse(JSON.stringify(values)) as JsonObject;
    const id = await beginDraft(args.context.db, stored, { by: account.id });
    throw redirect(`/drafts/${id}/question`);
  });
}

/** Drafts are listed among the studies. */
export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    await creatorOfPage(args);
    throw redirect('/studies');
  });
}
