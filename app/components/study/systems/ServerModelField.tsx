import { useEffect, useRef, useState } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { ComboField } from '#app/components/ui/ComboField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { FaultOf } from '../protocol/faultOf.ts';

/** What a server said of its models, or why it didn't. */
type Answer = { readonly models: readonly string[] } | { readonly fault: string };

/** The model of a system on a server: typed, or chosen from those that the server lists when it is asked. */
export function ServerModelField({ index, faultOf }: { index: number; faultOf: FaultOf }) {
  const { t } = useTranslation('generation');
  const { t: systems } = useTranslation('systems');
  const { control, getValues } = useFormContext<NewStudyValues>();
  const path = `systems.${index}.provider` as const;
  const { field } = useController({ control, name: `${path}.model` });
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);

  async function list() {
    asking.current?.abort();
    const controller = new AbortController();
    asking.current = controller;
    setBusy(true);
    const { baseUrl, apiKeyVariable } = getValues(path);
    const given = await answerOf(baseUrl, apiKeyVariable, controller.signal);
    if (controller.signal.aborted) return;
    setAnswer(given ?? { fault: systems('server.unanswered') });
    setBusy(false);
  }

  const models = answer !== null && 'models' in answer ? answer.models : [];
  return (
    <div className="grid gap-1.5">
      <ComboField
        id={`${path}.model`}
        label={t('form.model')}
        error={faultOf(`${path}.model`)}
        choose={systems('server.choose')}
        value={field.value}
        options={models.map((name) => ({ key: name, text: name }))}
        onChange={field.onChange}
      />
      <div className="flex flex-wrap items-center gap-x-3">
        <Button look="plain" className="-ml-2 text-sm" aria-disabled={busy} onClick={() => void list()}>
          {systems('server.list')}
        </Button>
        <p role="status" className="min-h-6 text-sm text-quiet [overflow-wrap:anywhere]">
          {busy && systems('server.listing')}
          {!busy && answer !== null && 'fault' in answer && (
            <span className="font-medium text-fault">{answer.fault}</span>
          )}
          {!busy &&
            answer !== null &&
            'models' in answer &&
            (models.length === 0
              ? systems('server.none')
              : systems('server.found', { count: models.length }))}
        </p>
      </div>
    </div>
  );
}

/** Null where no answer came. */
async function answerOf(
  baseUrl: string,
  apiKeyVariable: string,
  signal: AbortSignal,
): Promise<Answer | null> {
  const body = new URLSearchParams({ baseUrl });
  if (apiKeyVariable.trim() !== '') body.set('apiKeyVariable', apiKeyVariable.trim());
  try {
    const response = await fetch('/new-study/server-models', { method: 'POST', body, signal });
    const told = (await response.json()) as { models?: string[]; error?: ToldFailure };
    if (told.models !== undefined) return { models: told.models };
    return told.error === undefined ? null : { fault: told.error.problems[0]?.message ?? told.error.message };
  } catch {
    return null;
  }
}

interface ToldFailure {
  readonly message: string;
  readonly problems: readonly { readonly message: string }[];
}
