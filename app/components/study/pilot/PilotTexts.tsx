import { useMemo } from 'react';
import { differences } from '#app/components/kinds/pairwise/differences.ts';
import { JudgedText } from '#app/components/rating/JudgedText.tsx';
import { Link } from '#app/components/ui/Link.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { PilotControl, PilotFound } from '#app/services/pilots/pilotResult.ts';
import { useControlWords } from '../controls/useControlWords.ts';

/** The controls that tell little: those that nobody noticed, and, folded, those that everybody did. */
export function PilotTexts({ pilot, found }: { pilot: string; found: PilotFound }) {
  const { t } = useTranslation('pilot');
  const { unnoticed, obvious } = found;
  return (
    <Section title={t('texts.unnoticed')}>
      <p className="max-w-line text-quiet">
        {t(unnoticed.length === 0 ? 'texts.unnoticedNone' : 'texts.unnoticedHint')}
      </p>
      {unnoticed.map((control) => (
        <Quoted
          key={`${control.item} ${control.maker} ${control.criterion ?? ''}`}
          control={control}
          found={found}
        />
      ))}
      {obvious.length > 0 && (
        <details>
          <summary className="min-h-touch content-center text-accent">
            {t('texts.obvious', { count: obvious.length })}
          </summary>
          <div className="grid gap-4">
            {obvious.map((control) => (
              <Quoted
                key={`${control.item} ${control.maker} ${control.criterion ?? ''}`}
                control={control}
                found={found}
              />
            ))}
          </div>
        </details>
      )}
      <p>
        <Link to={`/studies/${pilot}/controls`}>{t('texts.all')}</Link>
      </p>
    </Section>
  );
}

function Quoted({ control, found }: { control: PilotControl; found: PilotFound }) {
  const { t } = useTranslation('pilot');
  const { makerOf, criterionOf } = useControlWords();
  const { item, criterion, maker, text, original, sourceSystem } = control;
  const marked = useMemo(() => (original === null ? null : differences(original, text)), [original, text]);
  const labels = found.lines.flatMap(({ line, label }) => (label === null ? [] : [{ key: line, label }]));
  return (
    <article className="grid gap-2 border-t border-line pt-3">
      <h3 className="text-base">
        {item}{' '}
        <span className="font-normal text-quiet">
          · {criterionOf(criterion, labels)} · {makerOf(maker)}
        </span>
      </h3>
      <div className="grid gap-6 md:grid-cols-2">
        {original !== null && (
          <div>
            <p className="text-sm text-quiet">{t('texts.original', { system: sourceSystem ?? '' })}</p>
            <JudgedText text={original} language={null} stretches={marked?.left} />
          </div>
        )}
        <div>
          <p className="text-sm text-quiet">{t('texts.control')}</p>
          <JudgedText text={text} language={null} stretches={marked?.right} />
        </div>
      </div>
    </article>
  );
}
