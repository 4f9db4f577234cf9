import { because } from '#app/core/shared/errors.ts';
import { z } from 'zod';
import { text, wholeNumber } from '../shared/fields.ts';

/** A moment in UTC as a form's field for date and time has it: "2026-03-01T09:30"; undefined where it is empty. */
const moment = text.transform((written, context) => {
  if (written.trim() === '') return undefined;
  const found = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(written.trim())
    ? new Date(`${written.trim()}Z`)
    : undefined;
  if (found !== undefined && !Number.isNaN(found.getTime())) return found;
  context.addIssue({ code: 'custom', message: because('choose-date-and-time') });
  return z.NEVER;
});

/** How many may join by a link. */
export const limitsSchema = z.object({ mostRaters: wholeNumber, mostPerAddress: wholeNumber });

/** What the form of a new link asks for. */
export const newLinkSchema = limitsSchema
  .partial()
  .extend({ label: text, group: text, expires: moment, completion: text, screenedOut: text })
  .transform(({ label, group, expires, completion, screenedOut, ...limits }) => ({
    ...limits,
    label: label.trim(),
    ...(group.trim() === '' ? {} : { group: group.trim() }),
    ...(expires === undefined ? {} : { expiresAt: expires }),
    ...(completion.trim() === '' ? {} : { completion }),
    ...(screenedOut.trim() === '' ? {} : { screenedOut }),
  }));
