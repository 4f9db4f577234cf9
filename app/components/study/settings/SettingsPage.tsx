import { Link, LINK_CLASSES } from '#app/components/ui/Link.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { StudySettings } from '#app/services/setup/studySettings.ts';
import { Notice } from '#app/components/ui/Notice.tsx';
import { ActionButton } from '../ActionButton.tsx';
import { moment } from '../moment.ts';
import { StudyHeader } from '../StudyHeader.tsx';
import { PARTS } from './Part.tsx';
import { SettingsParts } from './SettingsParts.tsx';

/** On paper: smaller tables whose figures may break, so that none is cut. */
const ON_PAPER =
  'print:block print:space-y-6 print:[&_table]:text-sm print:[&_td]:px-1.5 print:[&_td]:whitespace-normal print:[&_th]:min-w-0 print:[&_th]:px-1.5';

/** All that a study is set up by, readable whatever its state, and since when it is fixed. */
export function SettingsPage({
  settings,
  mayChange,
  refusal,
}: {
  settings: StudySettings;
  /** Whether whoever reads it may change it. */
  mayChange: boolean;
  /** Why changing it could not be begun; null otherwise. */
  refusal: string | null;
}) {
  const { t } = useTranslation('settings');
  const { t: draft } = useTranslation('draft');
  const { slug } = settings;
  return (
    <div className={`grid gap-8 ${ON_PAPER}`}>
      <StudyHeader {...settings} />
      {refusal !== null && <Notice kind="error" title={refusal} />}
      <Standing settings={settings} />
      {mayChange && settings.changeable && settings.pilotOf === null && (
        <div className="grid gap-1 print:hidden">
          <div>
            <ActionButton action="change">{draft('revise.begin')}</ActionButton>
          </div>
          <p className="text-sm text-quiet">{draft('revise.beginHint')}</p>
        </div>
      )}
      <div className="grid items-start gap-8 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-12 print:block">
        <nav
          aria-label={t('contents')}
          className="text-sm lg:sticky lg:top-4 lg:border-r lg:border-line lg:pr-4 print:hidden"
        >
          <p className="mb-1 font-medium">{t('contents')}</p>
          <ul className="grid grid-cols-2 gap-x-6 lg:grid-cols-1">
            {PARTS.map((part) => (
              <li key={part}>
                <a href={`#${part}`} className={`flex min-h-touch items-center lg:min-h-9 ${LINK_CLASSES}`}>
                  {t(`parts.${part}`)}
                </a>
              </li>
            ))}
          </ul>
          <p className="mt-4 max-w-line border-t border-line pt-3">
            <a href={`/studies/${slug}/set-up.zip`} download className={LINK_CLASSES}>
              {t('download')}
            </a>
            <span className="mt-1 block text-quiet">{t('downloadNote')}</span>
          </p>
        </nav>
        <div className="grid min-w-0 gap-12 print:block print:space-y-6">
          <SettingsParts settings={settings} mayChange={mayChange} />
        </div>
      </div>
    </div>
  );
}

/** Whether anything may still be changed, and by which rule the study is judged. */
function Standing({ settings: { frozenAt, changeable, rule, pilotOf } }: { settings: StudySettings }) {
  const { t } = useTranslation('settings');
  if (pilotOf !== null) {
    return (
      <p className="max-w-line">
        {t('standing.pilot', { name: pilotOf.name })}{' '}
        <Link to={`/studies/${pilotOf.slug}/settings`}>{t('titleOf', { study: pilotOf.name })}</Link>
      </p>
    );
  }
  const words =
    frozenAt !== null
      ? t('standing.frozen', { day: moment(frozenAt), rule })
      : changeable
        ? t('standing.open', { rule })
        : t('standing.never');
  return <p className="max-w-line border-l-4 border-line pl-4">{words}</p>;
}
