import type { Locale } from '../shared/localized.ts';
import type { EvidenceLine } from '../evidence/types.ts';

/** A number with a true minus sign and, where wanted, a plus. */
export function fixed(value: number, digits: number, sign = false): string {
  const text = Math.abs(value).toFixed(digits);
  const isZero = Number(text) === 0;
  if (value < 0 && !isZero) return `−${text}`;
  return sign && !isZero ? `+${text}` : text;
}

const percent = (share: number, sign: boolean) => `${fixed(share * 100, 1, sign)} %`;

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
  if (digits !== undefined) return `${fixed(value, digits, sign)} ${unit}`.trimEnd();
  switch (unit) {
    case 'points':
      return locale === 'zh' ? `${fixed(value, 2, sign)} 分` : `${fixed(value, 2, sign)} points`;
    case 'share':
      return locale === 'zh'
        ? `${fixed(value * 100, 1, sign)} 个百分点`
        : `${fixed(value * 100, 1, sign)} percentage points`;
    case 'relative':
      return percent(value, sign);
    case 'log ratio':
      return percent(Math.expm1(-value), sign);
    default:
      return locale === 'zh' ? `${fixed(value, 1, sign)} ${unit}` : `${fixed(value, 1, sign)} ${unit} points`;
  }
}

/** "−0.35 points (−0.52 to −0.18)", worst bound of a log ratio first as well. */
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
  if (estimate === null || lower === null || upper === null) return locale === 'zh' ? '无数据' : 'no figure';
  const outer = (value: number) => figure(value, unit, locale, true, digits);
  const inner = (value: number) =>
    digits !== undefined
      ? fixed(value, digits, true)
      : figure(value, unit, locale).replace(/ (?:(?:\S+ )?points|分|个百分点|BLEU|chrF|chrF\+\+|TER)$/u, '');
  // What grows where the line falls is told as growth, from the smaller to the larger.
  const [from, to] = unit === 'log ratio' && digits === undefined ? [upper, lower] : [lower, upper];
  return locale === 'zh'
    ? `${outer(estimate)}（${inner(from)} 至 ${inner(to)}）`
    : `${outer(estimate)} (${inner(from)} to ${inner(to)})`;
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
