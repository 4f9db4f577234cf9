import { AppError } from '#app/core/shared/errors.ts';

/** An items file of some hundred thousand items; larger ones go through the command line. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * What the form of a new study sent: its configuration, still to be validated, and the text of its items file.
 *
 * @throws AppError `too_large`, `invalid_input` for a form that is not ours
 */
export async function newStudyForm(request: Request): Promise<{ configuration: unknown; items: string }> {
  if (Number(request.headers.get('Content-Length') ?? 0) > MOST_BYTES) {
    throw new AppError(
      'too_large',
      `The items file is larger than ${MOST_BYTES / 1024 ** 2} MB; create the study with \`evenhand create\`.`,
    );
  }
  const form = await request.formData();
  const items = form.get('items');
  if (!(items instanceof Blob))
    throw new AppError('invalid_input', 'The form has no items file; choose one.');
  return {
    configuration: parse(String(form.get('configuration') ?? '')),
    items: await items.text(),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new AppError('invalid_input', 'The form was sent incompletely; load the page again.', { cause });
  }
}
