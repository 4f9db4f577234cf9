import { wholePercent } from '#app/core/shared/wholePercent.ts';
import { Section } from '#app/components/ui/Section.tsx';
import type { DeclaredLook, StudyLooks } from '#app/core/reports/studyLooks.ts';
import { mayStop } from '#app/core/studies/looks.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { ActionButton } from './ActionButton.tsx';
import { ExtensionPart } from './ExtensionPart.tsx';
import { moment } from './moment.ts';

/** The looks that a study declared: what each permitted, and what may be done now. No estimate. */
export function Looks({
  looks: { looks, extension, share },
  running,
  strategy,
  mayChange,
}: {
  looks: StudyLooks;
  running: boolean;
  strategy: 'open' | 'panel';
  mayChange: boolean;
}) {
  const { t } = useTranslation('looks');
  const last = looks.findLast(({ state }) => state === 'taken');
  const stops = mayChange && running && mayStop(last?.taken?.decisions ?? []);
  return (
    <Section title={t('title')}>
      <p className="max-w-line text-sm text-quiet">{t('intro')}</p>
      <ol className="grid max-w-line gap-4">
        {looks.map((look) => (
          <LookRow
            key={look.number}
            look={look}
            share={share}
            mayStopNow={stops && look === last}
            mayTake={mayChange}
          />
        ))}
      </ol>
      {extension !== null && (
        <ExtensionPart
          extension={extension}
          running={running}
          mayChange={mayChange}
          due={looks.some(isReachedEnd)}
          needsPanel={strategy === 'panel' && extension.judgments > 0}
        />
      )}
    </Section>
  );
}

/** Whether it is the look at the end of the first part, and that is there: then one may go on. */
function isReachedEnd({ atEnd, state }: DeclaredLook): boolean {
  return atEnd && state !== 'ahead';
}

function LookRow({
  look,
  share,
  mayStopNow,
  mayTake,
}: {
  look: DeclaredLook;
  share: number;
  mayStopNow: boolean;
  mayTake: boolean;
}) {
  const { t } = useTranslation('looks');
  const { number, at, atEnd, state, taken } = look;
  const place = atEnd ? t('atEnd') : t('at', { share: wholePercent(at) });
  return (
    <li className="grid gap-2 border-l-4 border-line pl-4" data-testid={`look-${number}`}>
      <p>
        <span className="font-medium">{place}</span>
        {' · '}
        <span className="text-quiet">
          {taken !== null
            ? t('taken', { day: moment(taken.at), share: wholePercent(taken.share) })
            : state === 'ahead'
              ? t('ahead', { share: wholePercent(share) })
              : t(state === 'due' ? 'due' : 'missed')}
        </span>
      </p>
      {taken?.decisions.map(({ system, outcome }) => (
        <p key={system}>{t(`outcome.${outcome}`, { system })}</p>
      ))}
      {taken?.stopped === true && <p className="font-medium">{t('stopped')}</p>}
      {state === 'due' && mayTake && (
        <div className="grid justify-items-start gap-2">
          <ActionButton action="look">{t('take')}</ActionButton>
          <p className="text-sm text-quiet">{t('again')}</p>
        </div>
      )}
      {mayStopNow && (
        <div className="grid justify-items-start gap-2">
          <ActionButton action="stop" look="primary">
            {t('stop')}
          </ActionButton>
          <p className="text-sm text-quiet">{t('stopNote')}</p>
        </div>
      )}
    </li>
  );
}
