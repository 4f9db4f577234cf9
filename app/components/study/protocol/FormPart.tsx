import { useEffect, useRef, type ReactNode } from 'react';

/**
 * A part of a form that is folded until it is wanted, and opens by itself where something in it is wrong.
 *
 * @param summary what holds as long as nobody changes it
 */
export function FormPart({
  title,
  summary,
  faulty,
  children,
}: {
  title: string;
  summary: string;
  faulty: boolean;
  children: ReactNode;
}) {
  const part = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (faulty && part.current !== null) part.current.open = true;
  }, [faulty]);
  return (
    <details ref={part} className="group border-t border-line last:border-b">
      <summary className="min-h-touch content-center py-2">
        <span className="font-medium">{title}</span>
        <span className="block pl-4 text-sm text-quiet group-open:hidden">{summary}</span>
      </summary>
      <div className="grid gap-5 pt-2 pb-6">{children}</div>
    </details>
  );
}
