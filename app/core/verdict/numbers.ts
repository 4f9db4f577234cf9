import type { EveryLocale, Locale } from '../shared/localized.ts';
import { typographyOf } from '../shared/typography.ts';
import type { EvidenceLine } from '../evidence/types.ts';

/** A number with a true minus sign and, where wanted, a plus. */
export function fixed(value: number, digits: number, sign = false): string {
  const text = Math.abs(value).toFixed(digits);
  const isZero = Number(text) === 0;
  if (value < 0 && !isZero) return `−${text}`;
  return sign && !isZero ? `+${text}` : text;
}

interface Words {
  readonly points: string;
  readonly percentagePoints: string;
  /** Points of a measure of this name. */
  readonly pointsOf: (measure: string) => string;
  readonly none: string;
}

const WORDS: EveryLocale<Words> = {
  en: {
    points: 'points',
    percentagePoints: 'percentage points',
    pointsOf: (measure) => `${measure} points`,
    none: 'no figure',
  },
  zh: {
    points: '分',
    percentagePoints: '个百分点',
    pointsOf: (measure) => measure,
    none: '无数据',
  },
};

/** The number that people speak of, and its unit in a language; empty where the number has it. */
function parts(
  value: number,
  unit: EvidenceLine['unit'],
  locale: Locale,
  sign: boolean,
  digits: number | undefined,
): { readonly number: string; readonly unit: string } {
  const words = WORDS[locale];
  const percent = (share: number) => `${fixed(share * 100, 1, sign)} %`;
  if (digits !== undefined) return { number: fixed(value, digits, sign), unit };
  switch (unit) {
    case 'points':
      return { number: fixed(value, 2, sign), unit: words.points };
    case 'share':
      return { number: fixed(value * 100, 1, sign), unit: words.percentagePoints };
    case 'relative':
      return { number: percent(value), unit: '' };
    case 'log ratio':
      return { number: percent(Math.expm1(-value)), unit: '' };
    default:
      return { number: fixed(value, 1, sign), unit: words.pointsOf(unit) };
  }
}

/**
 * A figure of a line in the unit that people speak: points, percentage points, percent; a log ratio of
 * perplexities (positive is better) as the growth of perplexity.
 *
 * @param digits of a custom measure, whose unit is written as it is
 */
export function figure(
  value: number,
  unit: EvidenceLine['unit'],
  locale: Locale,
  sign = true,
  digits?: number,
): string {
  const { number, unit: word } = parts(value, unit, locale, sign, digits);
  return `${number} ${word}`.trimEnd();
}

/** "−0.35 points (−0.52 to −0.18)"; a growth, which a log ratio is told as, from the smaller to the larger. */
export function estimateWithInterval(
  {
    estimate,
    lower,
    upper,
    unit,
    digits,
  }: Pick<EvidenceLine, 'estimate' | 'lower' | 'upper' | 'unit' | 'digits'>,
  locale: Locale,
): string {
  if (estimate === null || lower === null || upper === null) return WORDS[locale].none;
  const bound = (value: number) => parts(value, unit, locale, true, digits).number;
  const [from, to] = unit === 'log ratio' && digits === undefined ? [upper, lower] : [lower, upper];
  return typographyOf(locale).interval(figure(estimate, unit, locale, true, digits), bound(from), bound(to));
}

/** An accepted loss or limit as people speak of it: "0.30 points", "2.0 BLEU points", "10.0 %". */
export function marginFigure(
  loss: number,
  unit: EvidenceLine['unit'],
  locale: Locale,
  digits?: number,
): string {
  return figure(unit === 'log ratio' && digits === undefined ? -loss : loss, unit, locale, false, digits);
}
