import { z } from 'zod';
import { AppError, said } from '#app/core/shared/errors.ts';
import { jsonOf } from '#app/core/shared/jsonOf.ts';
import { readApart } from '#app/services/imports/apart/readApart.ts';
import { formBody } from '../shared/body.server.ts';
import { text } from '../shared/fields.ts';
import type { CheckedItems } from '#app/services/studies/checkItems.ts';
import { itemColumnsField } from './itemColumnsField.ts';
import { bytesOf, chosenFile, upload } from './upload.server.ts';

const newStudySchema = z.object({ configuration: text, items: chosenFile, columns: itemColumnsField });

/**
 * What the form of a new study sent: its configuration, still to be validated, and what its items file holds.
 *
 * @throws AppError `too_large`, `unsupported`, `invalid_input` for a form that is not ours
 */
export async function newStudyForm(
  request: Request,
): Promise<{ configuration: unknown; items: CheckedItems }> {
  const form = await formBody(request, newStudySchema, upload(said('create-by-command')));
  const configuration = jsonOf(form.configuration);
  if (configuration === undefined) throw new AppError('form-incomplete');
  const { rows, result } = await readApart('items', await bytesOf(form.items), { columns: form.columns });
  return { configuration, items: { items: rows, problems: result.problems } };
}
