import { Fragment, type ReactNode, type Ref } from 'react';
import { directionOf } from './direction.ts';
import { passagesOf } from './passages.ts';

/**
 * A text as its author left it: blanks and line ends kept, in its own language and direction, nothing in it
 * interpreted. Fenced code is set in the type of code, from left to right. What it holds as text is the text and
 * nothing else, so that places in it can be counted.
 */
export function TextPassages<Run extends { readonly text: string }>({
  runs,
  language,
  className,
  holder,
  children,
}: {
  /** Stretches that add up to the text. */
  runs: readonly Run[];
  language: string | null;
  className?: string | undefined;
  holder?: Ref<HTMLDivElement>;
  /** How a stretch is shown. */
  children: (run: Run, index: number) => ReactNode;
}) {
  const text = runs.map((run) => run.text).join('');
  return (
    <div
      ref={holder}
      dir={directionOf(text, language)}
      lang={language ?? ''}
      className={`max-w-line whitespace-pre-wrap [overflow-wrap:anywhere] ${className ?? ''}`}
    >
      {passagesOf(runs).map((passage, index) =>
        passage.code ? (
          <code key={index} dir="ltr" className="block bg-sunken px-3 py-2 font-code text-base">
            {passage.runs.map(children)}
          </code>
        ) : (
          <Fragment key={index}>{passage.runs.map(children)}</Fragment>
        ),
      )}
    </div>
  );
}
