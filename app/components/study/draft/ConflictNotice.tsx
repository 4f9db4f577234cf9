import { Button } from '#app/components/ui/Button.tsx';
import { Notice } from '#app/components/ui/Notice.tsx';
import type { Conflict, Json } from '#app/core/studies/drafts/changes.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { PlaceLink } from './PlaceLink.tsx';

/** What this page and somebody else changed both: nothing of either is lost, and whoever is here decides. */
export function ConflictNotice({
  id,
  conflicts,
  onDecide,
}: {
  id: string;
  conflicts: readonly Conflict[];
  onDecide: (conflict: Conflict, keep: 'mine' | 'theirs') => void;
}) {
  const { t } = useTranslation('draft');
  return (
    <Notice kind="warning" title={t('conflict.title')}>
      <p>{t('conflict.body')}</p>
      <ul className="mt-2 grid gap-3">
        {conflicts.map((conflict) => (
          <li key={conflict.place.join('.')} className="grid gap-1">
            <span>
              <PlaceLink id={id} field={conflict.place.join('.')} name={conflict.place.join('.')} />
            </span>
            <span>{t('conflict.mine', { text: shown(conflict.mine, t('conflict.nothing')) })}</span>
            <span>{t('conflict.theirs', { text: shown(conflict.theirs, t('conflict.nothing')) })}</span>
            <span className="flex flex-wrap gap-2">
              <Button onClick={() => onDecide(conflict, 'mine')}>{t('conflict.keepMine')}</Button>
              <Button onClick={() => onDecide(conflict, 'theirs')}>{t('conflict.takeTheirs')}</Button>
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const LONGEST = 160;

function shown(value: Json | undefined, nothing: string): string {
  if (value === undefined || value === null || value === '') return nothing;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
