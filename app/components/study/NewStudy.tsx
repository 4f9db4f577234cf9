import { useState } from 'react';
import { Button } from '#app/components/ui/Button.tsx';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { ConfigurationFileForm } from './ConfigurationFileForm.tsx';
import type { ChosenItems } from './items/useItemsFile.ts';
import { NewStudyForm } from './NewStudyForm.tsx';
import type { NewStudyProps } from './newStudyProps.ts';

/** A new study by a form, or from a file; whoever goes from one to the other loses nothing. */
export function NewStudy({ seed, hosts, refused, busy, onCreate }: NewStudyProps) {
  const { t } = useTranslation('protocol');
  const [byFile, setByFile] = useState(false);
  // What was refused belongs to the way by which it was sent.
  const [sentByFile, setSentByFile] = useState(false);
  const create = (configuration: StudyConfiguration, items: ChosenItems) => {
    setSentByFile(byFile);
    onCreate(configuration, items);
  };
  const refusedOf = (own: boolean) => (sentByFile === own ? refused : []);
  return (
    <div className="grid gap-6">
      <div>
        <Button look="plain" className="-ml-2" onClick={() => setByFile(!byFile)}>
          {t(byFile ? 'file.leave' : 'file.choose')}
        </Button>
      </div>
      <div hidden={byFile}>
        <NewStudyForm seed={seed} hosts={hosts} refused={refusedOf(false)} busy={busy} onCreate={create} />
      </div>
      <div hidden={!byFile}>
        {byFile && <ConfigurationFileForm refused={refusedOf(true)} busy={busy} onCreate={create} />}
      </div>
    </div>
  );
}
