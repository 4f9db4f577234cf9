import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { AppError, said } from '#app/core/shared/errors.ts';
import type { Change, JsonObject } from '#app/core/studies/drafts/changes.ts';
import { changeDraft } from '#app/services/drafts/changeDraft.ts';
import { draftOf } from '#app/services/drafts/draftOf.ts';
import { othersAtDraft } from '#app/services/drafts/keepDrafts.ts';
import { assertPost, jsonBody, matching } from '../../shared/body.server.ts';
import { forProgram } from '../../shared/failures.server.ts';
import { ordinal, searchOf } from '../../shared/search.server.ts';
import { creator } from '../lead.server.ts';
import { draftIdOf } from './draft.server.ts';
import { configurationOfDraft } from './outlook.server.ts';

/** What somebody typed meanwhile: guidelines and training tasks may be long. */
const ALLOWANCE = { bytes: 4 * 1024 * 1024, ms: 60_000, remedy: said('send-less') };

const changesSchema = z.object({
  changes: z
    .array(
      z.object({
        place: z.array(z.union([z.string().max(200), z.int().min(0).max(10_000)])).max(16),
        before: z.json().optional(),
        after: z.json().optional(),
      }),
    )
    .max(5000),
});

/** Saves what was changed of a draft, and gives it as it stands then. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    assertPost(args.request);
    const account = await creator(args);
    const { changes } = matching(changesSchema, await jsonBody(args.request, ALLOWANCE), 'form-unlike-page');
    return await changeDraft(args.context.db, draftIdOf(args), changes as readonly Change[], {
      by: account.id,
      check: assertForm,
    });
  });
}

/** @throws AppError `invalid_input` for values that are not a form's */
function assertForm(values: JsonObject): void {
  try {
    configurationOfDraft(values);
  } catch (cause) {
    throw new AppError('form-incomplete', {}, { cause });
  }
}

const searchSchema = z.object({ version: ordinal });

/** What has changed since `?version=`, and who else has the draft open. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const account = await creator(args);
    const { version: known } = searchOf(args.request, searchSchema);
    const { db } = args.context;
    const id = draftIdOf(args);
    const { values, version } = await draftOf(db, id);
    const others = await othersAtDraft(db, id, { by: account.id });
    return { version, values: version === known ? null : values, others };
  });
}
