import type { PreferenceSummary, Report, StrengthSummary } from '#app/core/reports/report.ts';
import { estimateWithInterval } from '#app/core/reports/words.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { wholePercent } from './figures.ts';
import { Diverging } from './plots/Diverging.tsx';
import { STACK } from './stack.ts';
import { Figure } from './Figure.tsx';

/** Which text raters would rather have, identical texts apart, and whether the side mattered. */
export function Preferences({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const preferences = report.preferences.filter(({ wins, ties, losses }) => wins + ties + losses > 0);
  if (preferences.length === 0) return null;
  const ranked = report.rankings.length > 0;
  return (
    <div className={STACK}>
      <p className="break-after-avoid text-sm text-quiet">
        {ranked ? t('preferences.captionRanked') : t('preferences.caption')}
      </p>
      {preferences.map((summary) => (
        <Preference
          key={summary.system}
          summary={summary}
          baseline={report.verdict.baseline}
          ranked={ranked}
        />
      ))}
    </div>
  );
}

function Preference({
  summary,
  baseline,
  ranked,
}: {
  summary: PreferenceSummary;
  baseline: string;
  /** Whether the comparisons come from rankings. */
  ranked: boolean;
}) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const { system, items, identicalItems } = summary;
  const net = { ...summary, estimate: summary.net, unit: 'share' };
  return (
    <div className="grid gap-3 break-inside-avoid">
      <Diverging summary={summary} baseline={baseline} />
      <p className="max-w-line tabular-nums">
        <Figure of="net" n={summary.n} level={summary.level}>
          {t('preferences.net', { system, figure: estimateWithInterval(net, locale) })}
        </Figure>{' '}
        {t('preferences.identicalItems', { count: identicalItems, items })}
      </p>
      {summary.strength !== null && <Strength summary={summary} strength={summary.strength} />}
      <LeftShare summary={summary} ranked={ranked} />
    </div>
  );
}

/** How strongly texts were preferred, in words and as one figure that does not vote. */
function Strength({ summary, strength }: { summary: PreferenceSummary; strength: StrengthSummary }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const { winsMuch, winsSlightly, lossesMuch, lossesSlightly } = strength;
  const net = { ...strength, estimate: strength.net, unit: 'share' };
  return (
    <p className="max-w-line text-sm text-quiet tabular-nums">
      {t('preferences.strength', {
        system: summary.system,
        wins: winsMuch + winsSlightly,
        winsMuch,
        losses: lossesMuch + lossesSlightly,
        lossesMuch,
      })}{' '}
      {t('preferences.weighted', { figure: estimateWithInterval(net, locale) })}
    </p>
  );
}

/** An interval of a share that is wider tells nothing about the side. */
const TOO_WIDE = 0.4;

function LeftShare({ summary, ranked }: { summary: PreferenceSummary; ranked: boolean }) {
  const { t } = useTranslation('report');
  const { leftShare, leftLower, leftUpper } = summary;
  if (leftShare === null || leftLower === null || leftUpper === null) return null;
  const fair = leftLower <= 0.5 && leftUpper >= 0.5;
  const unknown = fair && leftUpper - leftLower > TOO_WIDE;
  return (
    <p className="max-w-line text-sm text-quiet tabular-nums">
      {t(ranked ? 'preferences.earlier' : 'preferences.left', {
        share: wholePercent(leftShare),
        lower: wholePercent(leftLower),
        upper: wholePercent(leftUpper),
      })}{' '}
      {t(`preferences.${ranked ? 'earlier' : 'left'}${unknown ? 'Unknown' : fair ? 'Fair' : 'Biased'}`)}
    </p>
  );
}
