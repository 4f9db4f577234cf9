import type { ReactNode } from 'react';
import type { RaterProgress } from '#app/core/ratings/blindTask.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { Button } from '../ui/Button.tsx';
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx';
import { Progress } from '../ui/Progress.tsx';
import { minutesLeft } from './timeLeft.ts';

/** The study's title, how far one has come, and help. */
export function RatingHeader({
  title,
  progress,
  status,
  quiet,
  onGuidelines,
  onKeys,
}: {
  title: string;
  progress: RaterProgress;
  /** What is to be known of the connection; takes the title's place when it is not `quiet`. */
  status: ReactNode;
  quiet: boolean;
  onGuidelines: () => void;
  onKeys: () => void;
}) {
  const { t } = useTranslation('rating');
  const minutes = minutesLeft(progress);
  const { done, total } = progress;
  return (
    <header className="flex flex-none flex-wrap items-center gap-x-4 lg:flex-nowrap">
      <div className="flex min-w-0 flex-1 items-center">
        {quiet && <p className="min-w-0 flex-1 truncate text-sm text-quiet">{title}</p>}
        {status}
      </div>
      <div className="order-last flex w-full items-center gap-3 text-sm tabular-nums lg:order-none lg:w-auto">
        <span className="whitespace-nowrap" aria-hidden="true">
          {t('rate.progressShort', { done, total })}
        </span>
        <div className="flex flex-1 lg:w-40">
          <Progress value={done} max={total} label={t('rate.progress', { done, total })} />
        </div>
        <span className="min-w-28 text-right whitespace-nowrap text-quiet">
          {minutes !== null && t('rate.timeLeft', { count: minutes })}
        </span>
      </div>
      <div className="flex items-center">
        <Button look="plain" className="text-sm font-normal" onClick={onGuidelines}>
          {t('rate.guidelines')}
        </Button>
        <Button
          look="plain"
          className="text-sm font-normal max-lg:hidden"
          onClick={onKeys}
          aria-keyshortcuts="?"
        >
          {t('rate.keys')}
          <kbd className="rounded-sm border border-edge px-1.5 font-text text-xs">?</kbd>
        </Button>
        <LanguageSwitch />
      </div>
    </header>
  );
}
