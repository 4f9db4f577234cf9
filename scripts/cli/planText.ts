import type { Locale } from '#app/core/shared/localized.ts';
import { percent, planWords } from '#app/i18n/planning/planWords.ts';
import type { PlanJson } from '#scripts/planning/request.ts';
import { filled } from '#app/i18n/filled.ts';
import { typographyOf } from '#app/core/shared/typography.ts';

/** A plan for the terminal: whether it is reached, its figures, and the power of other sizes as a table. */
export function planText(plan: PlanJson, name: string, locale: Locale): string {
  const words = planWords(locale);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const { table } = words;
  const [lower, upper] = plan.powerBand.map(percent);
  const { withCaution, hold, doNotShip } = plan.outcomes;
  const figures: [string, string][] = [
    [table.items, number.format(plan.items)],
    [table.raters, number.format(plan.raters)],
    [table.power, `${percent(plan.power)} (${filled(words.band, { lower, upper })})`],
    [
      table.outcomes,
      [
        [table.withCaution, withCaution] as const,
        [table.hold, hold] as const,
        [table.doNotShip, doNotShip] as const,
      ]
        .map(([text, share]) => filled(text, { share: percent(share) }))
        .join(typographyOf(locale).comma),
    ],
    [table.judgments, number.format(plan.judgments)],
    [table.hours, number.format(plan.hours)],
    ...(plan.cost === undefined ? [] : [[table.cost, number.format(plan.cost)] as [string, string]]),
  ];
  const width = Math.max(...figures.map(([label]) => columnsOf(label)));
  return [
    name,
    '',
    plan.reason,
    ...figures.map(([label, value]) => `  ${label}${' '.repeat(width - columnsOf(label))}  ${value}`),
    ...plan.warnings.map((warning) => `  - ${warning}`),
    ...pilotLine(plan, words.adopted),
    ...(plan.assumed.length === 0
      ? []
      : [`  - ${filled(words.assumed, { names: plan.assumed.join(', ') })}`]),
    '',
    `${table.curve}:`,
    ...curveRows(plan.curve, table.raters, table.items),
    '',
  ].join('\n');
}

/** Which pilot the study has adopted, where the plan rests on it. */
function pilotLine({ pilot }: PlanJson, words: string): string[] {
  if (pilot?.study === undefined) return [];
  const { study, items, raters, closedAt } = pilot;
  return [`  - ${filled(words, { study, items, raters, date: closedAt!.slice(0, 10) })}`];
}

/** A row for each number of raters, a column for each of items. */
function curveRows(curve: PlanJson['curve'], raters: string, items: string): string[] {
  const columns = [...new Set(curve.map((point) => point.items))].sort((a, b) => a - b);
  const rows = [...new Set(curve.map((point) => point.raters))].sort((a, b) => a - b);
  const cells = [
    [`${raters} \\ ${items}`, ...columns.map(String)],
    ...rows.map((r) => [
      String(r),
      ...columns.map((i) => {
        const point = curve.find((one) => one.raters === r && one.items === i);
        return point === undefined ? '' : percent(point.power);
      }),
    ]),
  ];
  const tall = columns.length > rows.length && rows.length === 1;
  const turned = tall ? cells[0]!.map((_, column) => cells.map((row) => row[column]!)) : cells;
  const widths = turned[0]!.map((_, column) => Math.max(...turned.map((row) => columnsOf(row[column]!))));
  return turned.map(
    (row) =>
      `  ${row.map((cell, column) => ' '.repeat(widths[column]! - columnsOf(cell)) + cell).join('  ')}`,
  );
}

/** How many columns a text takes in a terminal: Chinese characters take two. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character >= '\u2e80' ? 2 : 1), 0);
}
