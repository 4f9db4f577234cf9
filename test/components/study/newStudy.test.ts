import { saidOfIssue } from '#app/core/shared/errors.ts';
import { describe, expect, it } from 'vitest';
import { systemFault, type SystemFault } from '#app/components/study/generation/systemFaults.ts';
import { newStudySchema, newStudyValues, type NewStudyValues } from '#app/components/study/newStudy.ts';
import { protocolValues } from '#app/components/study/protocol/values.ts';
import { marginsSchema } from '#app/core/studies/margins.ts';

const values = (change: Partial<NewStudyValues> = {}): NewStudyValues => {
  const empty = newStudyValues('seed', 'en');
  const systems = empty.systems.map((system, index) => ({
    ...system,
    name: ['old', 'new'][index]!,
    provider: { ...system.provider, modelFolder: `models/${index}` },
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

  it('takes custom measures, which vote where that was ticked', () => {
    const measure = { name: ' COMET ', direction: 'higher' as const, unit: '', votes: true };
    const study = newStudySchema.parse(
      values({ customMeasures: [{ ...measure, margin: { accept: 0.01, limit: 0.03 } }] }),
    );
    expect(study.voters).toEqual(['bleu', 'rougeL', 'COMET']);
    expect(study.customMeasures).toMatchObject([{ name: 'COMET', margin: { accept: 0.01, limit: 0.03 } }]);
    const empty = { accept: null, limit: null };
    const shown = newStudySchema.parse(
      values({ customMeasures: [{ ...measure, votes: false, margin: empty }] }),
    );
    expect(shown.customMeasures![0]).not.toHaveProperty('margin');
    expect(newStudySchema.parse(values())).not.toHaveProperty('customMeasures');
    expect(pathsOf({ customMeasures: [{ ...measure, margin: empty }] })).toEqual(['customMeasures.0.margin']);
    expect(pathsOf({ customMeasures: [{ ...measure, margin: { accept: 0.1, limit: null } }] })).toEqual([
      'customMeasures.0.margin.limit',
    ]);
    expect(
      pathsOf({ customMeasures: [{ ...measure, name: 'BLEU', margin: { accept: 1, limit: 2 } }] }),
    ).toEqual(['customMeasures.0.name']);
  });

  it('names the fields of the form in its problems', () => {
    const [baseline] = values().systems;
    expect(pathsOf({ name: ' ' })).toEqual(['name']);
    expect(pathsOf({ systems: [baseline!] })).toContain('systems');
    expect(pathsOf({ systems: [baseline!, { ...baseline!, role: 'candidate' }] })).toEqual([
      'systems.1.name',
    ]);
    expect(pathsOf({ protocol: { ...protocolValues(), library: [], comparison: 'none' } })).toEqual([
      'protocol',
    ]);
    expect(pathsOf({ protocol: { ...protocolValues(), ratersPerItem: NaN } })).toEqual([
      'protocol.ratersPerItem',
    ]);
  });

  it('has an encoder only where its folder is named', () => {
    expect(newStudySchema.parse(values())).not.toHaveProperty('bertscore');
    const bertscore = { modelFolder: 'encoder', idf: true };
    expect(newStudySchema.parse(values({ bertscore })).bertscore).toEqual(bertscore);
    expect(newStudySchema.parse(values({ bertscore: { modelFolder: ' ', idf: true } }))).not.toHaveProperty(
      'bertscore',
    );
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
      provider: { ...system.provider, kind: 'import' as const, modelFolder: 'left over' },
    }));
    expect(newStudySchema.parse(values({ systems })).systems[0]!.provider).toEqual({ kind: 'import' });
  });
});

