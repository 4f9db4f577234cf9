import { Button } from '#app/components/ui/Button.tsx';
import { QrCode } from '#app/components/ui/QrCode.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { HTML_LANG, LocaleProvider, useTranslation } from '#app/i18n/index.ts';
import { moment } from '../moment.ts';
import type { HandoutStudy, ShownWay } from './handoutStudy.ts';

/** A card for each link, to be printed, cut and handed out; in the language of the raters' pages. */
export function LinkSheet({ study: { ways, title, locale } }: { study: HandoutStudy }) {
  const { t } = useTranslation('handout');
  return (
    <Section
      title={<span className="print:hidden">{t('sheet.title')}</span>}
      aside={
        <Button className="print:hidden" onClick={() => window.print()}>
          {t('sheet.print')}
        </Button>
      }
    >
      <p className="max-w-line text-quiet print:hidden">
        {t(ways[0]!.seat === null ? 'sheet.introLinks' : 'sheet.introPanel', { count: ways.length })}
      </p>
      <LocaleProvider locale={locale}>
        <ul lang={HTML_LANG[locale]} className="grid gap-4 sm:grid-cols-2 print:grid-cols-2">
          {ways.map((way) => (
            <Card key={way.id} way={way} title={title} />
          ))}
        </ul>
      </LocaleProvider>
    </Section>
  );
}

function Card({ way, title }: { way: ShownWay; title: string }) {
  const { t } = useTranslation('handout');
  const { label, address, seat, expiresAt } = way;
  return (
    <li className="grid grid-cols-[9rem_1fr] items-center gap-4 border border-line p-4 break-inside-avoid">
      <QrCode text={address} label={t('qr.of', { label })} className="w-full" />
      <div className="grid min-w-0 gap-1">
        {/* What an open link is for, raters don't see. */}
        <p className={seat === null ? 'text-sm text-quiet print:hidden' : 'font-medium'}>{label}</p>
        <p>{title}</p>
        <p className="text-sm text-quiet">{t(seat === null ? 'sheet.open' : 'sheet.own')}</p>
        <p className="text-sm [overflow-wrap:anywhere]">{address}</p>
        {expiresAt !== null && (
          <p className="text-sm text-quiet">{t('sheet.until', { date: moment(expiresAt) })}</p>
        )}
      </div>
    </li>
  );
}
