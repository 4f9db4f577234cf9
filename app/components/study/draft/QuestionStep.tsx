import { useFormContext } from 'react-hook-form';
import { Button } from '#app/components/ui/Button.tsx';
import { TextArea } from '#app/components/ui/TextArea.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { FaultOf } from '../protocol/faultOf.ts';
import { TEMPLATE_NAMES, withTemplate, type TemplateName } from './templates.ts';

/** What the study is to decide, and what sort of text it is about, which fills in the rest sensibly. */
export function QuestionStep({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('study');
  const { t: draft } = useTranslation('draft');
  const { register, getValues, setValue } = useFormContext<NewStudyValues>();
  const use = (name: TemplateName) => {
    const { voters, protocol } = withTemplate(getValues(), name);
    setValue('voters', voters, { shouldDirty: true });
    setValue('protocol', protocol, { shouldDirty: true });
  };
  return (
    <div className="grid gap-5">
      <TextField
        id="name"
        label={t('form.name')}
        hint={t('form.nameHint')}
        error={faultOf('name')}
        {...register('name')}
      />
      <TextArea
        id="question"
        label={t('form.question')}
        hint={t('form.questionHint')}
        optional
        error={faultOf('question')}
        {...register('question')}
      />
      <fieldset className="grid gap-2">
        <legend className="font-medium">{draft('template.title')}</legend>
        <p className="text-sm text-quiet">{draft('template.hint')}</p>
        <div className="flex flex-wrap gap-2">
          {TEMPLATE_NAMES.map((name) => (
            <Button key={name} onClick={() => use(name)} title={draft(`template.${name}Hint`)}>
              {draft(`template.${name}`)}
            </Button>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
