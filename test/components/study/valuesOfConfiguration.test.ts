import { describe, expect, it } from 'vitest';
import {
  configurationOfForm,
  newStudySchema,
  newStudyValues,
  valuesOfConfiguration,
} from '#app/components/study/newStudy.ts';
import type { NewStudyValues } from '#app/components/study/newStudyValues.ts';
import { newEvidence } from '#app/components/study/stakes/values.ts';
import { adaptedCriterion, newQuestion, newTrainingTask } from '#app/components/study/protocol/values.ts';
import { studyConfigurationSchema, type StudyConfiguration } from '#app/core/studies/configuration.ts';
import { FLUENCY } from '#app/core/studies/criteria.ts';
import { withChanges } from '#app/core/studies/setup/withChanges.ts';

/** Values with a bit of everything, each part there by the draw of a number. */
function drawn(random: () => number): NewStudyValues {
  const is = (share = 0.5) => random() < share;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const first = newStudyValues('seed', pick(['en', 'zh']));
  const own = { ...adaptedCriterion(FLUENCY), key: 'tone', scale: pick(['3', '5', '7', '100'] as const) };
  const word = (en: string) => ({ en, zh: is() ? '' : `${en} 词` });
  const text = (shown: string) => (is() ? shown : '');
  return {
    ...first,
    name: 'A study',
    question: text('May it?'),
    raterTitle: text('Texts'),
    guidelines: text('Be fair.\n\nAlways.'),
    consent: text('Yes'),
    systems: ['old', 'new', 'third'].slice(0, is() ? 2 : 3).map((name, index) => {
      const system = first.systems[Math.min(index, 1)]!;
      const kind = pick(['onnx', 'openai', 'import'] as const);
      const choice = pick(['', 'greedy', 'sample'] as const);
      const server = kind === 'openai' ? { baseUrl: 'https://api.example.org/v1', model: 'm-1' } : {};
      return {
        ...system,
        name,
        ...(is(0.2) && { price: { perHour: is() ? 1.5 : null, perThousandTokens: 0.02 } }),
        provider: {
          ...system.provider,
          ...(kind === 'onnx' ? { modelFolder: `models/${name}` } : server),
          ...(kind === 'openai'
            ? { concurrency: text('4'), api: pick(['chat', 'completions'] as const) }
            : {}),
          kind,
        },
        settings:
          kind === 'import'
            ? system.settings
            : {
                ...system.settings,
                choice,
                maxNewTokens: text('40'),
                temperature: choice === 'sample' ? text('0.7') : '',
                topP: choice === 'sample' ? text('0.9') : '',
                stopStrings: text('END\\n\nstop'),
                more: kind === 'onnx' && is(0.3) ? '{"repetitionPenalty":1.2}' : '',
              },
      };
    }),
    protocol: {
      ...first.protocol,
      library: pick([['fluency'], ['fluency', 'relevance', 'consistency'], ['coherence']]),
      own: is() ? [{ ...own, ends: own.scale === '7' && is(), required: is() }] : [],
      comparison: pick(['none', 'pairwise']),
      ties: is(),
      strength: is(),
      marks: is(),
      comments: is(),
      strategy: pick(['open', 'panel']),
      ratersPerItem: pick([1, 2, 5]),
      overlap: { share: pick([100, 33.3]) },
      repeats: { share: pick([0, 12.5]) },
      controls: { slight: pick([0, 20, 31]), gross: 12 },
      eligibility: is(0.3)
        ? [
            {
              question: word('Native?'),
              options: newQuestion().options.map((option, index) => ({
                ...option,
                label: word(['Yes', 'No'][index]!),
              })),
            },
          ]
        : [],
      training: is(0.3)
        ? {
            tasks: [
              {
                ...newTrainingTask('likert'),
                prompt: 'Describe a lamp.',
                text: 'lamp lamp',
                expected: { fluency: { lowest: 1, highest: 2 } },
                feedback: word('It repeats itself.'),
              },
            ],
            passMark: pick([70, 66.6]),
            attempts: 3,
          }
        : first.protocol.training,
    },
    decision: {
      ...first.decision,
      theta: pick([40, 33]),
      looks: text('50, 75'),
      extension: is() ? { items: 0, judgments: 2 } : first.decision.extension,
      marginRule: is() ? { after: 3, percent: 20 } : first.decision.marginRule,
      floors: { ...first.decision.floors, alpha: is() ? 0.4 : null },
    },
    profile: pick(['default', 'own', 'chat', 'medical']),
    margins: { ...first.margins, criteria: { accept: 5, limit: 7.5 } },
    voters: pick([[], ['bleu'], ['bleu', 'rougeL']]),
    customMeasures: is(0.3)
      ? [{ name: 'COMET', direction: 'higher', unit: 'points', margin: { accept: 1, limit: 2 }, votes: is() }]
      : [],
    bertscore: { modelFolder: text('models/encoder'), idf: false },
    stakes: is(0.3)
      ? {
          currency: 'USD',
          requestsPerMonth: is() ? 1e6 : null,
          lostPoint: is() ? 250.5 : null,
          evidence: is()
            ? [
                {
                  ...newEvidence('new'),
                  name: 'Conversion',
                  estimate: 0.1,
                  lowest: -0.2,
                  highest: 0.4,
                  level: 90,
                },
              ]
            : [],
        }
      : first.stakes,
  };
}

