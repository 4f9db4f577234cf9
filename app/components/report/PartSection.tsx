import { useTranslation } from '#app/i18n/index.ts';
import type { ReportPart } from './reportPart.ts';

/** A part of a report under its heading, with what it shows in a sentence and a link to itself. */
export function PartSection({ id, title, says, content }: ReportPart) {
  const { t } = useTranslation('parts');
  const heading = `${id}-title`;
  return (
    <section
      id={id}
      aria-labelledby={heading}
      className="group/part grid min-w-0 scroll-mt-16 gap-4 lg:scroll-mt-6"
    >
      <div className="grid gap-0.5 break-after-avoid">
        <div className="flex items-baseline gap-2">
          <h2 id={heading}>{title}</h2>
          <a
            href={`#${id}`}
            aria-label={t('link', { part: title })}
            className="text-lg text-quiet no-underline opacity-0 group-hover/part:opacity-100 hover:text-accent focus-visible:opacity-100 print:hidden"
          >
            #
          </a>
        </div>
        <p className="max-w-line text-sm text-quiet">{says}</p>
      </div>
      {content}
    </section>
  );
}
