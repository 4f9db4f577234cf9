import { inLocale } from '#app/core/shared/localized.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { isCounted } from '#app/core/studies/controlCounts.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { Facts, type Fact } from './Facts.tsx';
import { Part } from './Part.tsx';
import { useFigures } from './useFigures.ts';

/** How many controls there are to be, and which raters the rule sets aside. */
export function ControlsPart({
  configuration: { protocol, exclusion },
  counted,
}: {
  configuration: StudyConfiguration;
  /** Whether raters are set aside by how many controls they miss, as the first rule does it. */
  counted: boolean;
}) {
  const { t } = useTranslation('settings');
  const locale = useLocale();
  const { number, percent } = useFigures();
  const { controls, criteria } = protocol;
  const { minimumControls: minimum, mostFailedShare, admissible } = exclusion;
  const counts: Fact[] = isCounted(controls)
    ? [
        [t('controls.slight'), number(controls.slight)],
        [t('controls.gross'), number(controls.gross)],
      ]
    : [
        [
          t('controls.share'),
          t('controls.shareValue', { share: percent(controls.share), minimum: controls.minimum }),
        ],
      ];
  const ranges = Object.entries(admissible).map(([key, range]) => {
    const label = criteria.find((criterion) => criterion.key === key)?.label;
    return t('controls.admissibleValue', { criterion: inLocale(label, locale) ?? key, ...range });
  });
  return (
    <Part part="controls">
      <Facts
        facts={[
          ...counts,
          [
            t('controls.aside'),
            counted
              ? t('controls.byCount', { share: percent(mostFailedShare), minimum })
              : t('controls.byRule'),
          ],
          [
            t('controls.admissible'),
            ranges.length === 0
              ? null
              : ranges.map((range) => (
                  <span key={range} className="block">
                    {range}
                  </span>
                )),
          ],
        ]}
      />
    </Part>
  );
}
