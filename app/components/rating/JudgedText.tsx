import { useTranslation } from '#app/i18n/index.ts';
import type { Stretch } from './differences.ts';

/**
 * A text as its author left it: blanks and line ends kept, in its own language and direction, nothing in it
 * interpreted.
 */
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
    <div
      dir="auto"
      lang={language ?? ''}
      className={`max-w-line whitespace-pre-wrap [overflow-wrap:anywhere] ${className ?? ''}`}
    >
      {stretches === undefined
        ? text
        : stretches.map((stretch, index) =>
            stretch.differs ? (
              <mark
                key={index}
                className="bg-difference text-ink underline decoration-dotted decoration-1 underline-offset-4"
              >
                {stretch.text}
              </mark>
            ) : (
              <span key={index}>{stretch.text}</span>
            ),
          )}
    </div>
  );
}
