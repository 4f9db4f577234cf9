import { DECISION_STATE } from '#app/components/report/decisionState.ts';
import { LinkButton } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { StateMark } from '#app/components/ui/StateMark.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { ShownRecord } from '#app/services/records/studyRecords.ts';
import { moment } from '../moment.ts';

/** A signed decision: what, who, when and why, and by what it can be checked. */
export function RecordPanel({ slug, record }: { slug: string; record: ShownRecord }) {
  const { t } = useTranslation('decision');
  const { t: report } = useTranslation('report');
  const { number, candidate, baseline, decision, signedBy, reviewedBy, verdict } = record;
  const { outcome, deviates, because, comment } = decision;
  const person = ({ name, email, at }: typeof signedBy) =>
    t('record.person', { name, email, at: moment(at) });
  const facts: readonly (readonly [string, string])[] = [
    [t('record.signedBy'), person(signedBy)],
    ...(reviewedBy === null
      ? []
      : [
          [t('record.reviewedBy'), person(reviewedBy)] as const,
          ...(reviewedBy.comment === '' ? [] : [[t('record.review'), reviewedBy.comment] as const]),
        ]),
    [t('record.verdict'), `${report(`decisions.${verdict.decision}`)}\n${verdict.sentence}`],
    ...(record.supersedes === null
      ? []
      : [[t('record.supersedes'), t('record.numbered', { number: record.supersedes })] as const]),
    [t('record.data'), record.verdictHash],
    [t('record.hash'), record.hash],
    [t('record.key'), record.key],
  ];
  return (
    <article className="grid gap-4">
      {record.supersededBy !== null && (
        <Notice title={t('record.superseded', { number: record.supersededBy })} />
      )}
      <div className="grid gap-2">
        <p className="text-quiet">
          {t('record.of', { number, at: moment(record.signedAt) })} ·{' '}
          {t('record.against', { candidate, baseline })}
        </p>
        <h2 className="text-2xl font-semibold">
          <StateMark state={DECISION_STATE[outcome]} word={report(`decisions.${outcome}`)} />
        </h2>
        {record.simulatedRaters !== 'none' && (
          <p className="border-l-4 border-caution bg-caution-soft px-4 py-2 font-medium">
            {report(`simulated.${record.simulatedRaters}`)}
          </p>
        )}
        <p className="max-w-line text-lg whitespace-pre-line [overflow-wrap:anywhere]">{comment}</p>
        {deviates && (
          <p className="max-w-line whitespace-pre-line [overflow-wrap:anywhere]">
            <span className="block text-quiet">{t('record.deviates')}</span>
            {because}
          </p>
        )}
      </div>
      <dl className="grid max-w-[52rem] gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        {facts.map(([name, value]) => (
          <div key={name} className="grid sm:col-span-2 sm:grid-cols-subgrid">
            <dt className="text-quiet">{name}</dt>
            <dd className="[overflow-wrap:anywhere] whitespace-pre-line">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="grid gap-2 print:hidden">
        <div>
          <LinkButton to={`/studies/${slug}/decision.json?number=${number}`} reloadDocument>
            {t('record.download')}
          </LinkButton>
        </div>
        <p className="max-w-line text-sm text-quiet">
          {t('record.check')}{' '}
          <code className="[overflow-wrap:anywhere]">
            evenhand verdict --record {slug}-record-{number}.json --data {slug}.zip --verify --public-key
            public-key.pem
          </code>
        </p>
        <p className="text-sm">
          <a href="/public-key.pem" className="text-accent underline">
            {t('record.publicKey')}
          </a>
        </p>
      </div>
    </article>
  );
}
