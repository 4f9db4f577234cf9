import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { said } from '#app/core/shared/errors.ts';
import { previewItems } from '#app/services/studies/previewItems.ts';
import { assertPost, formBody } from '../shared/body.server.ts';
import { forProgram } from '../shared/failures.server.ts';
import { toldForPage } from '../shared/sayHere.server.ts';
import { creator } from './lead.server.ts';
import { itemColumnsField } from './itemColumnsField.ts';
import { chosenFile, readFile, upload } from './upload.server.ts';

const itemsSchema = z.object({ items: chosenFile, columns: itemColumnsField });

/** What a file of items holds that a lead has chosen for a new study; nothing is stored. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    assertPost(args.request);
    await creator(args);
    const { items, columns } = await formBody(args.request, itemsSchema, upload(said('create-by-command')));
    const { refusal, ...read } = previewItems(await readFile(items), columns);
    const told = refusal === null ? null : toldForPage(refusal);
    return { ...read, refusal: told };
  });
}
