import { useId, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { formProblemText } from '#app/i18n/formProblems.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import { systemToTry, type SystemValueFault } from './trialRequest.ts';
import { TrialResult } from './TrialResult.tsx';
import { useTrials, type TrialRequest } from './useTrials.ts';

/** As the server ends one. */
const SECONDS = 60;

/** Has systems of a form answer a prompt before there is a study, with the settings as they are typed, side by side. */
export function TrySystems() {
  const { t } = useTranslation('systems');
  const { t: study } = useTranslation('study');
  const { t: generation } = useTranslation('generation');
  const locale = useLocale();
  const { control } = useFormContext<NewStudyValues>();
  const systems = useWatch({ control, name: 'systems' });
  const [prompt, setPrompt] = useState('');
  const [missing, setMissing] = useState(false);
  const { states, busy, run, stop } = useTrials();
  const id = useId();
  const isImported = (index: number) => systems[index]!.provider.kind === 'import';
  const nameOf = (index: number) =>
    systems[index]!.name.trim() || study('form.systemNumber', { number: String(index + 1) });
  const indices = systems.map((_, index) => index);

  function requestOf(index: number): TrialRequest {
    const tried = systemToTry(systems[index]!, index);
    const asked = askedOf(index);
    if ('system' in tried) return { key: `${index}`, asked, body: JSON.stringify({ ...tried, prompt }) };
    const faults = tried.faults.map((one) => ({ field: one.field, message: wordsOf(one) }));
    return { key: `${index}`, asked, body: { faults } };
  }
  const askedOf = (index: number) =>
    JSON.stringify([prompt, systems[index]!.provider, systems[index]!.settings]);

  function wordsOf({ field, said, fault }: SystemValueFault): string {
    const message = formProblemText(locale, said);
    if (fault !== null) return generation(`form.faults.${fault.key}`, { ...fault.values, message });
    return field.endsWith('.modelFolder') || field.endsWith('.model')
      ? study('form.faults.missing')
      : message;
  }

  function tryThem(chosen: readonly number[]) {
    setMissing(prompt.trim() === '');
    if (prompt.trim() !== '') void run(chosen.map(requestOf));
  }

  const triable = indices.filter((index) => !isImported(index));
  return (
    <section aria-labelledby={`${id}-title`} className="grid gap-4">
      <h3 id={`${id}-title`}>{t('trial.title')}</h3>
      <p className="text-sm text-quiet">{t('trial.intro', { seconds: SECONDS })}</p>
      <TextArea
        id={`${id}-prompt`}
        label={t('trial.prompt')}
        error={missing ? t('trial.promptMissing') : undefined}
        value={prompt}
        onChange={(event) => {
          setPrompt(event.currentTarget.value);
          setMissing(false);
        }}
      />
      <div className="flex flex-wrap gap-3">
        {triable.length > 1 && (
          <Button aria-disabled={busy} onClick={() => tryThem(triable)}>
            {t('trial.all')}
          </Button>
        )}
        {triable.length === 1 && (
          <Button aria-disabled={busy} onClick={() => tryThem(triable)}>
            {t('trial.one', { system: nameOf(triable[0]!) })}
          </Button>
        )}
        {busy && (
          <Button look="plain" onClick={stop}>
            {t('trial.stop')}
          </Button>
        )}
      </div>
      <ul
        aria-label={t('trial.results')}
        className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,15rem),1fr))] gap-x-6 gap-y-5"
      >
        {indices.map((index) => (
          <TrialResult
            key={index}
            system={nameOf(index)}
            imported={isImported(index)}
            state={states[`${index}`] ?? null}
            isOfNow={states[`${index}`]?.asked === askedOf(index)}
            {...(triable.length > 1 ? { busy, onTry: () => tryThem([index]) } : {})}
          />
        ))}
      </ul>
    </section>
  );
}
