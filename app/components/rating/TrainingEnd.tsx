import { useTranslation } from '#app/i18n/index.ts';
import { Button } from '../ui/Button.tsx';
import { Section } from '../ui/Section.tsx';
import { Guidelines, type GuidelineFacts } from './Guidelines.tsx';

/** The practice is passed: from now on answers count. */
export function TrainingPassed({ onBegin }: { onBegin: () => void }) {
  const { t } = useTranslation('rating');
  return (
    <div className="grid gap-4">
      <h1>{t('training.passedTitle')}</h1>
      <p className="text-lg">{t('training.passed')}</p>
      <div>
        <Button look="primary" onClick={onBegin} autoFocus>
          {t('training.begin')}
        </Button>
      </div>
    </div>
  );
}

/** The practice was not passed, and may be tried again. */
export function TrainingAgain({ facts, onStart }: { facts: GuidelineFacts; onStart: () => void }) {
  const { t } = useTranslation('rating');
  return (
    <div className="grid gap-6">
      <div className="grid gap-4">
        <h1>{t('training.againTitle')}</h1>
        <p className="text-lg">{t('training.again')}</p>
        <div>
          <Button look="primary" onClick={onStart} autoFocus>
            {t('training.startAgain')}
          </Button>
        </div>
      </div>
      <Section title={t('landing.guidelines')} className="border-t border-line pt-6">
        <Guidelines facts={facts} />
      </Section>
    </div>
  );
}
