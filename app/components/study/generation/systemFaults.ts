import { generationSettingsSchema } from '#app/core/studies/generationSettings.ts';
import { remoteProviderSchema } from '#app/core/studies/remoteProvider.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import type { generation } from '#app/i18n/en/generation.ts';

/** A message under `form.faults` of the catalogue, with what it needs. */
export interface SystemFault {
  readonly key: keyof (typeof generation)['form']['faults'];
  readonly values: FaultValues;
  /** What is wrong, for a fault that is told in its own words. */
  readonly said: Said;
}

interface FaultValues {
  readonly least: string;
  readonly most: string;
  /** Of a setting. */
  readonly name: string;
}

const NO_VALUES: FaultValues = { least: '', most: '', name: '' };

const settings = generationSettingsSchema.shape;
const provider = remoteProviderSchema.shape;

/** Fields of whole numbers, by their place in a system. */
const WHOLE = {
  'settings.maxNewTokens': settings.maxNewTokens.unwrap(),
  'settings.numBeams': settings.numBeams.unwrap(),
  'settings.topK': settings.topK.unwrap(),
  'settings.seed': settings.seed.unwrap(),
  'provider.concurrency': provider.concurrency.unwrap(),
};

/** Fields of numbers above 0. */
const NUMBERS = {
  'settings.topP': settings.topP.unwrap(),
  'provider.requestsPerMinute': provider.requestsPerMinute.unwrap(),
  'provider.timeoutSeconds': provider.timeoutSeconds.unwrap(),
};

const OWN = {
  'settings.temperature': 'temperature',
  'settings.stopStrings': 'stopStrings',
  'provider.baseUrl': 'address',
  'provider.apiKeyVariable': 'keyVariable',
  settings: 'json',
} as const;

/**
 * What is wrong with how a system is reached or decodes, and the field where it belongs.
 *
 * @param path of the configuration, dotted
 * @param said what the schema found
 * @returns null where the path is of something else
 */
export function systemFault(path: string, said: Said): { path: string; fault: SystemFault } | null {
  const [, system, place] = /^(systems\.\d+)\.(.+)$/.exec(path) ?? [];
  if (place === undefined) return null;
  // A list of texts is one field.
  const field = place.replace(/^(settings\.stopStrings)\..*/, '$1');
  const at = (own: string, key: SystemFault['key'], values: Partial<FaultValues> = {}) => ({
    path: `${system}.${own}`,
    fault: { key, values: { ...NO_VALUES, ...values }, said },
  });
  const [, name] = /^settings\.(.+)$/.exec(field) ?? [];
  // Of another provider, where it has a field that is hidden now.
  const unsupported = name !== undefined && said.reason === 'setting-unsupported';
  if (unsupported) return at('settings.more', 'other', { name });
  if (isKeyOf(WHOLE, field)) {
    const { minValue, maxValue } = WHOLE[field];
    return at(field, 'whole', { least: `${Math.max(0, minValue ?? 0)}`, most: `${maxValue}` });
  }
  if (isKeyOf(NUMBERS, field)) return at(field, 'number', { most: `${NUMBERS[field].maxValue}` });
  if (isKeyOf(OWN, field)) return at(field === 'settings' ? 'settings.more' : field, OWN[field]);
  return name === undefined ? null : at('settings.more', 'other', { name });
}

function isKeyOf<T extends object>(table: T, key: string): key is keyof T & string {
  return Object.hasOwn(table, key);
}
