import { Progress } from '#app/components/ui/Progress.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { Preparation } from './preparation.ts';

/** How far the generation is: what it does now, a bar, its speed and the time left. */
export function PreparationProgress({ preparation }: { preparation: Preparation }) {
  const { t } = useTranslation('study');
  const { progress } = preparation;
  const stage = useStage(progress?.stage ?? null);
  const minutes = Math.round((progress?.secondsLeft ?? 0) / 60);
  return (
    <div className="grid max-w-form gap-2">
      <div className="flex flex-wrap justify-between gap-x-4">
        <span>{stage}</span>
        {progress !== null && progress.total > 1 && (
          <span className="text-quiet tabular-nums">
            {t('preparation.of', { done: progress.done, total: progress.total })}
          </span>
        )}
      </div>
      <Progress value={progress?.done ?? 0} max={progress?.total ?? 1} label={stage} />
      <p className="min-h-[1.45em] text-sm text-quiet tabular-nums">
        {progress?.tokensPerSecond !== undefined &&
          t('preparation.speed', { speed: Math.round(progress.tokensPerSecond) })}
        {progress?.secondsLeft !== undefined && ' · '}
        {progress?.secondsLeft !== undefined &&
          (minutes < 1 ? t('preparation.soon') : t('preparation.left', { count: minutes }))}
      </p>
    </div>
  );
}

/**
 * A stage in the page's language; the job names it "generating <system>", "scoring <system>", "controls <system>", "comparing <system>" or
 * "measures".
 */
function useStage(stage: string | null): string {
  const { t } = useTranslation('study');
  const [, work, system = ''] = /^(generating|scoring|comparing|controls) (.*)$/s.exec(stage ?? '') ?? [];
  if (work === 'generating' || work === 'scoring' || work === 'comparing' || work === 'controls')
    return t(`preparation.${work}`, { system });
  return stage === 'measures' ? t('preparation.measures') : t('preparation.waiting');
}
