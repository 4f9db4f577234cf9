import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { EventPage, RecordedEvent } from '#app/services/studies/studyEvents.ts';
import { moment } from './moment.ts';
import { Pages } from './Pages.tsx';
import { StudyHeader } from './StudyHeader.tsx';
import { useActorName } from './useActorName.ts';
import { useEventWords } from './useEventWords.ts';

/** A page of a study's record; what ended something is put into words already. */
export interface RecordPageStudy extends Omit<EventPage, 'events'> {
  readonly slug: string;
  readonly events: readonly Omit<RecordedEvent, 'why'>[];
}

/** What happened to a study, when, and who did it. */
export function RecordPage({ study }: { study: RecordPageStudy }) {
  const { t } = useTranslation('quality');
  const say = useEventWords();
  const who = useActorName();
  return (
    <div className="grid gap-10">
      <StudyHeader {...study} />
      <Section title={t('record.title')}>
        <p className="max-w-line text-quiet">{t('record.intro')}</p>
        {study.events.length === 0 ? (
          <p>{t('record.none')}</p>
        ) : (
          <Table caption={t('record.caption')}>
            <thead>
              <tr>
                <HeadCell>{t('record.when')}</HeadCell>
                <HeadCell>{t('record.who')}</HeadCell>
                <HeadCell>{t('record.what')}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {study.events.map(({ id, at, actor, kind, detail }) => (
                <tr key={id}>
                  <Cell className="sm:whitespace-nowrap">
                    <time dateTime={at}>{moment(at)}</time>
                  </Cell>
                  <Cell className="sm:whitespace-nowrap">{who(actor)}</Cell>
                  <Cell className="min-w-40 [overflow-wrap:anywhere] sm:min-w-64">{say(kind, detail)}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        <Pages
          page={study.page}
          pages={study.pages}
          to={(page) => `?page=${page}`}
          words={{
            place: t('record.pages', { page: study.page, pages: study.pages }),
            before: t('record.newer'),
            after: t('record.older'),
          }}
        />
      </Section>
    </div>
  );
}
