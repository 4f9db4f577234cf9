import { useFetcher } from '@remix-run/react';
import { useId, useState, type ReactNode } from 'react';
import { ErrorSummary } from '#app/components/study/ErrorSummary.tsx';
import { Button } from '#app/components/ui/Button.tsx';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import type { HowRead } from '#app/core/shared/howRead.ts';
import { ReadAs } from '../ReadAs.tsx';
import { MOST_UPLOAD_BYTES } from '#app/core/studies/uploads.ts';
import { useTranslation } from '#app/i18n/index.ts';

/** More lines than this nobody reads; those that follow are counted. */
const MOST_SHOWN = 1000;

/** What an import answers: what came of it, or everything that is wrong with the file. */
type Answer<Done> = Done | { readonly problems: readonly string[] };

/**
 * Takes a file that was made elsewhere, all of its lines or none, and says what came of it or what is wrong with it.
 *
 * @param action where it is sent, as `fields` and the file under the name `file`
 * @param words what this kind of file is called; a larger one is imported by `command`. With words for `check` it can also
 *   be looked at without changing anything
 * @param more further fields, of which several may be sent from one form
 * @param beneath what is said of the file that was chosen, of which `onFile` is told
 * @param children what is said of an import that was done
 */
export function ImportFileForm<Done extends object>({
  action,
  fields,
  more = {},
  file: fileField,
  accept,
  command,
  words,
  beneath,
  onFile,
  children,
}: {
  action: string;
  fields: Readonly<Record<string, string>>;
  more?: Readonly<Record<string, string>>;
  file: string;
  accept: string;
  command: string;
  words: Readonly<Record<'title' | 'file' | 'hint' | 'replace', string> & { check?: string }>;
  beneath?: ReactNode;
  onFile?: (file: File | null) => void;
  children: (done: Done) => ReactNode;
}) {
  const { t } = useTranslation('generation');
  const id = useId();
  const fetcher = useFetcher<Answer<Done>>({ key: `import ${action} ${Object.values(fields).join(' ')}` });
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState<string>();
  const busy = fetcher.state !== 'idle';
  const answer = busy || fault !== undefined ? undefined : (fetcher.data as Answer<Done> | undefined);

  const tooLarge = () => t('imports.tooLarge', { megabytes: String(MOST_UPLOAD_BYTES / 1024 ** 2), command });

  function send(replace: boolean, check = false) {
    if (file === null || file.size > MOST_UPLOAD_BYTES) {
      setFault(file === null ? t('imports.missing') : tooLarge());
      return;
    }
    setFault(undefined);
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, ...more })) form.set(name, value);
    form.set(fileField, file);
    if (replace) form.set('replace', 'yes');
    if (check) form.set('check', 'yes');
    fetcher.submit(form, { method: 'post', action, encType: 'multipart/form-data' });
  }

  return (
    <form
      className="grid max-w-form gap-3"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        const check = (submitter as HTMLButtonElement | null)?.value === 'check';
        send(new FormData(event.currentTarget).has('replace'), check);
      }}
    >
      <h3 id={`${id}-title`}>{words.title}</h3>
      {answer !== undefined &&
        ('problems' in answer ? (
          <Refusal problems={answer.problems as readonly string[]} />
        ) : (
          <>
            {children(answer as Done)}
            <ReadAs read={(answer as Done & { read?: HowRead | null }).read ?? null} />
          </>
        ))}
      <TextField
        id={`${id}-file`}
        type="file"
        accept={accept}
        className="py-2.5"
        label={words.file}
        hint={words.hint}
        error={fault}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0] ?? null;
          const isTooLarge = chosen !== null && chosen.size > MOST_UPLOAD_BYTES;
          setFile(chosen);
          setFault(isTooLarge ? tooLarge() : undefined);
          onFile?.(isTooLarge ? null : chosen);
        }}
      />
      {beneath}
      <Checkbox name="replace" label={words.replace} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" aria-disabled={busy}>
          {busy ? t('imports.busy') : t('imports.submit')}
        </Button>
        {words.check !== undefined && (
          <Button type="submit" look="plain" value="check" aria-disabled={busy}>
            {words.check}
          </Button>
        )}
      </div>
    </form>
  );
}

function Refusal({ problems }: { problems: readonly string[] }) {
  const { t } = useTranslation('generation');
  const shown = problems.slice(0, MOST_SHOWN);
  const more = problems.length - shown.length;
  const lines = more > 0 ? [...shown, t('imports.more', { count: more })] : shown;
  return (
    <ErrorSummary intro={t('imports.refused')} faults={lines.map((message) => ({ field: null, message }))} />
  );
}
