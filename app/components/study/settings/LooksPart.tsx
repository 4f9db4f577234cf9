import type { Looks } from '#app/core/studies/looks.ts';
import { typographyOf } from '#app/core/shared/typography.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { Facts } from './Facts.tsx';
import { Part } from './Part.tsx';
import { useFigures } from './useFigures.ts';

/** When the data may decide before the study is complete, and what is held back for going on. */
export function LooksPart({ looks: { at, extension, dividedBy } }: { looks: Looks }) {
  const { t } = useTranslation('settings');
  const { list } = typographyOf(useLocale());
  const { percent } = useFigures();
  if (at.length === 0 && extension === null) {
    return (
      <Part part="looks">
        <p>{dividedBy === undefined ? t('looks.none') : t('looks.divided', { count: dividedBy })}</p>
      </Part>
    );
  }
  const further = [
    ...(extension === null || extension.items === 0 ? [] : [t('looks.items', { count: extension.items })]),
    ...(extension === null || extension.judgments === 0
      ? []
      : [t('looks.judgments', { count: extension.judgments })]),
  ];
  return (
    <Part part="looks">
      <Facts
        facts={[
          [t('looks.at'), at.length === 0 ? t('none') : list(at.map(percent))],
          [t('looks.extension'), further.length === 0 ? t('none') : list(further)],
        ]}
      />
    </Part>
  );
}
