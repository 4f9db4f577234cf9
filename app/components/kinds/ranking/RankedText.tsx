import { useEffect, useRef } from 'react';
import { useTranslation } from '#app/i18n/index.ts';
import { JudgedText } from '../../rating/JudgedText.tsx';
import { letterOf } from './rankingAnswers.ts';

/** One of the texts of a ranking under its letter. */
export function RankedText({
  index,
  text,
  language,
  onShown,
}: {
  index: number;
  text: string;
  language: string | null;
  /** Called once the text has been on the screen. */
  onShown: (index: number) => void;
}) {
  const { t } = useTranslation('rating');
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (pane.current === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      onShown(index);
    });
    observer.observe(pane.current);
    return () => observer.disconnect();
  }, [index, onShown]);
  const letter = letterOf(index);
  return (
    <section
      ref={pane}
      aria-label={t('rate.textSide', { side: letter })}
      tabIndex={0}
      className="min-w-0 border-line py-3 max-lg:border-t max-lg:first:border-t-0 lg:overflow-y-auto lg:border-l lg:px-4 lg:first:border-l-0"
    >
      <h2 className="mb-1 text-sm font-semibold text-quiet">{letter}</h2>
      <JudgedText text={text} language={language} className="text-read" />
    </section>
  );
}
