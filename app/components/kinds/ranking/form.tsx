import { useFormContext } from 'react-hook-form';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { RANKING_FORMS, type RankingForm } from '#app/core/kinds/ranking/options.ts';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../../study/newStudyValues.ts';
import type { KindForm } from '../kindForm.ts';

const isForm = (comparison: string): comparison is RankingForm =>
  (RANKING_FORMS as readonly string[]).includes(comparison);

export const rankingForm: KindForm = {
  kind: 'ranking',
  comparisons: RANKING_FORMS,
  Fields: null,
  Options: ({ comparison }) => (comparison === 'ranking' ? <Ties /> : null),
  part: ({ comparison, ties }) => ({ ranking: isForm(comparison) ? { form: comparison, ties } : false }),
  values: ({ ranking }) =>
    ranking === false || ranking === undefined ? {} : { comparison: ranking.form, ties: ranking.ties },
  fieldOf: (path) => (path.startsWith('protocol.ranking') ? 'protocol.comparison' : null),
  training: null,
};

function Ties() {
  const { t } = useTranslation('protocol');
  const { register } = useFormContext<NewStudyValues>();
  return <Checkbox label={t('comparison.ties')} {...register('protocol.ties')} />;
}
