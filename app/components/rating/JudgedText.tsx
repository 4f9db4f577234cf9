import { useTranslation } from '#app/i18n/index.ts';
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
      {(run, index) =>
        run.differs ? (
          <mark
            key={index}
            className="bg-difference text-ink underline decoration-dotted decoration-1 underline-offset-4"
          >
            {run.text}
          </mark>
        ) : (
          <span key={index}>{run.text}</span>
        )
      }
    </TextPassages>
  );
}
