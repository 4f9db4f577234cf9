import { Form } from '@remix-run/react';
import { useMemo, useState, type ReactNode } from 'react';
import { differences } from '#app/components/kinds/pairwise/differences.ts';
import { EarlierTurns } from '#app/components/rating/EarlierTurns.tsx';
import { JudgedText } from '#app/components/rating/JudgedText.tsx';
import { Button } from '#app/components/ui/Button.tsx';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { ControlsRefusal, ShownControl } from './controlsPageStudy.ts';

/** A control beside what the baseline wrote, what differs marked, and a form for another text. */
export function ControlCard({
  control,
  editable,
  refusal,
}: {
  control: ShownControl;
  editable: boolean;
  refusal: ControlsRefusal | null;
}) {
  const { t } = useTranslation('quality');
  const [editing, setEditing] = useState(refusal !== null);
  const { item, baseline, text } = control;
  const marked = useMemo(() => differences(baseline, text), [baseline, text]);
  return (
    <article aria-labelledby={`control-${control.id}`} className="grid gap-3 border-t border-line pt-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6">
        <h3 id={`control-${control.id}`}>{item}</h3>
        {editable && !editing && (
          <Button
            look="plain"
            className="-mr-2"
            aria-label={t('controls.editItem', { item })}
            onClick={() => setEditing(true)}
          >
            {t('controls.edit')}
          </Button>
        )}
      </div>
      {control.problems.map((problem) => (
        <p key={problem} className="max-w-line border-l-4 border-caution bg-caution-soft px-4 py-2">
          {t('controls.problem', { problem })}
        </p>
      ))}
      <details>
        <summary className="min-h-touch content-center text-sm text-quiet">{t('controls.prompt')}</summary>
        {control.earlier.length > 0 && (
          <EarlierTurns turns={control.earlier} language={null} className="mb-3 text-sm" />
        )}
        <JudgedText text={control.prompt} language={null} className="text-sm" />
        {control.source !== null && (
          <div className="mt-3">
            <p className="text-sm text-quiet">{t('controls.source')}</p>
            <JudgedText text={control.source} language={null} className="text-sm" />
          </div>
        )}
      </details>
      <div className="grid gap-6 md:grid-cols-2">
        <Side title={t('controls.original')}>
          <JudgedText text={baseline} language={null} stretches={marked?.left} />
        </Side>
        {editing ? (
          <Form method="post" preventScrollReset className="grid content-start gap-3">
            <input type="hidden" name="action" value="text" />
            <input type="hidden" name="control" value={control.id} />
            <TextArea
              name="text"
              rows={6}
              label={t('controls.text', { item })}
              defaultValue={refusal?.text ?? text}
              error={refusal?.message}
            />
            <div className="flex flex-wrap gap-3">
              <Button type="submit" look="primary">
                {t('controls.save')}
              </Button>
              <Button onClick={() => setEditing(false)}>{t('controls.leave')}</Button>
            </div>
          </Form>
        ) : (
          <Side title={t('controls.spoiled')}>
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
