import { isRetained, type Report } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { evidenceId } from '../evidenceId.ts';
import { Fact, Facts } from './Fact.tsx';

/** How sure a verdict is, in words of how often it would be wrong, and what it doesn't hang on. */
export function HowSure({ report }: { report: Report }) {
  const { t } = useTranslation('plain');
  const { verdict, signature, exclusions } = report;
  const { candidates } = verdict;
  const decisions = new Set(candidates.map(({ decision }) => decision));
  // Half of what lies outside of an interval lies on the side that would be an error.
  const chance = String(Number(((100 * (1 - signature.level)) / 2).toFixed(2)));
  const ships = decisions.has('ship') || decisions.has('ship-with-caution');
  const sameForAll = candidates.every((one) => one.withExclusions === one.withoutExclusions);
  const skipped = candidates.flatMap((one) =>
    isRetained(one) && one.skips.skipped + one.skips.abandoned > 0 ? [one.skips.tipping.turns] : [],
  );
  return (
    <Fact title={t('sure.title')}>
      <Facts
        facts={[
          ships ? t('sure.ship', { chance }) : null,
          decisions.has('do-not-ship') ? t('sure.doNotShip', { chance }) : null,
          decisions.has('hold') ? t('sure.hold') : null,
          exclusions.raters > 0 && sameForAll ? t('sure.everybody') : null,
          skipped.length > 0 && !skipped.includes(true) ? t('sure.missingKeep') : null,
        ]}
      />
      <p className="text-sm print:hidden">
        <a href={`#${evidenceId(candidates, 0)}`} className={LINK_CLASSES}>
          {t('sure.details')}
        </a>
      </p>
    </Fact>
  );
}
