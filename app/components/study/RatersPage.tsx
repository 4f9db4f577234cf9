import { useState } from 'react';
import { Link } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { RaterQualityTable } from './RaterQualityTable.tsx';
import type { RatersPageStudy } from './ratersAtWork.ts';
import { SetAsideDialog } from './SetAsideDialog.tsx';
import { StudyHeader } from './StudyHeader.tsx';

const FIRST_RULE = 1;

/** Who rates a study and how, and setting a rater aside. No estimates. */
export function RatersPage({
  study,
  mayChange,
  refusal,
}: {
  study: RatersPageStudy;
  mayChange: boolean;
  refusal: string | null;
}) {
  const { t } = useTranslation('quality');
  const [asked, setAsked] = useState<string | null>(null);
  const first = study.ruleVersion === FIRST_RULE;
  // Rule 2 lets nobody choose who counts once the study is closed.
  const changeable =
    mayChange && (study.state === 'open' || study.state === 'paused' || (first && study.state === 'closed'));
  const { minimumControls, mostFailedShare } = study.rule;
  return (
    <div className="grid gap-10">
      <StudyHeader {...study} />
      {refusal !== null && <Notice kind="error" title={t('raters.refused')} children={refusal} />}
      <Section title={t('raters.title')}>
        {study.raters.length === 0 ? (
          <p className="text-quiet">{t(study.strategy === 'panel' ? 'raters.nonePanel' : 'raters.none')}</p>
        ) : (
          <>
            <p className="max-w-line text-quiet">{t('raters.intro')}</p>
            <RaterQualityTable study={study} onSetAside={changeable ? setAsked : null} />
          </>
        )}
        {study.strategy === 'panel' && (
          <p>
            <Link to={`/studies/${study.slug}/panel`}>{t('raters.panel')}</Link>
          </p>
        )}
      </Section>
      <Section title={t('raters.rule')}>
        <p className="max-w-line">
          {first
            ? t('raters.ruleText', {
                controls: minimumControls,
                share: `${Number((mostFailedShare * 100).toFixed(1))} %`,
              })
            : t('raters.ruleTwo')}
        </p>
      </Section>
      <SetAsideDialog rater={asked} onClose={() => setAsked(null)} />
    </div>
  );
}
