import { useFormContext } from 'react-hook-form';
import { Checkbox } from '#app/components/ui/Checkbox.tsx';
import { pairwiseOptions } from '#app/core/kinds/pairwise/protocol.ts';
import { useTranslation } from '#app/i18n/index.ts';
import type { NewStudyValues } from '../../study/newStudyValues.ts';
import type { KindForm } from '../kindForm.ts';
import { TrainingSides } from './TrainingSides.tsx';

export const pairwiseForm: KindForm = {
  kind: 'pairwise',
  comparisons: ['pairwise'],
  Fields: null,
  Options: PairwiseOptions,
  part: ({ comparison, ties, strength }) => ({
    pairwise: comparison === 'pairwise' ? { ties, strength } : false,
  }),
  values: (protocol) => {
    const options = pairwiseOptions(protocol);
    return options === null ? {} : { comparison: 'pairwise', ...options };
  },
  fieldOf: (path) => {
    if (path === 'protocol.pairwise') return 'protocol.comparison';
    const training = /^(protocol\.training\.tasks\.\d+)\.expected$/.exec(path);
    return training === null ? null : `${training[1]}.preferences`;
  },
  training: {
    offered: ({ comparison }) => comparison === 'pairwise',
    Fields: TrainingSides,
    part: ({ left, right, preferences }) => ({ left, right, expected: preferences }),
    values: (task) =>
      task.kind === 'pairwise' ? { left: task.left, right: task.right, preferences: [...task.expected] } : {},
    useWords: () => {
      const { t } = useTranslation('protocol');
      return { add: t('training.addPairwise'), title: (number) => t('training.pairwise', { number }) };
    },
  },
};

function PairwiseOptions() {
  const { t } = useTranslation('protocol');
  const { register } = useFormContext<NewStudyValues>();
  return (
    <>
      <Checkbox label={t('comparison.ties')} {...register('protocol.ties')} />
      <Checkbox label={t('comparison.strength')} {...register('protocol.strength')} />
    </>
  );
}
