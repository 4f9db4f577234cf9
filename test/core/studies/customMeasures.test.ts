import { expect, it } from 'vitest';
import { saidOfIssue } from '#app/core/shared/errors.ts';
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';
import { problemText } from '#app/i18n/problems.ts';
import { configurationOf } from '#test/services/studies/sampleStudy.ts';

const problemsOf = (customMeasures: unknown, voters: string[] = []) =>
  studyConfigurationSchema
    .safeParse({ ...configurationOf(), customMeasures, voters })
    .error?.issues.map((issue) => `${issue.path.join('.')}: ${problemText('en', saidOfIssue(issue))}`) ?? [];
const margin = { accept: 0.01, limit: 0.03 };

it("takes custom measures, and lets those with a margin vote beside the program's own", () => {
  const study = studyConfigurationSchema.parse({
    ...configurationOf(),
    voters: ['bleu', 'COMET (wmt22)'],
    customMeasures: [
      { name: ' COMET (wmt22) ', direction: 'higher', margin },
      { name: '有害性', direction: 'lower', unit: '%' },
    ],
  });
  expect(study.voters).toEqual(['bleu', 'COMET (wmt22)']);
  expect(study.customMeasures).toEqual([
    { name: 'COMET (wmt22)', direction: 'higher', unit: '', margin },
    { name: '有害性', direction: 'lower', unit: '%' },
  ]);
});

it('refuses a voter without a margin, and one that is no measure', () => {
  expect(problemsOf([{ name: 'comet', direction: 'higher' }], ['comet'])).toEqual([
    'customMeasures.0.margin: is missing: "comet" votes, and what loss is accepted has to be named beforehand',
  ]);
  expect(problemsOf([{ name: 'comet', direction: 'higher', margin }], ['bertscore', 'commet'])).toEqual([
    expect.stringMatching(/^voters\.0: "bertscore" is no measure that may vote; those are bleu, .*, comet$/),
    expect.stringMatching(/^voters\.1: "commet" is no measure/),
  ]);
});

it('refuses names that tables have for something else, in whatever spelling, and names twice', () => {
  for (const name of ['BLEU', 'ROUGE-L', 'chrF', 'mean rating', 'reference_nll', 'preference']) {
    expect(problemsOf([{ name, direction: 'higher' }]), name).toEqual([
      `customMeasures.0.name: "${name}" is the name of something else; choose another`,
    ]);
  }
  const twice = ['COMET-22', 'comet 22'].map((name) => ({ name, direction: 'higher' }));
  expect(problemsOf(twice)).toEqual(['customMeasures.1.name: the name "comet 22" is taken twice']);
  expect(problemsOf([{ name: '=x', direction: 'higher' }])).toHaveLength(1);
  expect(problemsOf([{ name: 'x', direction: 'up' }])).toHaveLength(1);
  expect(problemsOf([{ name: 'x', direction: 'lower', margin: { accept: 2, limit: 1 } }])).toEqual([
    'customMeasures.0.margin.accept: accept must not exceed limit',
  ]);
});
