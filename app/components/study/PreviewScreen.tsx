import { useNavigate } from '@remix-run/react';
import { useState } from 'react';
import { NO_ANSWERS } from '#app/components/rating/answers.ts';
import { Guidelines, type GuidelineFacts } from '#app/components/rating/Guidelines.tsx';
import { TaskForm } from '#app/components/rating/TaskForm.tsx';
import { Button } from '#app/components/ui/Button.tsx';
import { Dialog } from '#app/components/ui/Dialog.tsx';
import { LanguageSwitch } from '#app/components/ui/LanguageSwitch.tsx';
import { LINK_CLASSES } from '#app/components/ui/Link.tsx';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** A task of a study as a rater will see it, for its lead to try; nothing is kept. Made anew for each task. */
export function PreviewScreen({
  exit,
  facts,
  task,
  number,
  total,
  commentLimit,
}: {
  /** Where the way back leads. */
  exit: string;
  facts: GuidelineFacts;
  task: BlindTask | null;
  number: number;
  total: number;
  commentLimit: number;
}) {
  const { t } = useTranslation('quality');
  const { t: rating } = useTranslation('rating');
  const navigate = useNavigate();
  /** Shows another task, by its number from 1. */
  const show = (task: number) => void navigate(`?task=${task}`, { preventScrollReset: true });
  const [answers, setAnswers] = useState(NO_ANSWERS);
  const [guidelines, setGuidelines] = useState(false);
  const heading = t('preview.number', { number, total });
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-page flex-col px-4 lg:px-6 roomy:h-dvh roomy:max-h-[54rem]">
      <header className="flex flex-none flex-wrap items-center gap-x-4">
        <a href={exit} className={`flex min-h-touch items-center ${LINK_CLASSES}`}>
          {t('preview.exit')}
        </a>
        <p className="flex-1 text-sm text-quiet tabular-nums">{task === null ? '' : heading}</p>
        <Button look="plain" onClick={() => setGuidelines(true)}>
          {rating('rate.guidelines')}
        </Button>
        <LanguageSwitch />
      </header>
      <main className="flex min-h-0 flex-1 flex-col">
        {task === null ? (
          <>
            <h1>{t('preview.title')}</h1>
            <p>{t('preview.notYet')}</p>
          </>
        ) : (
          <TaskForm
            task={task}
            answers={answers}
            onAnswers={setAnswers}
            commentLimit={commentLimit}
            heading={`${t('preview.title')}. ${heading}`}
            above={
              <p className="flex-none border-l-4 border-edge px-4 py-1 text-sm">
                <span className="font-semibold">{t('preview.title')}</span> {t('preview.intro')}
              </p>
            }
            actions={
              <>
                <Button look="plain" onClick={() => show(number - 1)} disabled={number <= 1}>
                  {t('preview.previous')}
                </Button>
                <Button look="plain" onClick={() => show(number + 1)} disabled={number >= total}>
                  {t('preview.next')}
                </Button>
              </>
            }
            sending={false}
            sendLabel={rating('rate.send')}
            onSend={() => show(number < total ? number + 1 : 1)}
          />
        )}
      </main>
      <Dialog open={guidelines} onOpenChange={setGuidelines} title={rating('rate.guidelines')}>
        <Guidelines facts={facts} />
      </Dialog>
    </div>
  );
}
