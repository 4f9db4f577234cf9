import { describe, expect, it } from 'vitest';
import { newStudySchema, newStudyValues, type NewStudyValues } from '#app/components/study/newStudy.ts';
import { marginsSchema } from '#app/core/studies/margins.ts';

const values = (change: Partial<NewStudyValues> = {}): NewStudyValues => {
  const empty = newStudyValues('seed', 'en');
  const systems = empty.systems.map((system, index) => ({
    ...system,
    name: ['old', 'new'][index]!,
    provider: { kind: 'onnx' as const, modelFolder: `models/${index}` },
  }));
  return { ...empty, name: 'A study', systems, ...change };
};
const pathsOf = (change: Partial<NewStudyValues>) =>
  newStudySchema.safeParse(values(change)).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('newStudySchema', () => {
  it('makes a configuration with the defaults', () => {
    const study = newStudySchema.parse(values());
    expect(study.margins).toEqual(marginsSchema.parse({}));
    expect(study.protocol.criteria.map(({ key }) => key)).toEqual(['fluency', 'relevance', 'consistency']);
    expect(study.raterTitle).toBeUndefined();
    expect(study.systems[1]).toMatchObject({ role: 'candidate', provider: { modelFolder: 'models/1' } });
  });

  it('names the fields of the form in its problems', () => {
    const [baseline] = values().systems;
    expect(pathsOf({ name: ' ' })).toEqual(['name']);
    expect(pathsOf({ systems: [baseline!] })).toContain('systems');
    expect(pathsOf({ systems: [baseline!, { ...baseline!, role: 'candidate' }] })).toEqual([
      'systems.1.name',
    ]);
    expect(pathsOf({ protocol: { criteria: [], pairwise: false, ratersPerItem: 3 } })).toEqual(['protocol']);
    expect(pathsOf({ protocol: { criteria: ['fluency'], pairwise: true, ratersPerItem: NaN } })).toEqual([
      'protocol.ratersPerItem',
    ]);
  });

  it('takes own margins in percent, and BLEU in points', () => {
    const margins = {
      ...values().margins,
      criteria: { accept: 5, limit: 10 },
      bleu: { accept: 1, limit: 3 },
    };
    const study = newStudySchema.parse(values({ profile: 'own', margins }));
    expect(study.margins.criteria).toEqual({ accept: 0.05, limit: 0.1 });
    expect(study.margins.bleu).toEqual({ accept: 1, limit: 3 });
    const wrong = { ...margins, rouge: { accept: 4, limit: 3 } };
    expect(pathsOf({ profile: 'own', margins: wrong })).toEqual(['margins.rouge.accept']);
  });

  it('takes a profile’s shares for ratings and relative measures', () => {
    const { margins, profile } = newStudySchema.parse(values({ profile: 'medical' }));
    expect(profile).toBe('medical');
    expect(margins.criteria).toEqual({ accept: 0.005, limit: 0.01 });
    expect(margins.perplexity).toEqual({ accept: 0.005, limit: 0.01 });
    expect(margins.preference).toEqual(marginsSchema.parse({}).preference);
  });

  it('forgets the folder of a system that is imported', () => {
    const systems = values().systems.map((system) => ({
      ...system,
      provider: { kind: 'import' as const, modelFolder: 'left over' },
    }));
    expect(newStudySchema.parse(values({ systems })).systems[0]!.provider).toEqual({ kind: 'import' });
  });
});
