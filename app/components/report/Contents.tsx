import { useEffect, useRef } from 'react';
import { classes } from '#app/components/ui/classes.ts';
import { useTranslation } from '#app/i18n/index.ts';
import type { PartGroup, ReportPart } from './reportPart.ts';
import { usePartInView } from './usePartInView.ts';

type Entry = Pick<ReportPart, 'id' | 'group' | 'title'>;

/**
 * The way through a report: a rail beside it on a wide screen, a sheet that folds away above it on a narrow one. It marks
 * the part that is being read. The links lead on without a program as well.
 */
export function Contents({ parts }: { parts: readonly Entry[] }) {
  const { t } = useTranslation('parts');
  const current = usePartInView(parts.map(({ id }) => id));
  const sheet = useRef<HTMLDetailsElement>(null);
  const title = parts.find(({ id }) => id === current)?.title ?? t('contents');
  return (
    <>
      <nav aria-label={t('contents')} className="hidden lg:block print:hidden">
        <div data-list className="sticky top-4 max-h-[calc(100dvh-2rem)] overflow-y-auto pb-4">
          <Groups parts={parts} current={current} />
        </div>
      </nav>
      <details
        ref={sheet}
        className="sticky top-0 z-10 -mx-5 border-b border-line bg-paper px-5 sm:-mx-8 sm:px-8 lg:hidden print:hidden"
      >
        <summary className="flex min-h-touch items-center gap-2 text-sm">
          <span aria-hidden="true" className="text-quiet">
            ☰
          </span>
          <span className="sr-only">{t('here', { part: title })}</span>
          <span aria-hidden="true" className="truncate font-medium">
            {title}
          </span>
        </summary>
        <nav data-list aria-label={t('contents')} className="max-h-[70dvh] overflow-y-auto pb-4">
          <Groups
            parts={parts}
            current={current}
            onFollow={() => {
              if (sheet.current !== null) sheet.current.open = false;
            }}
          />
        </nav>
      </details>
    </>
  );
}

function Groups({
  parts,
  current,
  onFollow,
}: {
  parts: readonly Entry[];
  current: string | undefined;
  onFollow?: () => void;
}) {
  const { t } = useTranslation('parts');
  const groups = [...new Set(parts.map(({ group }) => group))];
  return (
    <ul className="grid gap-3 text-sm">
      {groups.map((group: PartGroup) => (
        <li key={group}>
          <p className="pb-0.5 text-xs text-quiet">{t(`groups.${group}`)}</p>
          <ul>
            {parts.map(
              (part) =>
                part.group === group && (
                  <li key={part.id}>
                    <PartLink {...part} isCurrent={part.id === current} {...(onFollow && { onFollow })} />
                  </li>
                ),
            )}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function PartLink({ id, title, isCurrent, onFollow }: Entry & { isCurrent: boolean; onFollow?: () => void }) {
  const link = useRef<HTMLAnchorElement>(null);
  // A long list goes along with the page, which itself must not be moved.
  useEffect(() => {
    const [own, list] = [link.current, link.current?.closest<HTMLElement>('[data-list]')];
    if (!isCurrent || !own || !list) return;
    const [inner, outer] = [own.getBoundingClientRect(), list.getBoundingClientRect()];
    if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top;
    else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom;
  }, [isCurrent]);
  return (
    <a
      ref={link}
      href={`#${id}`}
      onClick={onFollow}
      {...(isCurrent && { 'aria-current': 'location' as const })}
      className={classes(
        'block border-l-2 py-1 pl-3 wrap-anywhere max-lg:py-2',
        isCurrent ? 'border-accent font-medium text-ink' : 'border-line text-quiet hover:text-ink',
      )}
    >
      {title}
    </a>
  );
}
