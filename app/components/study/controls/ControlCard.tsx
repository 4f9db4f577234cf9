import { Form } from '@remix-run/react';
import { useMemo, useState, type ReactNode } from 'react';
import { differences } from '#app/components/kinds/pairwise/differences.ts';
import { JudgedText } from '#app/components/rating/JudgedText.tsx';
import { Button } from '#app/components/ui/Button.tsx';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { keepsLength } from '#app/core/studies/controlLength.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { AskedFold } from './AskedFold.tsx';
import type { ControlsRefusal, ShownControl } from './controlsPageStudy.ts';
import { LengthNote } from './LengthNote.tsx';
import { useControlWords } from './useControlWords.ts';

/** A control beside what a system wrote, what differs marked, and a form for another text. */
export function ControlCard({
  control,
  editable,
  refusal,
}: {
  control: ShownControl;
  /** Whether its text may change; that of a text that is no control yet through writing it anew. */
  editable: boolean;
  refusal: ControlsRefusal | null;
}) {
  const { t } = useTranslation('controls');
  const { doseOf, makerOf } = useControlWords();
  const [editing, setEditing] = useState(refusal !== null);
  const { item, original, text, dose, maker } = control;
  const marked = useMemo(() => (original === null ? null : differences(original, text)), [original, text]);
  const id = `control-${item}-${maker}`;
  return (
    <article aria-labelledby={id} className="grid gap-3 border-t border-line pt-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6">
        <div>
          <h4 id={id}>{item}</h4>
          <p className="text-sm text-quiet">
            {t('card.about', { dose: doseOf(dose), maker: makerOf(maker) })}
            {control.change !== null && (
              <>
                {' · '}
                <LengthNote change={control.change} />
              </>
            )}
          </p>
        </div>
        {editable && !editing && (
          <div className="-mr-2 flex gap-x-2">
            <Button look="plain" aria-label={t('card.editItem', { item })} onClick={() => setEditing(true)}>
              {t('card.edit')}
            </Button>
            {control.own && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="action" value="remove" />
                <input type="hidden" name="item" value={item} />
                <Button type="submit" look="plain" aria-label={t('card.removeItem', { item })}>
                  {t('card.remove')}
                </Button>
              </Form>
            )}
          </div>
        )}
      </div>
      {control.problems.map((problem) => (
        <p key={problem} className="max-w-line border-l-4 border-caution bg-caution-soft px-4 py-2">
          {t('card.problem', { problem })}
        </p>
      ))}
      {dose === 'slight' && original !== null && !keepsLength(original, text) && (
        <p className="max-w-line text-sm text-quiet">{t('card.lengthHint')}</p>
      )}
      <AskedFold asked={control} />
      <div className="grid gap-6 md:grid-cols-2">
        <Side
          title={
            control.sourceSystem === null
              ? t('card.originalUnknown')
              : t('card.original', { system: control.sourceSystem })
          }
        >
          {original !== null ? (
            <JudgedText text={original} language={null} stretches={marked?.left} />
          ) : (
            <p className="text-quiet">{t(control.sourceSystem === null ? 'card.closest' : 'card.notYet')}</p>
          )}
        </Side>
        {editing ? (
          <Form method="post" preventScrollReset className="grid content-start gap-3">
            {control.id === null ? (
              <>
                <input type="hidden" name="action" value="write" />
                <input type="hidden" name="item" value={item} />
                <input type="hidden" name="criterion" value={control.criterion ?? ''} />
                <input type="hidden" name="dose" value={dose} />
                <input type="hidden" name="sourceSystem" value={control.sourceSystem ?? ''} />
              </>
            ) : (
              <>
                <input type="hidden" name="action" value="text" />
                <input type="hidden" name="control" value={control.id} />
              </>
            )}
            <TextArea
              name="text"
              rows={6}
              label={t('card.text', { item })}
              defaultValue={refusal?.entered.text ?? text}
              error={refusal?.message}
            />
            <div className="flex flex-wrap gap-3">
              <Button type="submit" look="primary">
                {t('card.save')}
              </Button>
              <Button onClick={() => setEditing(false)}>{t('card.leave')}</Button>
            </div>
          </Form>
        ) : (
          <Side title={t('card.spoiled')}>
            <JudgedText text={text} language={null} stretches={marked?.right} />
          </Side>
        )}
      </div>
    </article>
  );
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1">
      <p className="text-sm text-quiet">{title}</p>
      {children}
    </div>
  );
}
