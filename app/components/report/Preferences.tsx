import { Section } from '#app/components/ui/Section.tsx';
import type { PreferenceSummary, Report } from '#app/core/reports/report.ts';
import { estimateWithInterval } from '#app/core/reports/words.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { wholePercent } from './figures.ts';
import { PreferenceBar, type Stretch } from './PreferenceBar.tsx';

/** Which text raters would rather have, identical texts apart, and whether the side mattered. */
export function Preferences({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const preferences = report.preferences.filter(({ wins, ties, losses }) => wins + ties + losses > 0);
  if (preferences.length === 0) return null;
  return (
    <Section title={t('preferences.title')} className="gap-6">
      <p className="break-after-avoid text-sm text-quiet">{t('preferences.caption')}</p>
      {preferences.map((summary) => (
        <Preference key={summary.system} summary={summary} baseline={report.verdict.baseline} />
      ))}
    </Section>
  );
}

function Preference({ summary, baseline }: { summary: PreferenceSummary; baseline: string }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const { system, wins, ties, losses, identicalTies, items, identicalItems } = summary;
  const all = wins + ties + losses;
  const stretches: Stretch[] = [
    { name: t('preferences.better', { system }), share: wins / all, look: 'candidate' },
    { name: t('preferences.ties'), share: (ties - identicalTies) / all, look: 'same' },
    { name: t('preferences.identical'), share: identicalTies / all, look: 'identical' },
    { name: t('preferences.better', { system: baseline }), share: losses / all, look: 'baseline' },
  ];
  const net = { ...summary, estimate: summary.net, unit: 'share' };
  return (
    <div className="grid gap-3 break-inside-avoid">
      <PreferenceBar
        stretches={stretches}
        label={stretches.map(({ name, share }) => `${name} ${wholePercent(share)}`).join(', ')}
      />
      <p className="max-w-line tabular-nums">
        {t('preferences.net', { system, figure: estimateWithInterval(net, locale) })}{' '}
        {t('preferences.identicalItems', { count: identicalItems, items })}
      </p>
      <LeftShare summary={summary} />
    </div>
  );
}

/** An interval of a share that is wider tells nothing about the side. */
const TOO_WIDE = 0.4;

function LeftShare({ summary }: { summary: PreferenceSummary }) {
  const { t } = useTranslation('report');
  const { leftShare, leftLower, leftUpper } = summary;
  if (leftShare === null || leftLower === null || leftUpper === null) return null;
  const fair = leftLower <= 0.5 && leftUpper >= 0.5;
  const unknown = fair && leftUpper - leftLower > TOO_WIDE;
  return (
    <p className="max-w-line text-sm text-quiet tabular-nums">
      {t('preferences.left', {
        share: wholePercent(leftShare),
        lower: wholePercent(leftLower),
        upper: wholePercent(leftUpper),
      })}{' '}
      {t(`preferences.${unknown ? 'leftUnknown' : fair ? 'leftFair' : 'leftBiased'}`)}
    </p>
  );
}
