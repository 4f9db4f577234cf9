import { NEUTRAL_TITLE } from '#app/core/ratings/raterTitle.ts';
import type { Locale } from '#app/i18n/index.ts';

/**
 * The title of a rater's page: the study's, or a neutral one where the link does not work, in the language that
 * the root has found.
 */
export function raterMeta(
  data: { readonly title: string } | undefined,
  matches: readonly { readonly data: unknown }[],
): { title: string }[] {
  const locale = (matches[0]?.data as { locale?: Locale } | undefined)?.locale ?? 'en';
  return [{ title: data?.title ?? NEUTRAL_TITLE[locale] }];
}
