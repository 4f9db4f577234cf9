import { useFormContext, useWatch } from 'react-hook-form';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { Select } from '#app/components/ui/Select.tsx';
import { TextField } from '#app/components/ui/TextField.tsx';
import { PROFILES, type ProfileName } from '#app/core/studies/margins.ts';
import { VOTING_MEASURES } from '#app/core/studies/measures.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { CustomMeasureFields } from './CustomMeasureFields.tsx';
import { Cell, HeadCell, Table } from '#app/components/ui/Table.tsx';
import { FormPart } from './protocol/FormPart.tsx';
import { countedMargins, MARGIN_KINDS, type NewStudyValues } from './newStudy.ts';

type FaultOf = (path: string) => string | undefined;

/** The loss that the lead accepts, by a profile or by numbers of their own. */
export function MarginFields({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('study');
  const { register, control } = useFormContext<NewStudyValues>();
  const profile = useWatch({ control, name: 'profile' });
  return (
    <div className="grid gap-5">
      <p className="text-quiet">{t('form.marginsIntro')}</p>
      <Select
        id="profile"
        label={t('form.profile')}
        options={[
          { value: 'default', label: t('form.profileDefault') },
          ...(Object.keys(PROFILES) as ProfileName[]).map((value) => ({
            value,
            label: t(`form.profiles.${value}`),
          })),
          { value: 'own', label: t('form.profileOwn') },
        ]}
        {...register('profile')}
      />
      {profile === 'own' ? <OwnMargins faultOf={faultOf} /> : <CountedMargins />}
    </div>
  );
}

/** What the chosen profile accepts, of all that the study counts. */
function CountedMargins() {
  const { t } = useTranslation('study');
  const { control } = useFormContext<NewStudyValues>();
  const rows = countedMargins(useWatch({ control }) as NewStudyValues);
  if (rows.length === 0) return null;
  return (
    <Table caption={t('form.profileNumbers')} className="max-w-form">
      <thead>
        <tr>
          <HeadCell>{t('form.profileOf')}</HeadCell>
          <HeadCell numeric>{t('form.accept')}</HeadCell>
          <HeadCell numeric>{t('form.limit')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, accept, limit }) => (
          <tr key={kind}>
            <Cell>{t(`form.marginFields.${kind}`)}</Cell>
            <Cell numeric>{accept}</Cell>
            <Cell numeric>{limit}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The measures that vote, the encoder of the one that doesn't, and measures whose scores are imported. */
export function MeasurePart({ faultOf, faults }: { faultOf: FaultOf; faults: readonly string[] }) {
  const { t } = useTranslation('study');
  const { register, control } = useFormContext<NewStudyValues>();
  const { voters, customMeasures } = useWatch({ control }) as NewStudyValues;
  const titles = [
    ...VOTING_MEASURES.filter((measure) => voters.includes(measure)).map((measure) =>
      t(`${measure}.title`, { ns: 'measures' }),
    ),
    ...customMeasures.filter(({ votes }) => votes).map(({ name }) => name),
  ];
  return (
    <FormPart
      title={t('form.measures')}
      summary={titles.length === 0 ? t('form.noVoters') : t('form.votersAre', { names: titles.join(', ') })}
      faulty={faults.some((path) => /^(voters|customMeasures|bertscore)/.test(path))}
    >
      <fieldset>
        <legend className="font-medium">{t('form.voters')}</legend>
        <p className="text-sm text-quiet">{t('form.votersHint')}</p>
        <div className="grid gap-x-6 sm:grid-cols-2">
          {VOTING_MEASURES.map((measure) => (
            <Checkbox
              key={measure}
              value={measure}
              label={t(`${measure}.title`, { ns: 'measures' })}
              {...register('voters')}
            />
          ))}
        </div>
      </fieldset>
      <TextField
        id="bertscore.modelFolder"
        label={t('form.encoder')}
        hint={t('form.encoderHint')}
        optional
        error={faultOf('bertscore.modelFolder')}
        {...register('bertscore.modelFolder')}
      />
      <Checkbox label={t('form.encoderIdf')} {...register('bertscore.idf')} />
      <CustomMeasureFields faultOf={faultOf} />
    </FormPart>
  );
}

function OwnMargins({ faultOf }: { faultOf: FaultOf }) {
  const { t } = useTranslation('study');
  const { register } = useFormContext<NewStudyValues>();
  return (
    <>
      {MARGIN_KINDS.map((kind) => (
        <fieldset key={kind} className="grid gap-2">
          <legend className="mb-1 font-medium">{t(`form.marginFields.${kind}`)}</legend>
          <div className="grid grid-cols-2 gap-4">
            {(['accept', 'limit'] as const).map((bound) => (
              <TextField
                key={bound}
                id={`margins.${kind}.${bound}`}
                type="number"
                step="any"
                label={t(`form.${bound}`)}
                error={faultOf(`margins.${kind}.${bound}`)}
                {...register(`margins.${kind}.${bound}`, { valueAsNumber: true })}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </>
  );
}
