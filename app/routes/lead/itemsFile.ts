import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { errorOfData, said } from '#app/core/shared/errors.ts';
import { readApart } from '#app/services/imports/apart/readApart.ts';
import { assertPost, formBody } from '../shared/body.server.ts';
import { forProgram } from '../shared/failures.server.ts';
import { toldForPage } from '../shared/sayHere.server.ts';
import { creator } from './lead.server.ts';
import { itemColumnsField } from './itemColumnsField.ts';
import { bytesOf, chosenFile, upload } from './upload.server.ts';

const itemsSchema = z.object({ items: chosenFile, columns: itemColumnsField });

/** What a file of items holds that a lead has chosen for a new study; nothing is stored. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    assertPost(args.request);
    await creator(args);
    const { items, columns } = await formBody(args.request, itemsSchema, upload(said('create-by-command')));
    const { read } = (await readApart('lookAtItems', await bytesOf(items), { columns })).result;
    const told = read.refusal === null ? null : toldForPage(errorOfData(read.refusal));
    return { ...read, refusal: told };
  });
}
