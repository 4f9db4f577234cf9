import { Section } from '#app/components/ui/Section.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { SKIP_REASONS, type SkipReason } from '#app/core/ratings/skip.ts';
import { STUDY_STATES, type StudyState } from '#app/core/studies/lifecycle.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { moment } from './moment.ts';
import { Pages } from './Pages.tsx';
import { StudyHeader } from './StudyHeader.tsx';

export interface RecordPageStudy {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly page: number;
  readonly pages: number;
  readonly events: readonly {
    readonly id: number;
    /** ISO 8601. */
    readonly at: string;
    readonly actor: string;
    readonly kind: string;
    readonly detail: Readonly<Record<string, string | number | boolean>>;
  }[];
}

/** What happened to a study, when, and who did it. */
export function RecordPage({ study }: { study: RecordPageStudy }) {
  const { t } = useTranslation('quality');
  const say = useEventWords();
  const who = (actor: string) =>
    actor === 'system' ? t('record.system') : actor === 'rule' ? t('record.rule') : actor;
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
                  <Cell className="whitespace-nowrap">
                    <time dateTime={at}>{moment(at)}</time>
                  </Cell>
                  <Cell className="whitespace-nowrap">{who(actor)}</Cell>
                  <Cell className="min-w-64 [overflow-wrap:anywhere]">{say(kind, detail)}</Cell>
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

/** Says an event in a sentence; one that there are no words for by its kind and what is noted of it. */
function useEventWords(): (kind: string, detail: Readonly<Record<string, unknown>>) => string {
  const { t } = useTranslation('quality');
  const { t: study } = useTranslation('study');
  const { t: rating } = useTranslation('rating');
  const kinds = t('record.kinds', { returnObjects: true });
  const state = (value: unknown) =>
    STUDY_STATES.includes(value as StudyState) ? study(`states.${value as StudyState}`) : String(value);
  const why = (reason: unknown) =>
    SKIP_REASONS.includes(reason as SkipReason) ? rating(`skip.${reason as SkipReason}`) : String(reason);
  return (kind, detail) => {
    if (!Object.hasOwn(kinds, kind)) return `${kind} ${JSON.stringify(detail)}`;
    const words =
      kind === 'state'
        ? { from: state(detail.from), to: state(detail.to) }
        : kind === 'task-skipped'
          ? { ...detail, why: why(detail.reason), note: detail.note ?? '' }
          : detail;
    return (t as (key: string, words: object) => string)(`record.kinds.${kind}`, words);
  };
}
