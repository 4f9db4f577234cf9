import { Button } from '#app/components/ui/Button.tsx';
import { LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { TriedOutput } from '#app/services/generation/tryPrompt.ts';
import type { TrialState } from './useTrials.ts';

/** What a system wrote when it was tried, with what that took, or why it wrote nothing. */
export function TrialResult({
  system,
  imported,
  state,
  isOfNow,
  busy = false,
  onTry,
}: {
  system: string;
  imported: boolean;
  state: TrialState | null;
  /** Whether what was asked is what would be asked now. */
  isOfNow: boolean;
  busy?: boolean;
  onTry?: () => void;
}) {
  const { t } = useTranslation('systems');
  return (
    <li className="grid min-w-0 content-start gap-1.5 border-t border-line pt-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h4 className="font-semibold [overflow-wrap:anywhere]">{system}</h4>
        {!imported && onTry !== undefined && (
          <Button look="plain" className="-mr-2 text-sm" aria-disabled={busy} onClick={onTry}>
            <span aria-hidden="true">{t('trial.this')}</span>
            <span className="sr-only">{t('trial.one', { system })}</span>
          </Button>
        )}
      </div>
      <div role="status" className="grid min-h-12 content-start gap-1.5">
        {imported ? <Quiet>{t('trial.imported')}</Quiet> : <Standing state={state} />}
        {!imported && state?.kind === 'done' && !isOfNow && <Quiet>{t('trial.changed')}</Quiet>}
      </div>
    </li>
  );
}

function Standing({ state }: { state: TrialState | null }) {
  const { t } = useTranslation('systems');
  if (state === null) return <Quiet>{t('trial.notTried')}</Quiet>;
  switch (state.kind) {
    case 'done':
      return <Written output={state.output} />;
    case 'refused':
      return (
        <ul className="grid gap-1 text-sm font-medium text-fault [overflow-wrap:anywhere]">
          {state.faults.map(({ field, message }, index) => (
            <li key={index}>
              {field === null ? (
                message
              ) : (
                <a href={`#${field}`} className={LINK_CLASSES}>
                  {message}
                </a>
              )}
            </li>
          ))}
        </ul>
      );
    case 'waiting':
    case 'running':
    case 'stopped':
    case 'unanswered':
      return <Quiet>{t(`trial.${state.kind}`)}</Quiet>;
  }
}

const ENDINGS = ['eos', 'stop', 'length'] as const;

function Written({ output }: { output: TriedOutput }) {
  const { t } = useTranslation('systems');
  const { t: generation } = useTranslation('generation');
  const { text, tokens, finishReason, seconds, loadSeconds, truncatedTokens } = output;
  const known = ENDINGS.find((one) => one === finishReason);
  const how =
    known !== undefined
      ? generation(`ending.${known}`)
      : finishReason === null
        ? null
        : generation('ending.other', { reason: finishReason });
  const facts = [
    ...(tokens === null ? [] : [t('trial.tokens', { count: tokens })]),
    t('trial.took', { seconds: rounded(seconds) }),
    ...(how === null ? [] : [t('trial.ended', { how })]),
    ...(loadSeconds === null ? [] : [t('trial.loaded', { seconds: rounded(loadSeconds) })]),
    ...(truncatedTokens === 0 ? [] : [t('trial.cut', { count: truncatedTokens })]),
  ];
  return (
    <>
      {text === '' ? (
        <Quiet>{t('trial.empty')}</Quiet>
      ) : (
        <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
          {text}
        </p>
      )}
      <Quiet>{facts.join(' · ')}</Quiet>
    </>
  );
}

const rounded = (seconds: number) => seconds.toFixed(seconds < 1 ? 2 : seconds < 10 ? 1 : 0);

function Quiet({ children }: { children: string }) {
  return <p className="text-sm text-quiet">{children}</p>;
}
