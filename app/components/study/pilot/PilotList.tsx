import { Link } from '#app/components/ui/Link.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { StudyToPilot } from '#app/services/pilots/studyToPilot.ts';

/** The pilots of a study, the latest first, and which of them it uses. */
export function PilotList({ study: { pilots, adopted } }: { study: StudyToPilot }) {
  const { t } = useTranslation('pilot');
  const { t: ofStudy } = useTranslation('study');
  return (
    <Section title={t('list.title')}>
      <Table caption={<span className="sr-only">{t('list.title')}</span>} className="max-w-form">
        <thead>
          <tr>
            <HeadCell>{t('list.pilot')}</HeadCell>
            <HeadCell numeric>{t('list.items')}</HeadCell>
            <HeadCell>{t('list.state')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {pilots.map(({ slug, name, items, state }) => (
            <tr key={slug}>
              <Cell>
                <Link to={`/studies/${slug}/pilot`}>{name}</Link>
              </Cell>
              <Cell numeric>{items}</Cell>
              <Cell>
                {ofStudy(`states.${state}`)}
                {adopted === slug && <span className="block text-sm text-quiet">{t('list.used')}</span>}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
