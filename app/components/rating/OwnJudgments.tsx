import { useEffect, useState } from 'react';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import { HTML_LANG, useLocale, useTranslation } from '#app/i18n/index.ts';
import { screens } from '../kinds/screens.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** A task that the rater has judged, as the list shows it. */
export interface OwnEntry {
  readonly assignment: string;
  readonly kind: BlindTask['kind'];
  /** The beginning of the prompt. */
  readonly prompt: string;
  /** ISO 8601; null while it waits to be sent. */
  readonly submittedAt: string | null;
}

export interface OwnJudgmentsProps {
  onClose: () => void;
  /** Null where they cannot be had now. */
  load: () => Promise<readonly OwnEntry[] | null>;
  onChoose: (assignment: string) => void;
}

/** The rater's judgments in a window; choosing one shows it again, to be changed. */
export function OwnJudgments({ open, ...props }: OwnJudgmentsProps & { open: boolean }) {
  const { t } = useTranslation('rating');
  return (
    <Dialog open={open} onOpenChange={props.onClose} title={t('own.title')}>
      <p className="mb-3 max-w-line text-quiet">{t('own.intro')}</p>
      <Entries {...props} />
    </Dialog>
  );
}

/** The list, the last judgment first; fetched whenever the window opens. */
function Entries({ onClose, load, onChoose }: OwnJudgmentsProps) {
  const { t } = useTranslation('rating');
  const [entries, setEntries] = useState<readonly OwnEntry[] | null | 'loading'>('loading');
  useEffect(() => {
    let closed = false;
    void load().then((list) => !closed && setEntries(list));
    return () => {
      closed = true;
    };
    // Once for each opening, not whenever the page is drawn.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  if (entries === 'loading') return <p role="status">{t('own.loading')}</p>;
  if (entries === null) return <p role="alert">{t('own.failed')}</p>;
  if (entries.length === 0) return <p>{t('own.none')}</p>;
  return (
    <ol className="grid">
      {entries.map((entry) => (
        <li key={entry.assignment} className="border-t border-line">
          <button
            type="button"
            onClick={() => {
              onClose();
              onChoose(entry.assignment);
            }}
            className="grid min-h-touch w-full content-center py-2 text-left hover:text-accent-strong"
          >
            <span dir="auto" className="line-clamp-2 whitespace-pre-line">
              {entry.prompt}
            </span>
            <span className="text-sm text-quiet">
              <KindName kind={entry.kind} /> · <Given at={entry.submittedAt} />
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** What a judgment of a kind is called. */
function KindName({ kind }: { kind: string }) {
  return screens.of(kind).useWords().name;
}

/** When a judgment was given, or that it still waits. */
function Given({ at }: { at: string | null }) {
  const { t } = useTranslation('rating');
  const locale = useLocale();
  if (at === null) return t('own.waiting');
  const format = new Intl.DateTimeFormat(HTML_LANG[locale], { dateStyle: 'medium', timeStyle: 'short' });
  return <time dateTime={at}>{format.format(new Date(at))}</time>;
}
