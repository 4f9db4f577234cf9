import type { ActionFunctionArgs } from '@remix-run/node';
import { errorOfData, said } from '#app/core/shared/errors.ts';
import { readApart } from '#app/services/imports/apart/readApart.ts';
import { assertPost, formBody } from '../shared/body.server.ts';
import { forProgram } from '../shared/failures.server.ts';
import { toldForPage } from '../shared/sayHere.server.ts';
import { filesOfForm, importFields } from './importFields.server.ts';
import { creator } from './lead.server.ts';
import { upload } from './upload.server.ts';

/** What files hold that were chosen to be imported as a study, and what would come of it; nothing is stored. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    assertPost(args.request);
    await creator(args);
    const form = await formBody(args.request, importFields, upload(said('study-by-command')));
    const { file, ...beside } = await filesOfForm(form);
    const given = { ...beside, name: file.name };
    const { result } = await readApart('lookAtGiven', file.bytes, given);
    const told = result.refusal === null ? null : toldForPage(errorOfData(result.refusal));
    return { ...result, refusal: told };
  });
}
