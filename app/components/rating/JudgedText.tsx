import { useTranslation } from '#app/i18n/index.ts';
import { DifferingRun } from '../kinds/pairwise/DifferingRun.tsx';
import type { Stretch } from '../kinds/pairwise/differences.ts';
import { TextPassages } from './TextPassages.tsx';

/** A text to be judged, with its differences from another marked on demand; see `TextPassages`. */
export function JudgedText({
  text,
  language,
  stretches,
  className,
}: {
  text: string;
  language: string | null;
  /** With differences marked; they add up to `text`. */
  stretches?: readonly Stretch[] | undefined;
  className?: string;
}) {
  const { t } = useTranslation('rating');
  if (text.trim() === '') return <p className="text-quiet">{t('rate.emptyText')}</p>;
  return (
    <TextPassages runs={stretches ?? [{ text, differs: false }]} language={language} className={className}>
      {(run, index) => <DifferingRun key={index} {...run} />}
    </TextPassages>
  );
}
