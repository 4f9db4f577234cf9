import { AppError } from '#app/core/shared/errors.ts';
import { MOST_UPLOAD_BYTES } from '#app/core/studies/uploads.ts';

/** Beyond this many bytes a request that is too large is not even read to its end. */
const MOST_DRAINED = 16 * MOST_UPLOAD_BYTES;

/**
 * A form with a file.
 *
 * @param remedy what to do with a larger file
 * @throws AppError `too_large`
 */
export async function uploadedForm(request: Request, remedy: string): Promise<FormData> {
  const length = Number(request.headers.get('Content-Length') ?? 0);
  if (length <= MOST_UPLOAD_BYTES) return await request.formData();
  // An answer that comes before the request has ended would be lost with the connection.
  if (length <= MOST_DRAINED) await request.body?.pipeTo(new WritableStream());
  throw new AppError('too_large', `The file is larger than ${MOST_UPLOAD_BYTES / 1024 ** 2} MB; ${remedy}.`);
}

/**
 * The text of a form's file.
 * @throws AppError `invalid_input` where there is no file, or it is no UTF-8
 */
export async function textOfFile(form: FormData, name: string): Promise<string> {
  const file = form.get(name);
  if (!(file instanceof Blob)) {
    throw new AppError('invalid_input', `The form has no file "${name}"; choose one.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch (cause) {
    throw new AppError('invalid_input', 'The file is not UTF-8 text; save it in that encoding.', { cause });
  }
}
