import { AppError } from '#app/core/shared/errors.ts';
import { textOfFile, uploadedForm } from './upload.server.ts';

/**
 * What the form of a new study sent: its configuration, still to be validated, and the text of its items file.
 *
 * @throws AppError `too_large`, `invalid_input` for a form that is not ours
 */
export async function newStudyForm(request: Request): Promise<{ configuration: unknown; items: string }> {
  const form = await uploadedForm(request, 'create the study with `evenhand create`');
  return {
    configuration: parse(String(form.get('configuration') ?? '')),
    items: await textOfFile(form, 'items'),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new AppError('invalid_input', 'The form was sent incompletely; load the page again.', { cause });
  }
}
