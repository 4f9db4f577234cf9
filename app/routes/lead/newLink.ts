import { AppError } from '#app/core/shared/errors.ts';
import type { NewInvitation } from '#app/services/studies/createInvitation.ts';

/**
 * What the form of a new link asks for.
 *
 * @throws AppError `invalid_input` for a moment of expiry that is none
 */
export function newLink(slug: string, form: FormData): NewInvitation {
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const group = field('group');
  const expires = field('expires');
  return {
    slug,
    label: field('label'),
    ...(group === '' ? {} : { group }),
    ...(expires === '' ? {} : { expiresAt: momentOf(expires) }),
  };
}

/** A moment in UTC as a form's field for date and time has it: "2026-03-01T09:30". */
function momentOf(text: string): Date {
  const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? new Date(`${text}Z`) : new Date(NaN);
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new AppError(
    'invalid_input',
    'The link was not made: choose the date and the time after which nobody joins.',
    {
      problems: [{ path: 'expires', message: 'choose date and time' }],
    },
  );
}
