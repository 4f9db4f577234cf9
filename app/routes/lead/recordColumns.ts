import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { said } from '#app/core/shared/errors.ts';
import { RECORD_KINDS, recordColumns, recordFields } from '#app/services/imports/recordColumns.ts';
import { assertPost, formBody } from '../shared/body.server.ts';
import { forProgram } from '../shared/failures.server.ts';
import { leadOf } from './lead.server.ts';
import { bytesOf, chosenFile, upload } from './upload.server.ts';

const columnsSchema = z.object({ file: chosenFile, kind: z.enum(RECORD_KINDS) });

/** The columns of a file of scores or controls that a lead has chosen, and what they are taken for; nothing is stored. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    assertPost(args.request);
    await leadOf(args);
    const { file, kind } = await formBody(args.request, columnsSchema, upload(said('send-less')));
    return { ...(await recordColumns(await bytesOf(file), kind)), fields: recordFields(kind) };
  });
}
