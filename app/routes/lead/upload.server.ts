import type { Said } from '#app/core/shared/reasons/reason.ts';
import { z } from 'zod';
import { because } from '#app/core/shared/errors.ts';
import { MOST_UPLOAD_BYTES } from '#app/core/studies/uploads.ts';
import type { Allowance } from '../shared/body.server.ts';

/** What a form with a file may bring; `remedy` says what to do with a larger one. */
export function upload(remedy: Said): Allowance {
  return { bytes: MOST_UPLOAD_BYTES, ms: 240_000, remedy };
}

/** A file that was chosen. */
export const chosenFile = z.instanceof(File, { error: because('choose-file') });

/** What a chosen file holds. */
export async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
