import { forms } from '../../kinds/forms.ts';
import { fieldOfDecision } from '../decision.ts';
import type { OwnQuestion, OwnTrainingTask, ProtocolValues } from './values.ts';
import { inEvery, inEnglish, keyOf } from './wording.ts';

/** The protocol that a form's values mean, still to be validated. */
export function protocolOfForm(values: ProtocolValues): unknown {
  const { eligibility, training } = values;
  return {
    // What is the form's alone the schema leaves out.
    ...values,
    ...Object.assign({}, ...forms.all.map(({ part }) => part(values))),
    overlap: { share: values.overlap.share / 100 },
    repeats: { share: values.repeats.share / 100 },
    eligibility: eligibility.map((question, index) => questionOf(question, index)),
    training:
      training.tasks.length === 0
        ? null
        : {
            ...training,
            passMark: training.passMark / 100,
            tasks: training.tasks.map((task) => trainingTaskOf(task, values)),
          },
  };
}

function questionOf({ question, options }: OwnQuestion, index: number) {
  const taken = new Set<string>();
  return {
    key: `question-${index + 1}`,
    question: inEvery(question),
    options: options.map(({ label, eligible }, place) => {
      const wanted = keyOf(label, `option-${place + 1}`);
      const key = taken.has(wanted) ? `option-${place + 1}` : wanted;
      taken.add(key);
      return { key, label: inEvery(label), eligible };
    }),
  };
}

function trainingTaskOf(task: OwnTrainingTask, values: ProtocolValues) {
  const { kind, prompt, source, feedback } = task;
  const own = forms.of(kind).training!.part(task, values);
  return { kind, prompt, ...(source.trim() === '' ? {} : { source }), feedback: inEvery(feedback), ...own };
}

/**
 * The field of the form that a path of the configuration belongs to: the same, except where the form puts things
 * another way.
 *
 * @example fieldOfPath('protocol.criteria.3.label.en', values) // 'protocol.own.0.label.en' with three of the library
 */
export function fieldOfPath(path: string, values: Pick<ProtocolValues, 'library'>): string {
  for (const { fieldOf } of forms.all) {
    const field = fieldOf(path, values);
    if (field !== null) return field;
  }
  const decision = fieldOfDecision(path);
  if (decision !== null) return decision;
  // Where nothing is asked, what is asked first is missing.
  if (path === 'protocol') return 'protocol.library';
  const eligibility = /^protocol\.eligibility\.(\d+)\.options$/.exec(path);
  if (eligibility !== null) return `protocol.eligibility.${eligibility[1]}.question.en`;
  const margin = /^customMeasures\.\d+\.margin$/.test(path);
  return margin ? `${path}.accept` : inEnglish(path);
}
