import type { Problem } from '#app/core/shared/errors.ts';
import type { Locale } from '#app/core/shared/localized.ts';
import { counted } from '#app/i18n/en/problems/counted.ts';
import { placeText, problemText } from '#app/i18n/problems.ts';
import type { AppliedStudy } from '#app/services/setup/applyStudy.ts';
import type { ComparedStudy } from '#app/services/setup/compareStudy.ts';
import { toldOutputs } from '#app/services/setup/givenOutputs.ts';
import { toldDifferences } from '#app/services/setup/toldDifferences.ts';
import type { Lost } from '#app/services/setup/whatIsLost.ts';

const DONE = { created: ['Would create', 'Created'], changed: ['Would change', 'Changed'] } as const;

/** What a set-up that was applied changed, what went with it, and what comes next. */
export function appliedText(
  { slug, outcome, differences, outputs, lost, state }: AppliedStudy,
  { items, dryRun, locale }: { readonly items: number; readonly dryRun: boolean; readonly locale: Locale },
): string {
  if (outcome === 'unchanged') return `"${slug}" is set up so already; nothing was changed.\n`;
  const next = state === 'draft' ? ` Next: evenhand prepare ${slug}` : '';
  const size = outcome === 'created' ? ` with ${counted(items, 'item')}` : '';
  return [
    ...linesOf(toldDifferences(differences), locale),
    ...outputs.map(({ system, added, replaced }) => {
      const others = replaced === 0 ? '' : `, ${replaced} in the place of others`;
      return `  outputs of ${system}: ${added} new${others}\n`;
    }),
    ...lostLines(lost, dryRun ? 'would go' : 'gone'),
    `${DONE[outcome][dryRun ? 0 : 1]} "${slug}"${size}.${next}\n`,
  ].join('');
}

/** How a study differs from a file. */
export function comparedText(
  slug: string,
  { same, differences, outputs }: ComparedStudy,
  locale: Locale,
): string {
  if (same) return `"${slug}" is what the file says.\n`;
  const lines = linesOf([...toldDifferences(differences), ...toldOutputs(outputs)], locale);
  return `"${slug}" differs from what the file says:\n${lines.join('')}`;
}

function linesOf(faults: readonly Problem[], locale: Locale): string[] {
  return faults.map((fault) => `  ${placeText(locale, fault.path)}: ${problemText(locale, fault)}\n`);
}

function lostLines({ outputs, scores, controls, ticks, seats, pilots }: Lost, gone: string): string[] {
  const some = (count: number, what: (count: number) => string) => (count === 0 ? [] : [what(count)]);
  return [
    ...outputs.map(
      ({ system, count, imported }) =>
        `${counted(count, 'output')} of ${system}, to be ${imported ? 'imported' : 'generated'} anew`,
    ),
    ...scores.map(({ measure, count }) => `${counted(count, 'imported score')} of ${measure}`),
    ...some(controls.length, (count) => `${counted(count, 'written control')}: ${firstOf(controls)}`),
    ...some(ticks, (count) => `the faults ticked in ${counted(count, 'pair')}`),
    ...some(
      seats,
      (count) => `the plan of ${counted(count, 'panel rater')} with their links; draw the panel again`,
    ),
    ...pilots.map((pilot) => `the pilot ${pilot}, which nobody had opened`),
  ].map((line) => `  ${gone}: ${line}\n`);
}

const firstOf = (ids: readonly string[]) =>
  `${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ` and ${ids.length - 3} more` : ''}`;
