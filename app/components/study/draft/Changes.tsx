import { useEffect } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { Section } from '#app/components/ui/Section.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import { FileFaults, type ToldRefusal } from '../columns/FileFaults.tsx';
import { useAsked } from '../columns/useAsked.ts';
import { PlaceLink } from './PlaceLink.tsx';

interface Told {
  readonly path: string;
  readonly message: string;
}

/** What the server says of the changes: what they are and what they cost, or why they can't be made. */
type ToldChanges =
  | {
      readonly differences: readonly (Told & { readonly field: string })[];
      readonly lost: readonly Told[];
      /** Outputs that are made anew. */
      readonly anew: readonly { readonly system: string; readonly count: number }[];
      readonly pilots: readonly string[];
    }
  | { readonly refusal: ToldRefusal };

/**
 * What a draft would change in a study, what goes with that, and the button that does it.
 * @param version of the draft as it is saved
 */
export function Changes({
  id,
  version,
  isComplete,
  busy,
}: {
  id: string;
  version: number;
  /** Whether nothing is missing or wrong in the form. */
  isComplete: boolean;
  busy: boolean;
}) {
  const { t } = useTranslation('draft');
  const { told, ask } = useAsked<ToldChanges>();
  useEffect(() => {
    if (isComplete) void ask({ address: `/drafts/${id}/differences` }, false);
    // Of what is saved: it is asked again when that changes.
  }, [ask, id, version, isComplete]);
  return (
    <Section title={t('revise.title')}>
      {isComplete && <Answer id={id} told={told} />}
      <div>
        <Button type="submit" look="primary" aria-disabled={busy}>
          {t('revise.apply')}
        </Button>
      </div>
    </Section>
  );
}

function Answer({ id, told }: { id: string; told: ToldChanges | 'unanswered' | null }) {
  const { t } = useTranslation('draft');
  if (told === null) return <p className="text-quiet">{t('revise.comparing')}</p>;
  if (told === 'unanswered') return <p>{t('revise.unanswered')}</p>;
  if ('refusal' in told) return <FileFaults {...told.refusal} />;
  const { differences, lost, anew, pilots } = told;
  if (differences.length === 0) return <p className="max-w-line">{t('revise.nothing')}</p>;
  return (
    <>
      <ul className="grid list-disc gap-1 pl-5 [overflow-wrap:anywhere]" data-testid="changes">
        {differences.map(({ path, field, message }, index) => (
          <li key={index}>
            <PlaceLink id={id} field={field} name={path} />
            {t('colon')}
            {message}
          </li>
        ))}
      </ul>
      {anew.length > 0 && (
        <p className="max-w-line">
          {t('revise.anew', {
            systems: anew.map(({ system, count }) => t('revise.system', { system, count })).join(t('comma')),
          })}
        </p>
      )}
      {pilots.length > 0 && (
        <p className="max-w-line">{t('revise.pilots', { pilots: pilots.join(t('comma')) })}</p>
      )}
      {lost.length > 0 && (
        <div className="border-l-4 border-caution bg-caution-soft px-4 py-2">
          <p className="font-medium">{t('revise.lost')}</p>
          <ul className="grid list-disc gap-1 pl-5">
            {lost.map(({ path, message }, index) => (
              <li key={index}>
                {path}: {message}
              </li>
            ))}
          </ul>
          <Checkbox name="discard" value="yes" label={t('revise.discard')} />
        </div>
      )}
    </>
  );
}
