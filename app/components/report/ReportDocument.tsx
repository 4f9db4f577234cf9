import type { Report } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { Wordmark } from '../ui/Wordmark.tsx';
import { ON_PAPER } from './onPaper.ts';
import { ReportBody } from './ReportBody.tsx';

/** A report as a document of its own, for readers without an account: no way to other pages. */
export function ReportDocument({ report, at }: { report: Report; at: string }) {
  const { t } = useTranslation('share');
  const { name, question } = report.study;
  return (
    <main
      className={`mx-auto grid max-w-[75rem] gap-12 px-5 py-8 sm:px-8 print:max-w-none print:p-0 ${ON_PAPER}`}
    >
      <header className="grid gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 text-sm text-quiet">
          <Wordmark />
          <span>{t('document.at', { at })}</span>
        </div>
        <h1 className="text-xl">{name}</h1>
        {question !== '' && <p className="max-w-line text-quiet">{question}</p>}
      </header>
      <ReportBody report={report} />
      <footer className="max-w-line text-sm text-quiet">{t('document.leftOut')}</footer>
    </main>
  );
}
