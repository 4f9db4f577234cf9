import { describe, expect, it } from 'vitest';
import { problemsIn } from '#app/core/shared/errors.ts';
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';
import { frozenText } from '#app/core/studies/configuration/stored.ts';

const CONFIGURATION = {
  name: 'Lamps',
  seed: 's',
  systems: [
    { name: 'base', role: 'baseline', provider: { kind: 'import' } },
    { name: 'small', role: 'candidate', provider: { kind: 'import' } },
  ],
};
const RESULT = { name: 'Conversion', system: 'small', estimate: 0.1, lowest: -0.2, highest: 0.4 };

const faultsOf = (stakes: unknown) => {
  const parsed = studyConfigurationSchema.safeParse({ ...CONFIGURATION, stakes });
  return parsed.success ? [] : problemsIn(parsed.error).map(({ path, reason }) => `${path} ${reason}`);
};

describe('what is at stake', () => {
  it('is filled in where little is said', () => {
    const { stakes } = studyConfigurationSchema.parse({ ...CONFIGURATION, stakes: { evidence: [RESULT] } });
    expect(stakes).toEqual({
      currency: 'EUR',
      prices: {},
      evidence: [{ ...RESULT, level: 0.95, unit: '', direction: 'higher', source: '' }],
    });
  });

  it('is refused where it speaks of no system of the study, or says what can’t be', () => {
    expect(faultsOf({ prices: { tiny: { perHour: 1 } } })).toEqual(['stakes.prices.tiny stakes-system']);
    expect(faultsOf({ evidence: [{ ...RESULT, system: 'base' }] })).toEqual([
      'stakes.evidence.0.system stakes-system',
    ]);
    expect(faultsOf({ evidence: [{ ...RESULT, estimate: 0.5 }] })).toEqual([
      'stakes.evidence.0.estimate estimate-beside-interval',
    ]);
    expect(faultsOf({ currency: 'euro' })).toEqual(['stakes.currency not-a-currency']);
    expect(faultsOf({ prices: { small: { perHour: -1 } } })).toHaveLength(1);
    expect(faultsOf({ prices: { small: { perDay: 1 } } })).toHaveLength(1);
    expect(faultsOf({ evidence: Array.from({ length: 21 }, () => RESULT) })).toEqual([
      'stakes.evidence too-many',
    ]);
  });

  it('changes no text that a data hash is taken of', () => {
    const without = studyConfigurationSchema.parse(CONFIGURATION);
    const stakes = { lostPoint: 900, evidence: [RESULT] };
    expect(frozenText(studyConfigurationSchema.parse({ ...CONFIGURATION, stakes }))).toBe(
      frozenText(without),
    );
  });
});
