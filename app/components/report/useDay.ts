import { HTML_LANG, useLocale } from '#app/i18n/index.ts';

/** Says the day of a moment (ISO 8601) in UTC, as a report has it; nothing where there is none. */
export function useDay(): (at: string | null) => string {
  const format = new Intl.DateTimeFormat(HTML_LANG[useLocale()], { dateStyle: 'medium', timeZone: 'UTC' });
  return (at) => (at === null ? '' : format.format(new Date(at)));
}
