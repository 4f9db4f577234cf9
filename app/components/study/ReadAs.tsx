import type { HowRead } from '#app/core/shared/howRead.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** How the file was read, where that isn't what everybody expects: whoever sees strange letters sees why. */
export function ReadAs({ read }: { read: HowRead | null }) {
  const { t } = useTranslation('generation');
  if (read === null) return null;
  if (read.kind === 'encoding') {
    return <p className="text-quiet">{t('imports.readAs', { encoding: read.encoding })}</p>;
  }
  const { sheet, others } = read;
  const list = others.map((name) => `“${name}”`).join(', ');
  return (
    <p className="text-quiet">
      {others.length === 0
        ? t('imports.readSheet', { sheet })
        : t('imports.readOneSheet', { sheet, others: list })}
    </p>
  );
}
