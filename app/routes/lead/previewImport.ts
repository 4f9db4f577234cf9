import type { ActionFunctionArgs } from '@remix-run/node';
import { errorOfData, said } from '#app/core/shared/errors.ts';
import { readApart } from '#app/services/imports/apart/readApart.ts';
import { assertPost, formBody } from '../shared/body.server.ts';
import { forProgram } from '../shared/failures.server.ts';
import { toldForPage } from '../shared/sayHere.server.ts';
import { choicesOf, importFields, keepForm } from './importFields.server.ts';
import { creator } from './lead.server.ts';
import { upload } from './upload.server.ts';

/**
 * What files hold that were chosen to be imported as a study, and what would come of it; no study is made. They are kept
 * for a day, so that whoever says more of them sends none again.
 */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    assertPost(args.request);
    const account = await creator(args);
    const form = await formBody(args.request, importFields, upload(said('study-by-command')));
    const kept = await keepForm(args.context, form, account.id);
    const { file, ...beside } = kept.files;
    const given = { ...beside, name: file!.name, choices: choicesOf(form) };
    const { result } = await readApart('lookAtGiven', file!.bytes, given);
    const told = result.refusal === null ? null : toldForPage(errorOfData(result.refusal));
    return { ...result, refusal: told, upload: kept.upload };
  });
}
