import { describe, expect, it } from 'vitest';
import { fieldOfPath, protocolOfForm } from '#app/components/study/protocol/configurationOf.ts';
import { formFaults } from '#app/components/study/newStudyFaults.ts';
import { valuesOfProtocol } from '#app/components/study/protocol/valuesOf.ts';
import {
  adaptedCriterion,
  newCriterion,
  newCategory,
  newQuestion,
  newTrainingTask,
  protocolValues,
  type OwnCriterion,
  type ProtocolValues,
} from '#app/components/study/protocol/values.ts';
import { FLUENCY } from '#app/core/studies/criteria.ts';
import { protocolSchema } from '#app/core/studies/protocol.ts';

const made = (change: Partial<ProtocolValues> = {}) =>
  protocolSchema.safeParse(protocolOfForm({ ...protocolValues(), ...change }));
const parsed = (change: Partial<ProtocolValues> = {}) => made(change).data!;
/** Fields of the form that a protocol's problems are told at. */
const fieldsOf = (change: Partial<ProtocolValues>) =>
  made(change).error!.issues.map(({ path }) =>
    fieldOfPath(['protocol', ...path].join('.'), { library: change.library ?? protocolValues().library }),
  );
const tone = (change: Partial<OwnCriterion> = {}): OwnCriterion => ({
  ...newCriterion(),
  label: { en: 'Tone of voice', zh: '' },
  question: { en: 'Does it sound like us?', zh: '' },
  scale: '3',
  anchors: { en: ['no', 'partly', 'yes', '', '', '', 'wholly'], zh: ['', '部分', '', '', '', '', ''] },
  ...change,
});

describe('protocolOfForm', () => {
  it('makes the schema’s defaults of an untouched form', () => {
    const { pairwise, training, ...defaults } = protocolSchema.parse({});
    expect(parsed()).toEqual({ ...defaults, pairwise: { ties: true, strength: false }, training });
    expect(pairwise).toBe(true);
  });

  it('takes criteria of the library in its order, then the lead’s own', () => {
    const { criteria } = parsed({ library: ['style', 'fluency'], own: [tone({ required: false })] });
    expect(criteria.map(({ key }) => key)).toEqual(['fluency', 'style', 'tone-of-voice']);
    expect(criteria[2]).toEqual({
      key: 'tone-of-voice',
      label: { en: 'Tone of voice', zh: 'Tone of voice' },
      question: { en: 'Does it sound like us?', zh: 'Does it sound like us?' },
      scale: 3,
      anchors: { en: ['no', 'partly', 'yes'], zh: ['no', '部分', 'yes'] },
      required: false,
    });
  });

  it.each([
    ['100', false, ['no', 'wholly']],
    ['7', true, ['no', 'wholly']],
    ['3', true, ['no', 'partly', 'yes']],
  ] as const)('gives %s points with ends alone %s the texts %j', (scale, ends, texts) => {
    expect(parsed({ own: [tone({ scale, ends })] }).criteria.at(-1)!.anchors.en).toEqual(texts);
  });

  it('makes of a library’s criterion one with the same wording', () => {
    expect(parsed({ library: [], own: [adaptedCriterion(FLUENCY)] }).criteria).toEqual([FLUENCY]);
  });

  it('takes shares in percent, and nothing for an empty number', () => {
    const protocol = parsed({
      overlap: { share: 25 },
      repeats: { share: 7.5 },
      controls: { slight: 0, gross: 7 },
      leastItemsPerRater: null,
      mostItemsPerRater: 40,
    });
    expect(protocol).toMatchObject({
      overlap: { share: 0.25 },
      repeats: { share: 0.075 },
      controls: { slight: 0, gross: 7 },
      leastItemsPerRater: null,
      mostItemsPerRater: 40,
    });
  });

  it.each([
    ['none', false, false],
    ['pairwise', { ties: false, strength: true }, false],
    ['ranking', false, { form: 'ranking', ties: false }],
    ['best-worst', false, { form: 'best-worst', ties: false }],
  ] as const)('compares by %s', (comparison, pairwise, ranking) => {
    expect(parsed({ comparison, ties: false, strength: true })).toMatchObject({ pairwise, ranking });
  });

  it('makes questions of eligibility with keys that differ', () => {
    const question = newQuestion();
    question.question = { en: 'Do you read German?', zh: '' };
    question.options = ['Yes', 'Yes', 'No'].map((en, index) => ({
      label: { en, zh: '' },
      eligible: index < 2,
    }));
    expect(parsed({ eligibility: [question] }).eligibility).toMatchObject([
      {
        key: 'question-1',
        options: [
          { key: 'yes', eligible: true },
          { key: 'option-2', eligible: true },
          { key: 'no', eligible: false },
        ],
      },
    ]);
  });

  it('makes a training round; one end of a range alone means this point', () => {
    const likert = {
      ...newTrainingTask('likert'),
      prompt: 'p',
      text: 't',
      feedback: { en: 'good', zh: '' },
      expected: {
        fluency: { lowest: 4, highest: null },
        relevance: { lowest: null, highest: null },
        gone: { lowest: 1, highest: 2 },
      },
    };
    const pair = {
      ...newTrainingTask('pairwise'),
      prompt: 'p',
      source: 's',
      left: 'l',
      right: 'r',
      preferences: ['tie' as const],
      feedback: { en: '', zh: '好' },
    };
    const { training } = parsed({ training: { tasks: [likert, pair], passMark: 50, attempts: 3 } });
    expect(training).toMatchObject({ passMark: 0.5, attempts: 3 });
    expect(training!.tasks[0]).toMatchObject({ expected: { fluency: { lowest: 4, highest: 4 } } });
    expect(Object.keys((training!.tasks[0] as { expected: object }).expected)).toEqual(['fluency']);
    expect(training!.tasks[1]).toMatchObject({ source: 's', expected: ['tie'], feedback: { en: '好' } });
    expect(parsed().training).toBeNull();
  });
});

