import type { StudySettings } from '#app/services/setup/studySettings.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { moment } from '../moment.ts';
import { Facts } from './Facts.tsx';
import { Part } from './Part.tsx';
import { useFigures } from './useFigures.ts';

/** What everything random follows from, the pilot that the study rests on, and what holds when it is done again. */
export function RepeatsPart({ configuration, version }: Pick<StudySettings, 'configuration' | 'version'>) {
  const { t } = useTranslation('settings');
  const { percent } = useFigures();
  const { seed, pilot, marginRule } = configuration;
  return (
    <Part part="repeats">
      <Facts
        facts={[
          [
            t('repeats.seed'),
            <>
              <span className="font-code">{seed}</span>
              <span className="block text-sm text-quiet">{t('repeats.seedNote')}</span>
            </>,
          ],
          [t('repeats.version'), <span className="font-code text-sm">{version}</span>],
          [
            t('repeats.pilot'),
            pilot === undefined
              ? t('none')
              : t('repeats.pilotValue', {
                  study: pilot.study,
                  items: pilot.items,
                  raters: pilot.raters,
                  day: moment(pilot.closedAt).slice(0, 10),
                }),
          ],
          [
            t('repeats.rule'),
            marginRule === undefined
              ? t('repeats.margins')
              : t('repeats.tighten', {
                  after: marginRule.after,
                  factor: percent(marginRule.factor),
                  least: percent(marginRule.least),
                }),
          ],
        ]}
      />
    </Part>
  );
}
