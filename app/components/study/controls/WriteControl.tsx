import { Form } from '@remix-run/react';
import { useMemo, useState } from 'react';
import { differences } from '#app/components/kinds/pairwise/differences.ts';
import { JudgedText } from '#app/components/rating/JudgedText.tsx';
import { Button } from '#app/components/ui/Button.tsx';
import { Link, LinkButton } from '#app/components/ui/Link.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { inLocale } from '#app/core/shared/localized.ts';
import { lengthChange } from '#app/core/studies/controlLength.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { ControlDraft } from '#app/services/tasks/controlDraft.ts';
import { AskedFold } from './AskedFold.tsx';
import type { ControlsPageStudy, ControlsRefusal } from './controlsPageStudy.ts';
import { LengthNote } from './LengthNote.tsx';

/** A control that the lead writes: an item is drawn or looked up, and what a system wrote is changed in one place. */
export function WriteControl({
  study: { writing, criteria, state, panel, shown },
  refusal,
}: {
  study: ControlsPageStudy;
  refusal: ControlsRefusal | null;
}) {
  const { t } = useTranslation('controls');
  if (writing === null) {
    return (
      <div className="grid gap-3">
        <h3>{t('write.title')}</h3>
        <p className="max-w-line text-sm text-quiet">{t('write.intro')}</p>
        <div>
          <LinkButton to="?write=1" preventScrollReset>
            {t('write.open')}
          </LinkButton>
        </div>
      </div>
    );
  }
  const { draft, asked } = writing;
  return (
    <div className="grid gap-4">
      <h3>{t('write.title')}</h3>
      <p className="max-w-line text-sm text-quiet">{t('write.intro')}</p>
      <Form method="get" preventScrollReset className="flex max-w-form flex-wrap items-end gap-3">
        <input type="hidden" name="write" value="1" />
        <div className="min-w-40 flex-1">
          <TextField
            key={draft?.item ?? asked ?? ''}
            name="item"
            label={t('write.findLabel')}
            defaultValue={draft?.item ?? asked ?? ''}
            error={draft === null && asked !== null ? t('write.noItem', { item: asked }) : undefined}
          />
        </div>
        <Button type="submit">{t('write.find')}</Button>
        <Link to={`?write=${writing.next}`} preventScrollReset className="flex min-h-touch items-center px-2">
          {t('write.otherItem')}
        </Link>
      </Form>
      {draft === null && asked === null && <Notice title={t('write.noneLeft')} />}
      {draft !== null && (
        <DraftForm
          key={draft.item}
          draft={draft}
          criteria={criteria}
          criterion={shown.criterion}
          rebuilt={state === 'ready' ? (panel ? 'write.rebuiltPanel' : 'write.rebuilt') : null}
          refusal={refusal}
        />
      )}
    </div>
  );
}

function DraftForm({
  draft: { item, original, sourceSystem, ...asked },
  criteria,
  criterion,
  rebuilt,
  refusal,
}: {
  draft: ControlDraft;
  criteria: ControlsPageStudy['criteria'];
  criterion: string | null;
  rebuilt: 'write.rebuilt' | 'write.rebuiltPanel' | null;
  refusal: ControlsRefusal | null;
}) {
  const { t } = useTranslation('controls');
  const locale = useLocale();
  const entered = refusal?.entered;
  const [text, setText] = useState(entered?.text ?? original ?? '');
  const marked = useMemo(() => (original === null ? null : differences(original, text)), [original, text]);
  return (
    <Form method="post" action="?write=1" preventScrollReset className="grid gap-4">
      <input type="hidden" name="action" value="write" />
      <input type="hidden" name="item" value={item} />
      <input type="hidden" name="sourceSystem" value={sourceSystem} />
      <AskedFold asked={asked} open />
      <div className="flex flex-wrap gap-4">
        <Select
          name="criterion"
          label={t('write.criterion')}
          defaultValue={entered?.criterion ?? criterion ?? criteria[0]?.key}
          options={criteria.map(({ key, label }) => ({ value: key, label: inLocale(label, locale) }))}
        />
        <Select
          name="dose"
          label={t('write.dose')}
          defaultValue={entered?.dose ?? 'slight'}
          options={[
            { value: 'slight', label: t('write.doseSlight') },
            { value: 'gross', label: t('write.doseGross') },
          ]}
        />
      </div>
      <TextArea
        name="text"
        rows={6}
        label={t('write.text')}
        value={text}
        error={refusal?.message}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {original !== null && (
        <div className="grid gap-1" aria-live="polite">
          <p className="text-sm text-quiet">
            {t('write.preview')}
            {' · '}
            <LengthNote change={lengthChange(original, text)} />
          </p>
          {text === original ? (
            <p className="text-sm">{t('write.same')}</p>
          ) : (
            <div className="grid gap-6 md:grid-cols-2">
              <div>
                <p className="text-sm text-quiet">{t('write.original', { system: sourceSystem })}</p>
                <JudgedText text={original} language={null} stretches={marked?.left} />
              </div>
              <div>
                <p className="text-sm text-quiet">{t('card.spoiled')}</p>
                <JudgedText text={text} language={null} stretches={marked?.right} />
              </div>
            </div>
          )}
        </div>
      )}
      {rebuilt !== null && <p className="text-sm text-quiet">{t(rebuilt)}</p>}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary">
          {t('write.save')}
        </Button>
        <LinkButton to="?" preventScrollReset>
          {t('write.close')}
        </LinkButton>
      </div>
    </Form>
  );
}
