import { mustPass } from '#app/core/reports/plainVerdict.ts';
import type { EvidenceLine, Report } from '#app/core/reports/report.ts';
import { enumerate } from '#app/core/shared/typography.ts';
import { capitalised } from '#app/core/reports/words.ts';
import { useActorName } from '#app/components/study/useActorName.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { useDay } from '../useDay.ts';
import { Fact, Facts } from './Fact.tsx';
import { useNameInSentence, usePlainMargin } from './usePlainVerdict.ts';

/** The losses that were accepted before the study opened, by whom and when. */
export function Accepted({ report }: { report: Report }) {
  const { t } = useTranslation('plain');
  const locale = useLocale();
  const day = useDay();
  const actorName = useActorName();
  const margin = usePlainMargin(report);
  const nameOf = useNameInSentence(report);
  const { opened, study, verdict } = report;
  // The margins are those of the study, whichever candidate is held against them.
  const groups = new Map<string, EvidenceLine[]>();
  for (const line of mustPass(verdict.candidates[0]!)) {
    const key = `${margin(line, 'accept')}/${margin(line, 'limit')}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const margins = [...groups.values()].map((lines) =>
    t('accepted.margin', {
      lines: capitalised(enumerate(lines.map(nameOf), locale)),
      accept: margin(lines[0]!, 'accept'),
      limit: margin(lines[0]!, 'limit'),
    }),
  );
  const when =
    opened !== undefined
      ? t('accepted.by', { who: actorName(opened.by), day: day(opened.at) })
      : study.openedAt === null
        ? null
        : t('accepted.at', { day: day(study.openedAt) });
  return (
    <Fact title={t('accepted.title')}>
      <Facts facts={[...margins, when]} />
    </Fact>
  );
}
