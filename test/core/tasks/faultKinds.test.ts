import { describe, expect, it } from 'vitest';
import { DEFAULT_CRITERIA } from '#app/core/studies/criteria.ts';
import { faultKinds, isTried } from '#app/core/tasks/faultKinds.ts';

const kinds = faultKinds({ criteria: DEFAULT_CRITERIA });
const kind = (key: string) => kinds.find((one) => one.key === key)!;
const control = (criterion: string | null, maker: string, dose = 'slight') => ({ criterion, maker, dose });

describe('faultKinds', () => {
  it('are those that makers of slight controls know, and any other of each criterion', () => {
    expect(kinds.map(({ key }) => key)).toEqual([
      ...['maker:doubled-word', 'maker:swapped-words', 'maker:missing-word', 'maker:wrong-agreement'],
      'criterion:fluency',
      ...['maker:foreign-sentence', 'maker:missing-request', 'criterion:relevance'],
      ...['maker:one-number', 'maker:one-fact', 'maker:one-name', 'maker:one-negation'],
      'criterion:consistency',
    ]);
  });

  it('are those of the usual criteria where texts are only compared, and few for criteria of one’s own', () => {
    expect(faultKinds({ criteria: [] })).toEqual(kinds);
    const own = { ...DEFAULT_CRITERIA[0]!, key: 'warmth' };
    expect(faultKinds({ criteria: [own] }).map(({ key }) => key)).toEqual(['criterion:warmth']);
  });
});

describe('isTried', () => {
  it('asks for a control of the maker, or one of the lead’s for the criterion', () => {
    const oneFact = kind('maker:one-fact');
    expect(isTried(oneFact, [])).toBe(false);
    expect(isTried(oneFact, [control('consistency', 'one-number')])).toBe(false);
    expect(isTried(oneFact, [control('consistency', 'one-fact')])).toBe(true);
    expect(isTried(oneFact, [control('consistency', 'changed-fact')])).toBe(true);
    expect(isTried(oneFact, [control('consistency', 'lead')])).toBe(true);
    expect(isTried(oneFact, [control('fluency', 'lead')])).toBe(false);
  });

  it('takes any slight control for other faults of a criterion, and a worse system for every one', () => {
    const other = kind('criterion:consistency');
    expect(isTried(other, [control('consistency', 'one-number')])).toBe(true);
    expect(isTried(other, [control('fluency', 'missing-word')])).toBe(false);
    expect(isTried(other, [control(null, 'worse-system', 'system')])).toBe(true);
    expect(isTried(kind('maker:one-name'), [control(null, 'worse-system', 'system')])).toBe(false);
  });

  it('counts no gross ones', () => {
    expect(isTried(kind('criterion:fluency'), [control('fluency', 'shuffled-words', 'gross')])).toBe(false);
  });
});
