import { forwardRef, useEffect, useImperativeHandle, useRef, type UIEventHandler } from 'react';
import { useTranslation } from '#app/i18n/index.ts';
import { classes } from '../../ui/classes.ts';
import type { Stretch } from './differences.ts';
import { JudgedText } from '../../rating/JudgedText.tsx';
import type { Side } from './side.ts';

export interface SidePaneProps {
  side: Side;
  text: string;
  language: string | null;
  stretches?: readonly Stretch[] | undefined;
  /** Called once the text has been on the screen. */
  onShown: (side: Side) => void;
  onScroll: UIEventHandler<HTMLElement>;
  className?: string;
}

/** One of two texts under its letter. */
export const SidePane = forwardRef<HTMLElement, SidePaneProps>(function SidePane(props, ref) {
  const { t } = useTranslation('rating');
  const { side, onShown } = props;
  const pane = useRef<HTMLElement>(null);
  useImperativeHandle(ref, () => pane.current as HTMLElement);
  useEffect(() => {
    if (pane.current === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      onShown(side);
    });
    observer.observe(pane.current);
    return () => observer.disconnect();
  }, [side, onShown]);

  const letter = side === 'left' ? t('rate.sideA') : t('rate.sideB');
  return (
    <section
      ref={pane}
      aria-label={t('rate.textSide', { side: letter })}
      tabIndex={0}
      onScroll={props.onScroll}
      className={classes('min-w-0 overflow-y-auto py-3 lg:px-5', props.className)}
    >
      <h2 className="mb-1 text-sm text-quiet max-lg:sr-only">{letter}</h2>
      <JudgedText
        text={props.text}
        language={props.language}
        stretches={props.stretches}
        className="text-read"
      />
    </section>
  );
});