describe('what marks take off', () => {
  it('goes into the form and back, and what is left empty isn’t said', () => {
    const highlights = {
      ...{ severities: ['minor' as const], criteria: false, comments: true },
      categories: [{ key: 'tone-of-voice', label: { en: 'Tone', zh: 'Tone' }, weights: { minor: 0.5 } }],
      weights: { minor: 2 },
    };
    const through = (protocol: object) =>
      protocolSchema.parse(protocolOfForm(valuesOfProtocol(protocolSchema.parse(protocol)))).highlights;
    expect(through({ highlights })).toEqual(highlights);
    const { categories: _, weights: __, ...plain } = highlights;
    expect(through({ highlights: plain })).toEqual(plain);
    expect(through({})).toBe(false);
  });
});

describe('fieldOfPath', () => {
  it('leads every problem to a field that the form has', () => {
    expect(fieldsOf({ library: ['fluency'], own: [tone({ label: { en: '', zh: '' } })] })).toEqual([
      'protocol.own.0.label.en',
      'protocol.own.0.label.en',
    ]);
    expect(fieldsOf({ own: [tone({ key: 'Not a key' })] })).toEqual(['protocol.own.0.key']);
    expect(fieldsOf({ own: [tone({ anchors: { en: ['a', '', 'c'], zh: [] } })] })).toEqual([
      'protocol.own.0.anchors.en.1',
      'protocol.own.0.anchors.en.1',
    ]);
    expect(fieldsOf({ own: [adaptedCriterion(FLUENCY)] })).toEqual(['protocol.library']);
    expect(fieldsOf({ library: [], comparison: 'none' })).toEqual(['protocol.library']);
    expect(fieldsOf({ library: [], marks: true })).toEqual(['protocol.marks']);
    expect(fieldsOf({ marks: true, highlights: { ...protocolValues().highlights, severities: [] } })).toEqual(
      ['protocol.highlights.severities'],
    );
    const kinds = [newCategory(), newCategory()];
    kinds[1]!.label.en = kinds[0]!.label.en = 'Tone';
    kinds[0]!.weights.minor = -1;
    const marks = { ...protocolValues().highlights, categories: kinds };
    expect(fieldsOf({ marks: true, highlights: marks })).toEqual([
      'protocol.highlights.categories.0.weights.minor',
      'protocol.highlights.categories',
    ]);
    expect(fieldsOf({ marks: true, highlights: { ...marks, categories: [newCategory()] } })[0]).toEqual(
      'protocol.highlights.categories.0.label.en',
    );
    expect(fieldsOf({ overlap: { share: 101 }, repeats: { share: NaN } })).toEqual([
      'protocol.overlap.share',
      'protocol.repeats.share',
    ]);
    const nobody = newQuestion();
    nobody.question.en = nobody.options[0]!.label.en = nobody.options[1]!.label.en = 'x';
    nobody.options[0]!.eligible = false;
    expect(fieldsOf({ eligibility: [nobody] })).toEqual(['protocol.eligibility.0.question.en']);
    const pair = {
      ...newTrainingTask('pairwise'),
      prompt: 'p',
      left: 'l',
      right: 'r',
      feedback: { en: 'f', zh: '' },
    };
    expect(fieldsOf({ training: { tasks: [pair], passMark: 70, attempts: 2 } })).toEqual([
      'protocol.training.tasks.0.preferences',
    ]);
  });
});

describe('formFaults', () => {
  it.each([
    [{ protocol: { overlap: { share: { type: 'too_big', message: 'm' } } } }, 'percent'],
    [{ protocol: { criteria: { message: 'criterion-keys-differ', type: 'custom' } } }, 'keysTwice'],
    [{ protocol: { leastItemsPerRater: { message: 'm', type: 'custom' } } }, 'leastAboveMost'],
    [{ protocol: { ranking: { message: 'ranking-needs-systems', type: 'custom' } } }, 'rankingNeedsThree'],
    [{ protocol: { mostItemsPerRater: { message: 'm', type: 'invalid_type' } } }, 'wholeFromOne'],
    [{ gates: { theta: { message: 'm', type: 'too_big' } } }, 'theta'],
    [{ gates: { controlLoss: { fluency: { message: 'm', type: 'too_small' } } } }, 'positive'],
    [{ gates: { reliability: { message: 'm', type: 'too_big' } } }, 'coefficient'],
    [{ protocol: { message: 'm', type: 'custom' } }, 'something'],
    [{ consent: { message: 'm', type: 'too_big' } }, 'tooLong'],
  ])('tells %j by %s', (errors, key) => {
    expect(formFaults(errors)).toMatchObject([{ key }]);
  });
});
