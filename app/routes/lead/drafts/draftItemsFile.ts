import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { said } from '#app/core/shared/errors.ts';
import { setDraftColumns, setDraftItems, toldDraftItems } from '#app/services/drafts/draftItems.ts';
import type { ReadItemsFile } from '#app/services/studies/lookAtItems.ts';
import { assertPost, formBody } from '../../shared/body.server.ts';
import { forProgram } from '../../shared/failures.server.ts';
import { toldForPage } from '../../shared/sayHere.server.ts';
import { itemColumnsField } from '../itemColumnsField.ts';
import { creator } from '../lead.server.ts';
import { upload } from '../upload.server.ts';
import { draftIdOf } from './draft.server.ts';

/** Without a file it is the columns of the one that is kept that are said. */
const itemsSchema = z.object({ items: z.instanceof(File).optional(), columns: itemColumnsField });

/** Keeps a file of items with a draft, or says what the columns of the kept one mean; answers with what it holds. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    assertPost(args.request);
    const account = await creator(args);
    const { items, columns } = await formBody(args.request, itemsSchema, upload(said('create-by-command')));
    const { db } = args.context;
    const by = { by: account.id };
    if (items === undefined) return told(await setDraftColumns(db, draftIdOf(args), columns, by));
    const file = { name: items.name, bytes: new Uint8Array(await items.arrayBuffer()) };
    const isSaid = Object.keys(columns).length > 0;
    return told(await setDraftItems(db, draftIdOf(args), file, isSaid ? columns : null, by));
  });
}

/** What the draft's items file holds; null where there is none. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    await creator(args);
    const items = await toldDraftItems(args.context.db, draftIdOf(args));
    return Response.json(items && told(items), { headers: { 'Cache-Control': 'no-store' } });
  });
}

function told({ refusal, ...read }: ReadItemsFile & { readonly name: string }) {
  return { ...read, refusal: refusal === null ? null : toldForPage(refusal) };
}
