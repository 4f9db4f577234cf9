import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { DifferingPairs } from '#app/services/pairs/differingPairs.ts';
import { StudyHeader } from '../StudyHeader.tsx';
import { FaultsSeen } from './FaultsSeen.tsx';
import { PairCard } from './PairCard.tsx';

/** The pairs of a study that differ most, for ticking which kinds of fault occur in them. */
export function PairsPage({ pairs: study, mayChange }: { pairs: DifferingPairs; mayChange: boolean }) {
  const { t } = useTranslation('pilot');
  const { candidates, baseline, kinds, open } = study;
  return (
    <div className="grid gap-10">
      <StudyHeader {...study} />
      <Section title={t('pairs.title')}>
        <p className="max-w-line text-quiet">{t('pairs.intro')}</p>
        {!open && <p className="max-w-line">{t('pairs.frozen')}</p>}
        <FaultsSeen study={study} />
      </Section>
      {candidates.map(({ system, pairs }) => (
        <Section
          key={system}
          title={t('pairs.candidate', {
            system,
            read: pairs.filter(({ faults }) => faults.length > 0).length,
            of: pairs.length,
          })}
        >
          {pairs.length === 0 ? (
            <p className="text-quiet">
              {study.state === 'draft' || study.state === 'generating'
                ? t('pairs.notYet')
                : t('pairs.same', { system, baseline })}
            </p>
          ) : (
            <ol className="grid gap-8">
              {pairs.map((pair) => (
                <li key={pair.item}>
                  <PairCard
                    pair={pair}
                    baseline={baseline}
                    candidate={system}
                    kinds={kinds}
                    open={open && mayChange}
                  />
                </li>
              ))}
            </ol>
          )}
        </Section>
      ))}
    </div>
  );
}