describe('systems of the form', () => {
  type Settings = Partial<NewStudyValues['systems'][number]['settings']>;
  type Provider = Partial<NewStudyValues['systems'][number]['provider']>;
  const withSystem = (provider: Provider, settings: Settings = {}): NewStudyValues => {
    const all = values();
    const [first, second] = all.systems;
    const changed = {
      ...second!,
      provider: { ...second!.provider, ...provider },
      settings: { ...second!.settings, ...settings },
    };
    return { ...all, systems: [first!, changed] };
  };
  const settingsOf = (kind: 'onnx' | 'openai', settings: Settings) =>
    newStudySchema.parse(withSystem({ ...SERVER, kind }, settings)).systems[1]!.settings;
  const faultsOf = (provider: Provider, settings: Settings = {}) => {
    const issues = newStudySchema.safeParse(withSystem(provider, settings)).error?.issues ?? [];
    return issues.map((issue) => systemFault(issue.path.join('.'), saidOfIssue(issue)));
  };
  const SERVER = { kind: 'openai', baseUrl: 'http://localhost:8000/v1/', model: 'm' } as const;

  it('reach a server as the schema has it, with its defaults where nothing is entered', () => {
    const [, system] = newStudySchema.parse(withSystem(SERVER)).systems;
    expect(system!.provider).toEqual({
      ...{ kind: 'openai', baseUrl: 'http://localhost:8000/v1', model: 'm', api: 'chat' },
      ...{ concurrency: 4, timeoutSeconds: 120 },
    });
    const full = { concurrency: '8', requestsPerMinute: '90.5', timeoutSeconds: '30' };
    const key = { apiKeyVariable: 'EVENHAND_KEY_LAB', api: 'completions' as const };
    expect(
      newStudySchema.parse(withSystem({ ...SERVER, ...full, ...key })).systems[1]!.provider,
    ).toMatchObject({
      ...{ concurrency: 8, requestsPerMinute: 90.5, timeoutSeconds: 30 },
      ...{ apiKeyVariable: 'EVENHAND_KEY_LAB', api: 'completions' },
    });
  });

  it('have the settings that are entered, and none that the choice or the provider hides', () => {
    const all = {
      ...{ maxNewTokens: '32', numBeams: '4', temperature: '0.7', topK: '5', topP: '0.9', seed: '1' },
      ...{ stopStrings: '###\n\\n\\n\n', variant: ' fp16 ' },
    };
    const stopStrings = ['###', '\n\n'];
    const common = { maxNewTokens: 32, stopStrings };
    expect(settingsOf('onnx', {})).toEqual({});
    expect(settingsOf('onnx', all)).toEqual({ ...common, numBeams: 4, variant: 'fp16' });
    expect(settingsOf('onnx', { ...all, choice: 'greedy' })).toEqual({
      ...common,
      ...{ doSample: false, numBeams: 4, variant: 'fp16' },
    });
    const drawn = { ...common, doSample: true, temperature: 0.7, topP: 0.9, seed: 1 };
    expect(settingsOf('onnx', { ...all, choice: 'sample' })).toEqual({ ...drawn, topK: 5, variant: 'fp16' });
    expect(settingsOf('openai', { ...all, choice: 'sample' })).toEqual(drawn);
    expect(settingsOf('onnx', { maxNewTokens: '5', more: '{"noRepeatNgramSize": 3}' })).toEqual({
      ...{ maxNewTokens: 5, noRepeatNgramSize: 3 },
    });
  });

  it.each<[Provider, Settings, string, SystemFault['key']]>([
    [{}, { maxNewTokens: '0' }, 'settings.maxNewTokens', 'whole'],
    [{}, { maxNewTokens: 'many' }, 'settings.maxNewTokens', 'whole'],
    [{}, { numBeams: '2.5' }, 'settings.numBeams', 'whole'],
    [{}, { choice: 'sample', temperature: '0' }, 'settings.temperature', 'temperature'],
    [{}, { choice: 'sample', topP: '1.1' }, 'settings.topP', 'number'],
    [{}, { more: '{"minNewTokens": 5' }, 'settings.more', 'json'],
    [{}, { more: '[5]' }, 'settings.more', 'json'],
    [{}, { maxNewTokens: '9', more: '{"maxNewTokens": 5}' }, 'settings.more', 'json'],
    [{}, { more: '{"topk": 5}' }, 'settings.more', 'other'],
    [SERVER, { more: '{"topK": 5}' }, 'settings.more', 'other'],
    [SERVER, { stopStrings: '1\n2\n3\n4\n5' }, 'settings.stopStrings', 'stopStrings'],
    [{ ...SERVER, baseUrl: 'localhost' }, {}, 'provider.baseUrl', 'address'],
    [{ ...SERVER, apiKeyVariable: 'HOME' }, {}, 'provider.apiKeyVariable', 'keyVariable'],
    [{ ...SERVER, concurrency: '0' }, {}, 'provider.concurrency', 'whole'],
    [{ ...SERVER, timeoutSeconds: '-1' }, {}, 'provider.timeoutSeconds', 'number'],
  ])('tell what is wrong with %j and %j at its field', (provider, settings, field, key) => {
    expect(faultsOf(provider, settings)).toEqual([
      { path: `systems.1.${field}`, fault: expect.objectContaining({ key }) },
    ]);
  });

  it('say which numbers are taken, and which setting is not', () => {
    const [range] = faultsOf({}, { numBeams: '65' });
    expect(range!.fault.values).toMatchObject({ least: '1', most: '64' });
    const [unknown] = faultsOf({}, { more: '{"topk": 5}' });
    expect(unknown!.fault).toMatchObject({
      values: { name: 'topk' },
      said: { reason: 'setting-unsupported', params: { names: expect.stringContaining('topK') } },
    });
  });
});
