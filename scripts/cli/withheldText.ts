import { isFrozen, type StudyState } from '#app/core/studies/lifecycle.ts';
import { filled } from '#app/i18n/filled.ts';
import { report } from '#app/i18n/en/report.ts';

/** What is said in place of a verdict while a study's estimates are hidden, as its report's page says it. */
export function withheldText({
  study,
  state,
  readings,
}: {
  readonly study: string;
  readonly state: StudyState;
  readonly readings: { readonly submitted: number; readonly asked: number };
}): string {
  const { withheld } = report;
  const [title, body] =
    state === 'withdrawn'
      ? [withheld.withdrawnTitle, withheld.withdrawn]
      : [withheld.title, isFrozen(state) ? filled(withheld.body, readings) : withheld.before];
  return `"${study}" is ${state}: there is no verdict.\n${title}. ${body}\n`;
}
