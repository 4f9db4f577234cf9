import { useId, useMemo, useState } from 'react';
import { differences } from '#app/components/kinds/pairwise/differences.ts';
import { JudgedText } from '#app/components/rating/JudgedText.tsx';
import { NO_FAULT } from '#app/core/studies/noFault.ts';
import { inLocale } from '#app/core/shared/localized.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { DifferingPair, DifferingPairs } from '#app/services/pairs/differingPairs.ts';
import { AskedFold } from '../controls/AskedFold.tsx';
import { FaultChip } from './FaultChip.tsx';
import { useFaultName } from './useFaultName.ts';

/** A candidate's text beside the baseline's, what differs marked, and the kinds of fault to tick. */
export function PairCard({
  pair,
  baseline,
  candidate,
  kinds,
  open,
}: {
  pair: DifferingPair;
  baseline: string;
  candidate: string;
  kinds: DifferingPairs['kinds'];
  open: boolean;
}) {
  const { t } = useTranslation('pilot');
  const locale = useLocale();
  const nameOf = useFaultName();
  const id = useId();
  const marked = useMemo(() => differences(pair.baseline, pair.candidate), [pair.baseline, pair.candidate]);
  const { faults, refused, ticked, answered } = useTicks(pair);
  const criteria = [...new Map(kinds.map(({ criterion }) => [criterion.key, criterion])).values()];
  const chip = (key: string, label: string) => (
    <FaultChip
      key={key}
      label={label}
      tick={{ item: pair.item, system: candidate, fault: key }}
      checked={faults.has(key)}
      disabled={!open}
      onTick={(on) => ticked(key, on)}
      onAnswer={answered}
    />
  );
  return (
    <article aria-labelledby={id} className="grid gap-3 border-t border-line pt-4">
      <h3 id={id} className="text-base">
        {pair.item}{' '}
        <span className="font-normal text-quiet">
          · {t('pairs.likeness', { likeness: Math.round(pair.likeness) })}
        </span>
      </h3>
      <AskedFold asked={pair} />
      <div className="grid gap-6 md:grid-cols-2">
        <div>
          <p className="text-sm text-quiet">{t('pairs.baseline', { system: baseline })}</p>
          <JudgedText text={pair.baseline} language={pair.language} stretches={marked?.left} />
        </div>
        <div>
          <p className="text-sm text-quiet">{t('pairs.text', { system: candidate })}</p>
          <JudgedText text={pair.candidate} language={pair.language} stretches={marked?.right} />
        </div>
      </div>
      <fieldset className="grid gap-2">
        <legend className="sr-only">{t('pairs.faults', { system: candidate, item: pair.item })}</legend>
        <div>{chip(NO_FAULT, t('pairs.none'))}</div>
        {criteria.map(({ key, label }) => (
          <div key={key} className="grid gap-x-4 gap-y-1 sm:grid-cols-[8rem_1fr]">
            <p className="content-center text-sm text-quiet sm:min-h-touch">{inLocale(label, locale)}</p>
            <div className="flex flex-wrap gap-2">
              {kinds
                .filter(({ criterion }) => criterion.key === key)
                .map((kind) => chip(kind.key, nameOf(kind)))}
            </div>
          </div>
        ))}
        {refused !== null && (
          <p role="alert" className="text-fault">
            {t('pairs.failed', { message: refused })}
          </p>
        )}
      </fieldset>
    </article>
  );
}

/** The ticks of a pair as the lead sees them at once; those that were refused go back to what is saved. */
function useTicks({ faults: saved }: DifferingPair) {
  const [faults, setFaults] = useState<ReadonlySet<string>>(() => new Set(saved));
  const [refused, setRefused] = useState<string | null>(null);
  const ticked = (fault: string, on: boolean) => {
    setRefused(null);
    setFaults((before) => {
      if (!on) return new Set([...before].filter((one) => one !== fault));
      if (fault === NO_FAULT) return new Set([fault]);
      return new Set([...before, fault].filter((one) => one !== NO_FAULT));
    });
  };
  const answered = (message: string | null) => {
    if (message === null) return;
    setRefused(message);
    setFaults(new Set(saved));
  };
  return { faults, refused, ticked, answered };
}
