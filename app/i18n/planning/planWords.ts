import type { PlanAnswer } from '#app/core/planning/planFor.ts';
import type { PlanWarning } from '#app/core/planning/plan.ts';
import type { Obstacle, Remedy } from '#app/core/planning/reach.ts';
import type { Locale } from '#app/core/shared/localized.ts';
import { lineLabel } from '#app/core/verdict/lineLabel.ts';
import type { RuledStudy } from '#app/core/verdict/judging/settings.ts';
import { WITHIN_REACH } from '#app/core/planning/search.ts';
import { LANGUAGES } from '../languages.ts';
import { filled } from '../filled.ts';
import { joinSentences } from '#app/core/shared/typography.ts';

/** The messages about plans. */
export function planWords(locale: Locale) {
  return LANGUAGES[locale].messages.planning;
}

/** What a plan is put into words with. */
export interface PlanContext {
  readonly study: RuledStudy;
  readonly locale: Locale;
  /** The power that was asked for, and the sizes that were fixed. */
  readonly asked: number;
  readonly fixed: boolean;
}

/** "80 %". */
export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** Whether the power is reached, what stands in the way where it isn't, and what would help. */
export function planReason({ plan }: PlanAnswer, context: PlanContext): string {
  const { locale, asked, fixed } = context;
  const words = planWords(locale);
  const { items, raters, power, reachable, obstacle, remedies } = plan;
  const figures = { items, raters, power: percent(power), asked: percent(asked) };
  if (reachable) return filled(words.reached, figures);
  const sentences = [
    fixed ? filled(words.notReached, figures) : filled(words.outOfReach, { ...figures, ...WITHIN_REACH }),
    ...(obstacle === null ? [] : [obstacleWords(obstacle, context)]),
    ...remedies.map((remedy) => remedyWords(remedy, context)),
    ...(remedies.length === 0 && obstacle?.kind !== 'nothing-gates' ? [words.remedy.none] : []),
  ];
  return joinSentences(sentences, locale);
}

function obstacleWords(obstacle: Obstacle, context: PlanContext): string {
  const text = planWords(context.locale).obstacle[obstacle.kind];
  return filled(text, {
    line: 'line' in obstacle ? lineName(obstacle.line, context) : '',
    share: 'share' in obstacle ? percent(obstacle.share) : '',
  });
}

function remedyWords(remedy: Remedy, { locale }: PlanContext): string {
  const accept = remedy.kind === 'margins' ? `${(100 * remedy.accept).toFixed(1)} %` : '';
  return filled(planWords(locale).remedy[remedy.kind], { ...remedy, accept });
}

/** What a lead should know beside: of controls, of sizes, and of what no plan counts. */
export function planWarnings({ plan }: PlanAnswer, context: PlanContext): string[] {
  const { configuration, settings } = context.study;
  const words = planWords(context.locale).warning;
  const { alpha, ac2, reliability } = settings.gates;
  return [
    ...plan.warnings.map((warning) => warningWords(warning, context)),
    ...(configuration.floors.meanRating === undefined ? [] : [words.floors]),
    ...([alpha, ac2, reliability].every((floor) => floor === undefined) ? [] : [words.agreement]),
    ...(configuration.voters.length === 0 ? [] : [words.voters]),
  ];
}

function warningWords(warning: PlanWarning, context: PlanContext): string {
  const text = planWords(context.locale).warning[warning.kind];
  if (warning.kind === 'small' || warning.kind === 'few-items') return filled(text, { ...warning });
  const rounded = Object.fromEntries(
    Object.entries(warning).map(([name, value]) => [
      name,
      typeof value === 'number' ? value.toFixed(2) : value,
    ]),
  );
  return filled(text, { ...rounded, line: lineName(warning.line, context) });
}

function lineName(name: string, { study, locale }: PlanContext): string {
  const labels = new Map(study.configuration.protocol.criteria.map(({ key, label }) => [key, label]));
  return lineLabel({ kind: 'criterion', name }, labels, locale);
}
