import { isCounted } from '#app/core/studies/controlCounts.ts';
import type { EligibilityQuestion } from '#app/core/studies/eligibility.ts';
import type { Protocol } from '#app/core/studies/protocol.ts';
import type { TrainingTask } from '#app/core/studies/training.ts';
import { forms } from '../../kinds/forms.ts';
import {
  newTrainingTask,
  protocolValues,
  type OwnQuestion,
  type OwnTrainingTask,
  type ProtocolValues,
} from './values.ts';
import { inEveryField } from './wording.ts';
import { inPercent } from './inPercent.ts';

/** The form's values that mean a protocol; what the form can't say is as it is at first. */
export function valuesOfProtocol(protocol: Protocol): ProtocolValues {
  const first = protocolValues();
  const { comments, strategy, ratersPerItem, overlap, repeats, controls, blocksPerSitting } = protocol;
  const { leastItemsPerRater, mostItemsPerRater, leaseMinutes, eligibility, training } = protocol;
  return {
    ...first,
    comparison: 'none',
    ...Object.assign({}, ...forms.all.map(({ values }) => values(protocol))),
    ...{ comments, strategy, ratersPerItem, blocksPerSitting },
    ...{ leastItemsPerRater, mostItemsPerRater, leaseMinutes },
    overlap: { share: inPercent(overlap.share) },
    repeats: { share: inPercent(repeats.share) },
    controls: isCounted(controls) ? { ...controls } : first.controls,
    eligibility: eligibility.map(ownQuestion),
    training:
      training === null
        ? first.training
        : {
            tasks: training.tasks.map(ownTask),
            passMark: inPercent(training.passMark),
            attempts: training.attempts,
          },
  };
}

const ownQuestion = ({ question, options }: EligibilityQuestion): OwnQuestion => ({
  question: inEveryField(question),
  options: options.map(({ label, eligible }) => ({ label: inEveryField(label), eligible })),
});

function ownTask(task: TrainingTask): OwnTrainingTask {
  const { kind, prompt, source = '', feedback } = task;
  return {
    ...newTrainingTask(kind),
    ...{ prompt, source },
    feedback: inEveryField(feedback),
    ...forms.of(kind).training?.values(task),
  };
}
