import { Form } from '@remix-run/react';
import { useState } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { Dialog } from '#app/components/ui/Dialog.tsx';
import { Link } from '#app/components/ui/Link.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { DraftSaving } from './useDraft.ts';

/** What a draft is called, whether all of it is saved, who else is at it, and what can be done with it as a whole. */
export function DraftHeader({
  id,
  saving,
  control,
  revises,
}: {
  id: string;
  saving: DraftSaving;
  control: Control<NewStudyValues>;
  /** The study that it would change; null for one that is to be made. */
  revises: { readonly slug: string; readonly name: string } | null;
}) {
  const { t } = useTranslation('draft');
  const name = useWatch({ control, name: 'name' });
  const [deleting, setDeleting] = useState(false);
  return (
    <header className="grid gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h1 className="text-xl">{name.trim() === '' ? t('untitled') : name}</h1>
        <div className="-mr-2 flex flex-wrap text-sm">
          <Act id={id} action="copy" label={t('copy')} />
          <Act id={id} action="archive" label={t('archive')} />
          <Button look="plain" className="text-sm" onClick={() => setDeleting(true)}>
            {t('delete')}
          </Button>
        </div>
      </div>
      {revises !== null && (
        <p>
          {t('revise.of')} <Link to={`/studies/${revises.slug}`}>{revises.name}</Link>
        </p>
      )}
      <SaveLine id={id} saving={saving} />
      <Dialog open={deleting} onOpenChange={setDeleting} title={t('deleteTitle')}>
        <div className="grid gap-4">
          <p className="max-w-line">{t('deleteBody')}</p>
          <div className="flex flex-wrap gap-3">
            <Form method="post" action={`/drafts/${id}/review`}>
              <input type="hidden" name="action" value="delete" />
              <Button type="submit" look="primary">
                {t('deleteConfirm')}
              </Button>
            </Form>
            <Button onClick={() => setDeleting(false)}>{t('deleteKeep')}</Button>
          </div>
        </div>
      </Dialog>
    </header>
  );
}

function Act({ id, action, label }: { id: string; action: 'copy' | 'archive'; label: string }) {
  return (
    <Form method="post" action={`/drafts/${id}/review`}>
      <input type="hidden" name="action" value={action} />
      <Button type="submit" look="plain" className="text-sm">
        {label}
      </Button>
    </Form>
  );
}

function SaveLine({ id, saving: { state, others, message } }: { id: string; saving: DraftSaving }) {
  const { t } = useTranslation('draft');
  const isWell = state === 'saved' || state === 'saving';
  return (
    <p
      role="status"
      className={isWell ? 'text-sm text-quiet' : 'text-sm font-medium text-fault'}
      data-saving={state}
    >
      {t(`state.${state}`)}
      {state === 'signed-out' && (
        <>
          {' '}
          <Link to={`/sign-in?to=${encodeURIComponent(`/drafts/${id}/question`)}`}>{t('signIn')}</Link>
        </>
      )}
      {message !== null && state !== 'signed-out' && ` ${message}`}
      {others.length > 0 && ` ${t('others', { names: others.join(t('comma')), count: others.length })}`}
    </p>
  );
}
