import { isFields, type Fields } from '#app/core/shared/isFields.ts';
import type { SystemConfiguration } from '#app/core/studies/configuration.ts';
import type { ProviderKind } from '#app/core/studies/providers.ts';
import type { PriceValues } from '../stakes/values.ts';

/** What the form of a new study holds of one system; texts as they were typed. */
export interface SystemValues {
  name: string;
  role: 'baseline' | 'candidate';
  provider: {
    kind: ProviderKind;
    /** Of `onnx`. */
    modelFolder: string;
    /** All others are of `openai`. */
    baseUrl: string;
    model: string;
    api: 'chat' | 'completions';
    concurrency: string;
    requestsPerMinute: string;
    timeoutSeconds: string;
    apiKeyVariable: string;
  };
  settings: {
    /** Empty = left to the model's folder or the server. */
    choice: '' | 'greedy' | 'sample';
    maxNewTokens: string;
    numBeams: string;
    temperature: string;
    topK: string;
    topP: string;
    seed: string;
    /** One a line; `\n` stands for a line break. */
    stopStrings: string;
    variant: string;
    /** JSON of settings without a field. */
    more: string;
  };
  /** What it costs to run. */
  price?: PriceValues;
}

/** A system that nothing is known of yet but its role. */
export function newSystem(role: SystemValues['role']): SystemValues {
  return {
    name: '',
    role,
    provider: {
      ...{ kind: 'onnx', modelFolder: '', baseUrl: '', model: '', api: 'chat' },
      ...{ concurrency: '', requestsPerMinute: '', timeoutSeconds: '', apiKeyVariable: '' },
    },
    settings: {
      ...{ choice: '', maxNewTokens: '', numBeams: '', temperature: '', topK: '', topP: '', seed: '' },
      ...{ stopStrings: '', variant: '', more: '' },
    },
  };
}

/** The part of a configuration that the values of a system mean, still to be validated. */
export function systemOfForm({ name, role, provider, settings }: SystemValues): unknown {
  return { name, role, provider: providerOf(provider), settings: settingsOf(provider.kind, settings) };
}

function providerOf({ kind, modelFolder, ...server }: SystemValues['provider']): unknown {
  switch (kind) {
    case 'import':
      return { kind };
    case 'onnx':
      return { kind, modelFolder };
    case 'openai': {
      const { concurrency, requestsPerMinute, timeoutSeconds, apiKeyVariable, ...rest } = server;
      return withoutAbsent({
        ...{ kind, ...rest },
        concurrency: numberOf(concurrency),
        requestsPerMinute: numberOf(requestsPerMinute),
        timeoutSeconds: numberOf(timeoutSeconds),
        apiKeyVariable: textOf(apiKeyVariable),
      });
    }
  }
}

/** Fields that the choice or the provider hides do not count. Settings that are no JSON stay a text, a fault. */
function settingsOf(kind: SystemValues['provider']['kind'], given: SystemValues['settings']): unknown {
  if (kind === 'import') return {};
  const here = kind === 'onnx';
  const draws = given.choice === 'sample';
  const lines = given.stopStrings.split('\n').filter((line) => line !== '');
  const fields = withoutAbsent({
    maxNewTokens: numberOf(given.maxNewTokens),
    doSample: given.choice === '' ? undefined : draws,
    numBeams: here && !draws ? numberOf(given.numBeams) : undefined,
    temperature: draws ? numberOf(given.temperature) : undefined,
    topK: here && draws ? numberOf(given.topK) : undefined,
    topP: draws ? numberOf(given.topP) : undefined,
    seed: draws ? numberOf(given.seed) : undefined,
    stopStrings: lines.length === 0 ? undefined : lines.map((line) => line.replaceAll('\\n', '\n')),
    variant: here ? textOf(given.variant) : undefined,
  });
  if (given.more.trim() === '') return fields;
  const more = jsonObject(given.more);
  // What is said twice could be meant either way.
  if (more === undefined || Object.keys(more).some((name) => Object.hasOwn(fields, name))) return given.more;
  return { ...fields, ...more };
}

/** The form's values that mean a system; settings that have no field, or whose field is hidden, stand in `more`. */
export function valuesOfSystem({ name, role, provider, settings }: SystemConfiguration): SystemValues {
  const { provider: source, settings: fields } = newSystem(role);
  return {
    ...{ name, role },
    provider: { ...source, ...textsOf(provider), kind: provider.kind },
    settings: { ...fields, ...settingsFields(provider.kind, settings) },
  };
}

/** The fields that settings may have, each with the ways of choosing in which it is there; numbers as they are typed. */
function settingsFields(
  kind: ProviderKind,
  { doSample, stopStrings, ...given }: Readonly<Record<string, unknown>>,
): Partial<SystemValues['settings']> {
  const draws = doSample === true;
  const here = kind === 'onnx';
  const numbers = [
    'maxNewTokens',
    ...(here && !draws ? (['numBeams'] as const) : []),
    ...(draws ? (['temperature', 'topP', 'seed'] as const) : []),
    ...(draws && here ? (['topK'] as const) : []),
  ];
  const shown = Object.fromEntries(
    Object.entries(given).flatMap(([field, value]) =>
      (numbers.includes(field) && typeof value === 'number') ||
      (here && field === 'variant' && typeof value === 'string')
        ? [[field, String(value)]]
        : [],
    ),
  );
  // A stop string with a backslash before an n would be read as a line break.
  const lines =
    Array.isArray(stopStrings) &&
    stopStrings.every((text) => typeof text === 'string' && text !== '' && !text.includes('\\n'))
      ? (stopStrings as string[])
      : null;
  const isChoice = typeof doSample === 'boolean';
  const more = {
    ...Object.fromEntries(Object.entries(given).filter(([field]) => !Object.hasOwn(shown, field))),
    ...(lines === null && stopStrings !== undefined ? { stopStrings } : {}),
    ...(isChoice || doSample === undefined ? {} : { doSample }),
  };
  return {
    ...(shown as Partial<SystemValues['settings']>),
    choice: isChoice ? (draws ? 'sample' : 'greedy') : '',
    stopStrings: (lines ?? []).map((text) => text.replaceAll('\n', '\\n')).join('\n'),
    more: Object.keys(more).length === 0 ? '' : JSON.stringify(more),
  };
}

const textsOf = (fields: object) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );

const textOf = (text: string) => (text.trim() === '' ? undefined : text.trim());
const numberOf = (text: string) => (text.trim() === '' ? undefined : Number(text));

function withoutAbsent(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function jsonObject(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
