import { describe, expect, it } from 'vitest';
import { configurationOfForm, newStudyValues } from '#app/components/study/newStudy.ts';
import { decisionOfForm, decisionValues, fieldOfDecision } from '#app/components/study/decision.ts';
import { otherLines } from '#app/components/study/otherLines.ts';
import { protocolValues } from '#app/components/study/protocol/values.ts';
import { fieldOfPath } from '#app/components/study/protocol/configurationOf.ts';
import { gatesSchema, linesSchema } from '#app/core/studies/ruleSettings.ts';

describe('what decides, in the form of a new study', () => {
  it('makes the schema’s defaults of an untouched form', () => {
    const { lines, gates } = configurationOfForm(newStudyValues('seed', 'en')) as Record<string, unknown>;
    expect(linesSchema.parse(lines)).toEqual(linesSchema.parse(undefined));
    expect(gatesSchema.parse(gates)).toEqual(gatesSchema.parse(undefined));
  });

  it('takes roles, costs and floors of the lines that the study has, and leaves those of others', () => {
    const values = {
      roles: { fluency: 'guardrail', relevance: '', gone: 'shown', preference: 'must-pass' },
      controlLoss: { fluency: 1.5, relevance: null, gone: 2 },
      theta: 30,
      looks: '50, 75 %',
      extension: { items: 40, judgments: null },
      marginRule: { after: 3, percent: 10 },
      floors: { alpha: 0.5, ac2: null, reliability: 0 },
    } as const;
    expect(decisionOfForm(values, ['fluency', 'relevance', 'preference'])).toEqual({
      lines: { fluency: 'guardrail', preference: 'must-pass' },
      gates: { theta: 0.3, controlLoss: { fluency: 1.5 }, alpha: 0.5, reliability: 0 },
      looks: { at: [0.5, 0.75], extension: { items: 40, judgments: 0 } },
      marginRule: { after: 3, factor: 0.9 },
    });
    expect(decisionOfForm(decisionValues(), ['fluency'])).toEqual({
      lines: {},
      gates: { theta: 0.4, controlLoss: {} },
      looks: { at: [], extension: null },
    });
  });

  it.each([
    ['pairwise', ['fluency', 'relevance'], ['preference', 'severe-losses']],
    ['pairwise', [], ['preference']],
    ['best-worst', ['fluency'], ['ranking', 'severe-losses']],
    ['none', ['fluency'], ['severe-losses']],
  ] as const)('%s with the criteria %j has the lines %j', (comparison, library, lines) => {
    expect(otherLines({ ...protocolValues(), comparison, library: [...library] })).toEqual(lines);
  });

  it.each([
    ['gates.theta', 'decision.theta'],
    ['gates.reliability', 'decision.floors.reliability'],
    ['gates.controlLoss.fluency', 'decision.controlLoss.fluency'],
    ['lines.fluency', 'decision.roles.fluency'],
    ['looks.at.1', 'decision.looks'],
    ['marginRule.after', 'decision.marginRule.after'],
    ['marginRule.factor', 'decision.marginRule.percent'],
    ['looks.extension', 'decision.extension.items'],
    ['looks.extension.judgments', 'decision.extension.judgments'],
  ])('tells a fault of %s at %s', (path, field) => {
    expect(fieldOfDecision(path)).toBe(field);
    expect(fieldOfPath(path, { library: [] })).toBe(field);
  });

  it('knows no other paths', () => {
    expect(fieldOfDecision('linesman')).toBeNull();
    expect(fieldOfPath('question', { library: [] })).toBe('question');
  });
});
