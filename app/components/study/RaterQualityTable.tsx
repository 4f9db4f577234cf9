import { Button } from '#app/components/ui/Button.tsx';
import { Explain } from '#app/components/ui/Explain.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { fixed } from '#app/core/reports/words.ts';
import { noteOrWords, readReason } from '#app/core/shared/notes.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { ActionButton } from './ActionButton.tsx';
import { moment } from './moment.ts';
import type { RaterAtWork, RatersPageStudy } from './ratersAtWork.ts';

const NOTHING = '–';
const percent = (share: number | null | undefined) =>
  share === null || share === undefined ? NOTHING : `${Math.round(share * 100)} %`;
const seconds = (ms: number | null) => (ms === null ? NOTHING : (ms / 1000).toFixed(1));
const signedPercent = (share: number | null | undefined) =>
  share === null || share === undefined ? NOTHING : `${fixed(share * 100, 0, true)} %`;

/**
 * The raters with how they work; the line of what is usual comes first.
 *
 * @param onSetAside asks why a rater is to be set aside; null where who counts can no longer change
 */
export function RaterQualityTable({
  study: { raters, usual, repeats },
  onSetAside,
}: {
  study: RatersPageStudy;
  onSetAside: ((rater: string) => void) | null;
}) {
  const { t } = useTranslation('quality');
  return (
    <Table caption={t('raters.caption')} className="text-sm">
      <thead>
        <tr>
          <HeadCell>{t('raters.rater')}</HeadCell>
          <HeadCell numeric className="whitespace-nowrap">
            {t('raters.judgments')}
          </HeadCell>
          <HeadCell>{t('raters.last')}</HeadCell>
          <HeadCell numeric className="min-w-24">
            {t('raters.seconds')}
          </HeadCell>
          <Explained word="fast" />
          <Explained word="same" />
          <Explained word="agrees" />
          {repeats && <Explained word="consistent" />}
          <Explained word="severity" />
          <Explained word="controls" />
          <HeadCell>{t('raters.counts')}</HeadCell>
          {onSetAside !== null && <td className="border-b border-edge" />}
        </tr>
      </thead>
      <tbody>
        {raters.length > 1 && (
          <tr className="text-quiet">
            <Cell>{t('raters.usual')}</Cell>
            <Cell />
            <Cell />
            <Cell numeric>{seconds(usual.medianMs)}</Cell>
            <Cell numeric>{percent(usual.fastShare)}</Cell>
            <Cell numeric>{percent(usual.sameShare)}</Cell>
            <Cell numeric>{percent(usual.agreement)}</Cell>
            {repeats && <Cell numeric>{percent(usual.consistency)}</Cell>}
            <Cell />
            <Cell />
            <Cell />
            {onSetAside !== null && <Cell />}
          </tr>
        )}
        {raters.map((rater) => (
          <tr key={rater.rater}>
            <Cell className="whitespace-nowrap">
              {rater.rater}
              {rater.group !== null && !(rater.simulated && rater.group === 'simulated') && (
                <span className="text-quiet"> · {rater.group}</span>
              )}
              {rater.simulated && <span className="text-quiet"> · {t('raters.simulated')}</span>}
              {rater.participant !== null && (
                <span className="block max-w-48 truncate text-quiet" title={rater.participant}>
                  {rater.participant}
                </span>
              )}
            </Cell>
            <Cell numeric>{rater.judgments}</Cell>
            <Cell className="whitespace-nowrap">
              {rater.lastAt === null ? NOTHING : moment(rater.lastAt)}
            </Cell>
            <Cell numeric>{seconds(rater.medianMs)}</Cell>
            <Cell numeric>{percent(rater.fastShare)}</Cell>
            <Cell numeric>{percent(rater.sameShare)}</Cell>
            <Cell numeric>{percent(rater.agreement?.agreement)}</Cell>
            {repeats && <Cell numeric>{percent(rater.consistency?.same)}</Cell>}
            <Cell numeric>{signedPercent(rater.agreement?.severity)}</Cell>
            <Cell numeric className="whitespace-nowrap">
              {rater.controls.seen === 0
                ? NOTHING
                : t('raters.controlsValue', {
                    noticed: rater.controls.seen - rater.controls.failed,
                    seen: rater.controls.seen,
                  })}
            </Cell>
            <Cell className="min-w-24">
              <Counts rater={rater} />
            </Cell>
            {onSetAside !== null && (
              <Cell className="py-0">
                <Change rater={rater} onSetAside={onSetAside} />
              </Cell>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Explained({ word }: { word: 'fast' | 'same' | 'agrees' | 'consistent' | 'severity' | 'controls' }) {
  const { t } = useTranslation('quality');
  return (
    <HeadCell numeric className="min-w-16">
      <Explain term={t(`raters.${word}`)}>{t(`raters.${word}Explained`)}</Explain>
    </HeadCell>
  );
}

function Counts({ rater }: { rater: RaterAtWork }) {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const reason = { reason: noteOrWords(readReason(rater.excludedReason ?? ''), locale) };
  if (rater.excludedBy === 'rule') return t('raters.byRule', reason);
  if (rater.excludedBy === 'lead') return t('raters.byLead', reason);
  if (rater.training === 'running' || rater.training === 'failed') return t('raters.untrained');
  return t('raters.yes');
}

/** What a lead can do with a rater: nothing about whom the rule has set aside. */
function Change({ rater, onSetAside }: { rater: RaterAtWork; onSetAside: (rater: string) => void }) {
  const { t } = useTranslation('quality');
  if (rater.excludedBy === 'rule') return null;
  if (rater.excludedBy === 'lead') {
    return (
      <ActionButton
        action="readmit"
        fields={{ rater: rater.rater }}
        look="plain"
        className="text-sm"
        aria-label={t('raters.takeBackRater', { rater: rater.rater })}
      >
        {t('raters.takeBack')}
      </ActionButton>
    );
  }
  return (
    <Button
      look="plain"
      className="text-sm"
      onClick={() => onSetAside(rater.rater)}
      aria-label={t('raters.setAsideRater', { rater: rater.rater })}
    >
      {t('raters.setAside')}
    </Button>
  );
}
