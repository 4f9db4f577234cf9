import { typographyOf } from '#app/core/shared/typography.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { StudySettings } from '#app/services/setup/studySettings.ts';
import { Facts, type Fact } from './Facts.tsx';
import { Part } from './Part.tsx';
import { useFigures } from './useFigures.ts';

/** Segments that are named; further ones are counted. */
const MOST_SEGMENTS = 20;

/** How many items there are, and of what kinds. */
export function ItemsPart({ items }: Pick<StudySettings, 'items'>) {
  const { t } = useTranslation('settings');
  const { list } = typographyOf(useLocale());
  const { number } = useFigures();
  const some = (term: string, count: number): Fact => [term, count === 0 ? null : number(count)];
  const segments = items.segments.map(({ name, count }) =>
    t('items.segment', { name: name ?? t('items.noSegment'), count }),
  );
  const named = segments.slice(0, MOST_SEGMENTS);
  const more = segments.length - named.length;
  return (
    <Part part="items">
      <Facts
        facts={[
          [t('items.count'), number(items.count)],
          [
            t('items.segments'),
            items.segments.every(({ name }) => name === null)
              ? t('none')
              : list(more === 0 ? named : [...named, `… ${number(more)}`]),
          ],
          [t('items.languages'), items.languages.length === 0 ? t('none') : list(items.languages)],
          some(t('items.references'), items.references),
          some(t('items.sources'), items.sources),
          some(t('items.conversations'), items.conversations),
          some(t('items.held'), items.held),
          some(t('items.left'), items.left),
        ]}
      />
    </Part>
  );
}
