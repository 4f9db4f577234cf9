import { useTranslation } from '#app/i18n/index.ts';
import type { Stretch } from './differences.ts';
import { directionOf } from './direction.ts';
import { passagesOf } from './passages.ts';

/**
 * A text as its author left it: blanks and line ends kept, in its own language and direction, nothing in it
 * interpreted. Fenced code is set in the type of code, from left to right.
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
      dir={directionOf(text, language)}
      lang={language ?? ''}
      className={`max-w-line whitespace-pre-wrap [overflow-wrap:anywhere] ${className ?? ''}`}
    >
      {passagesOf(stretches ?? [{ text, differs: false }]).map(({ code, runs }, index) =>
        code ? (
          <code key={index} dir="ltr" className="block bg-sunken px-3 py-2 font-code text-base">
            <Runs runs={runs} />
          </code>
        ) : (
          <Runs key={index} runs={runs} />
        ),
      )}
    </div>
  );
}

/** Stretches of a text, those that differ marked. */
function Runs({ runs }: { runs: readonly Stretch[] }) {
  return runs.map((run, index) =>
    run.differs ? (
      <mark
        key={index}
        className="bg-difference text-ink underline decoration-dotted decoration-1 underline-offset-4"
      >
        {run.text}
      </mark>
    ) : (
      <span key={index}>{run.text}</span>
    ),
  );
}
