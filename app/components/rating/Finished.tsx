import { useTranslation } from '#app/i18n/index.ts';
import type { Completion } from '#app/core/studies/completion.ts';
import { LINK_CLASSES, LinkButton } from '../ui/Link.tsx';

export type FinishedReason =
  'complete' | 'enough' | 'none-left' | 'paused' | 'closed' | 'withdrawn' | 'failed';

const MESSAGES = {
  complete: 'complete',
  enough: 'enough',
  'none-left': 'noneLeft',
  paused: 'paused',
  closed: 'closed',
  withdrawn: 'withdrawn',
  failed: 'failed',
} as const satisfies Record<FinishedReason, string>;

/** When raters are told of the controls: not while they may be given more tasks. */
const TOLD: ReadonlySet<FinishedReason> = new Set(['complete', 'enough', 'closed']);

/** There is nothing to judge now: why, how much was done, and what can still be done. */
export function Finished({
  finished,
  done,
  link,
  canChange,
  waiting,
  uncounted,
  controls,
  completion,
}: {
  finished: FinishedReason;
  /** Judgments given by this rater. */
  done: number;
  /** The rater's own link. */
  link: string;
  canChange: boolean;
  /** Judgments that wait on this device to be sent. */
  waiting: number;
  /** Judgments that were not taken: they came too late, or the study needs no more of this rater. */
  uncounted: number;
  /** Whether texts were among them that were spoiled on purpose. */
  controls: boolean;
  /** For whoever recruited the rater; null where there is nothing to give. */
  completion: Completion | null;
}) {
  const { t } = useTranslation('rating');
  const message = MESSAGES[finished];
  return (
    <div className="grid gap-4">
      <h1>{t(`done.${message}Title`)}</h1>
      <p className="text-lg">{t(`done.${message}`)}</p>
      {done > 0 && <p className="tabular-nums">{t('done.count', { count: done })}</p>}
      {waiting > 0 && <p role="status">{t('done.waiting', { count: waiting })}</p>}
      {uncounted > 0 && (
        <p>{t(finished === 'enough' ? 'done.unneeded' : 'done.uncounted', { count: uncounted })}</p>
      )}
      {controls && done > 0 && TOLD.has(finished) && <p className="max-w-line">{t('done.controls')}</p>}
      <CompletionNote completion={waiting > 0 ? null : completion} />
      {(finished === 'complete' || finished === 'enough') && (
        <p className="text-quiet">{t('done.closePage')}</p>
      )}
      <div className="flex flex-wrap gap-3">
        {(finished === 'none-left' || finished === 'paused') && (
          <LinkButton to={`${link}/rate`} reloadDocument>
            {t('done.again')}
          </LinkButton>
        )}
        {canChange && (
          <LinkButton look="plain" to={`${link}/rate?last`} reloadDocument className="-ml-2">
            {t('done.changeLast')}
          </LinkButton>
        )}
      </div>
    </div>
  );
}

/** For somebody whose answers before joining say that others are looked for. */
export function Declined({ completion }: { completion: Completion | null }) {
  const { t } = useTranslation('rating');
  return (
    <div className="grid gap-4">
      <h1>{t('done.declinedTitle')}</h1>
      <p className="text-lg">{t('done.declined')}</p>
      <CompletionNote completion={completion} />
    </div>
  );
}

/** For somebody whose browser takes part by another link already, or whose participant's id does from another browser. */
export function TakingPart({ as }: { as: 'browser' | 'participant' }) {
  const { t } = useTranslation('rating');
  return (
    <div className="grid gap-4">
      <h1>{t('done.elsewhereTitle')}</h1>
      <p className="text-lg">{t(as === 'browser' ? 'done.elsewhere' : 'done.participant')}</p>
    </div>
  );
}

/** For somebody who cannot join because as many as may have joined: from their network, or at all. */
export function Full({ limit }: { limit: 'address' | 'link' }) {
  const { t } = useTranslation('rating');
  return (
    <div className="grid gap-4">
      <h1>{t('done.fullTitle')}</h1>
      <p className="text-lg">{t(limit === 'address' ? 'done.fullAddress' : 'done.fullLink')}</p>
    </div>
  );
}

/** For somebody who has not joined yet, while nobody can. */
export function Paused({ over }: { over: boolean }) {
  const { t } = useTranslation('rating');
  return (
    <div className="grid gap-4">
      <h1>{over ? t('done.closedTitle') : t('failure.conflictTitle')}</h1>
      <p className="text-lg">{over ? t('landing.over') : t('failure.conflict')}</p>
    </div>
  );
}

/** A code for the platform that recruited the rater, or the way back to it. */
function CompletionNote({ completion }: { completion: Completion | null }) {
  const { t } = useTranslation('rating');
  if (completion === null) return null;
  if (completion.kind === 'address') {
    return (
      <p className="max-w-line">
        <a href={completion.address} className={LINK_CLASSES} rel="noreferrer">
          {t('done.return')}
        </a>
      </p>
    );
  }
  return (
    <div className="grid gap-1">
      <p id="completion-label">{t('done.code')}</p>
      <p
        aria-labelledby="completion-label"
        className="w-fit rounded-md border border-edge bg-raised px-3 py-2 font-mono text-lg select-all [overflow-wrap:anywhere]"
      >
        {completion.code}
      </p>
    </div>
  );
}
