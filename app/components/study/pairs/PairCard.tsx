import { useFetcher } from '@remix-run/react';
import { useId, useMemo } from 'react';
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
  const { faults, refused, tick } = useTicks(pair, candidate);
  const criteria = [...new Map(kinds.map(({ criterion }) => [criterion.key, criterion])).values()];
  const chip = (key: string, label: string) => (
    <FaultChip
      key={key}
      label={label}
      checked={faults.has(key)}
      disabled={!open}
      onChange={(checked) => tick(key, checked)}
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

/** The ticks of a pair as they will be once what is on its way is saved. */
function useTicks(pair: DifferingPair, system: string) {
  const fetcher = useFetcher<{ refused: string | null }>();
  const faults = new Set(pair.faults);
  const sent = fetcher.formData;
  if (sent !== undefined) {
    const fault = String(sent.get('fault'));
    if (sent.get('ticked') !== 'true') faults.delete(fault);
    else if (fault === NO_FAULT) {
      faults.clear();
      faults.add(fault);
    } else {
      faults.delete(NO_FAULT);
      faults.add(fault);
    }
  }
  const tick = (fault: string, ticked: boolean) =>
    fetcher.submit({ item: pair.item, system, fault, ticked: String(ticked) }, { method: 'post' });
  return {
    faults,
    refused: fetcher.data?.refused ?? null,
    tick: (key: string, on: boolean) => void tick(key, on),
  };
}