/** A generator of numbers in [0, 1) (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe('valuesOfConfiguration', () => {
  it('gives values that mean the configuration which they are made of, whatever the form can say', () => {
    let tried = 0;
    for (let seed = 1; seed <= 500; seed++) {
      const parsed = newStudySchema.safeParse(drawn(numbers(seed)));
      // Some draws contradict themselves, such as training on what isn't asked.
      if (!parsed.success) continue;
      tried++;
      const again = newStudySchema.parse(valuesOfConfiguration(parsed.data));
      expect(again, `seed ${seed}`).toEqual(parsed.data);
    }
    expect(tried).toBeGreaterThan(300);
  });

  it('loses nothing that the form can’t say, and changes what was changed', () => {
    const studied: StudyConfiguration = studyConfigurationSchema.parse({
      name: 'Written by hand',
      seed: 's',
      tokenizer: 'char',
      floors: { bleu: 20 },
      resamples: 4000,
      exclusion: { minimumControls: 9, mostFailedShare: 0.5, admissible: {} },
      measures: { shown: ['bleu', 'chrf'] },
      voters: ['bleu'],
      bertscore: { modelFolder: 'encoder', layer: 9 },
      marginRule: { after: 2, factor: 0.8, least: 0.05 },
      systems: [
        { name: 'old', role: 'baseline', provider: { kind: 'onnx', modelFolder: 'old' } },
        {
          name: 'new',
          role: 'candidate',
          provider: { kind: 'onnx', modelFolder: 'new' },
          settings: { doSample: false, temperature: 0.5, stopStrings: ['a\\nb'] },
        },
      ],
      protocol: {
        controls: { share: 0.1, minimum: 3 },
        criteria: [
          {
            key: 'tone',
            label: { zh: '语气' },
            question: { zh: '语气是否合适？' },
            scale: 3,
            anchors: { zh: ['差', '中', '好'] },
          },
          FLUENCY,
        ],
        eligibility: [
          {
            key: 'native',
            question: { en: 'Native?' },
            options: [
              { key: 'yes', label: { en: 'Yes' }, eligible: true },
              { key: 'no', label: { en: 'No' }, eligible: false },
            ],
          },
        ],
      },
    });
    const values = valuesOfConfiguration(studied);
    const before = configurationOfForm(values);
    expect(withChanges(studied, before, before)).toEqual(studied);
    const changed = {
      ...values,
      question: 'May it?',
      protocol: {
        ...values.protocol,
        ratersPerItem: 5,
        own: values.protocol.own.map((one) => ({ ...one, label: { ...one.label, en: 'Tone' } })),
      },
      decision: { ...values.decision, marginRule: { after: 3, percent: 20 } },
    };
    const after = withChanges(studied, before, configurationOfForm(changed));
    expect(studyConfigurationSchema.parse(after)).toEqual({
      ...studied,
      question: 'May it?',
      marginRule: { after: 3, factor: 0.8, least: 0.05 },
      protocol: {
        ...studied.protocol,
        ratersPerItem: 5,
        criteria: [
          { ...studied.protocol.criteria[0], label: { en: 'Tone', zh: '语气' } },
          studied.protocol.criteria[1],
        ],
      },
    });
  });
});
