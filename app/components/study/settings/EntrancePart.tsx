import type { Protocol } from '#app/core/studies/configuration.ts';
import { typographyOf } from '#app/core/shared/typography.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { InLanguages } from './AskedPart.tsx';
import { Facts } from './Facts.tsx';
import { Part } from './Part.tsx';
import { useFigures } from './useFigures.ts';

/** Who may take part, and what is practised before the first task. */
export function EntrancePart({ protocol }: { protocol: Protocol }) {
  const { t } = useTranslation('settings');
  const { comma } = typographyOf(useLocale());
  const { percent } = useFigures();
  const { eligibility, training } = protocol;
  const practice =
    training === null
      ? t('entrance.noTraining')
      : [
          t('entrance.tasks', { count: training.tasks.length, share: percent(training.passMark) }),
          t('entrance.attempts', { count: training.attempts }),
        ].join(comma);
  return (
    <Part part="entrance">
      <Facts
        facts={[
          [
            t('entrance.eligibility'),
            eligibility.length === 0 ? t('entrance.everybody') : <Questions eligibility={eligibility} />,
          ],
          [t('entrance.training'), practice],
        ]}
      />
    </Part>
  );
}

function Questions({ eligibility }: Pick<Protocol, 'eligibility'>) {
  const { t } = useTranslation('settings');
  return (
    <ul className="grid gap-3">
      {eligibility.map(({ key, question, options }) => (
        <li key={key}>
          <InLanguages texts={question} />
          <ul className="mt-1 grid gap-1 border-l-2 border-line pl-4 text-sm">
            {options.map(({ key: option, label, eligible }) => (
              <li key={option}>
                <InLanguages texts={label} />
                <span className="block text-quiet">
                  {t(eligible ? 'entrance.admitted' : 'entrance.turnedAway')}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
