import { useMemo, useRef, useState, type UIEvent } from 'react';
import type { BlindPairwiseTask } from '#app/core/ratings/blindTask.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import type { Answers } from '../../rating/answers.ts';
import { differences } from './differences.ts';
import { PreferenceChoice } from './PreferenceChoice.tsx';
import { preferenceOptions, type PreferenceOption } from './preferenceChoices.ts';
import type { Side } from './side.ts';
import { SidePane } from './SidePane.tsx';
import { SideSwitch } from './SideSwitch.tsx';
import { useShortcuts } from '../../rating/useShortcuts.ts';

export interface PairwiseTaskProps {
  task: BlindPairwiseTask;
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** Called when a text has been on the screen. */
  onShown: (side: Side) => void;
  /** Whether to mark the choice as missing. */
  missing: boolean;
}

/**
 * Two texts in panes of equal width whose reading positions go together; on a narrow screen one at a time, by a
 * switch that stays in reach and keeps the reading position. Nothing tells one side from the other but its letter.
 */
export function PairwiseTask({ task, answers, onChange, onShown, missing }: PairwiseTaskProps) {
  const { t } = useTranslation('rating');
  const [side, setSide] = useState<Side>('left');
  const [marked, setMarked] = useState(false);
  const panes = useRef<Partial<Record<Side, HTMLElement | null>>>({});
  const compared = useMemo(() => (marked ? differences(task.left, task.right) : null), [marked, task]);

  const options = preferenceOptions(task);
  const choose = ({ preference, strength }: PreferenceOption) =>
    onChange({ ...answers, preference, strength });
  useShortcuts({
    ...Object.fromEntries(options.map((option, index) => [String(index + 1), () => choose(option)])),
    d: () => setMarked(!marked),
  });

  const follow = (from: Side) => (event: UIEvent<HTMLElement>) => {
    const other = panes.current[from === 'left' ? 'right' : 'left'];
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
    if (!other || scrollHeight <= clientHeight) return;
    const target = Math.round(
      (scrollTop / (scrollHeight - clientHeight)) * (other.scrollHeight - other.clientHeight),
    );
    // The other pane's own scroll event comes back here with a rounding error: it must not push this one.
    if (Math.abs(other.scrollTop - target) > 2) other.scrollTop = target;
  };

  return (
    <>
      <SideSwitch side={side} onChange={setSide} />
      <div className="grid min-h-0 flex-1 border-t border-line lg:grid-cols-2">
        {(['left', 'right'] as const).map((which) => (
          <SidePane
            key={which}
            ref={(element) => {
              panes.current[which] = element;
            }}
            side={which}
            text={task[which]}
            language={task.language}
            stretches={compared?.[which]}
            onShown={onShown}
            onScroll={follow(which)}
            className={classes(
              which !== side && 'max-lg:hidden',
              which === 'right' && 'lg:border-l lg:border-line',
            )}
          />
        ))}
      </div>
      <div className="flex flex-none flex-wrap items-center justify-between gap-x-4 border-t border-line pt-1">
        <span className="font-semibold" id="preference-label">
          {t('rate.preference')}
        </span>
        {marked && compared === null && <span className="text-sm text-quiet">{t('rate.tooDifferent')}</span>}
        <Button look="plain" className="text-sm" aria-pressed={marked} onClick={() => setMarked(!marked)}>
          {marked ? t('rate.hideDifferences') : t('rate.showDifferences')}
        </Button>
      </div>
      <PreferenceChoice
        options={options}
        value={answers}
        onChange={choose}
        missing={missing}
        labelledBy="preference-label"
      />
    </>
  );
}
