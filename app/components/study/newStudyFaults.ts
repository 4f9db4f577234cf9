import { said, saidOfMessage } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import type { study } from '#app/i18n/en/study.ts';
import { systemFault, type SystemFault } from './generation/systemFaults.ts';

/** Key of a message under `form.faults`. */
export type FaultKey = keyof (typeof study)['form']['faults'];

/** A fault with its message; `system` stands for a message of the generation's catalogue. */
export type FormFault = {
  /** Path of the configuration, dotted: the id of the field. */
  readonly path: string;
} & ({ readonly key: FaultKey } | { readonly system: SystemFault });

interface Node {
  readonly message?: unknown;
  readonly type?: unknown;
}

/** All faults of a form, in the order of its fields, from the nested errors that react-hook-form holds. */
export function formFaults(errors: object, path = ''): FormFault[] {
  return Object.entries(errors).flatMap(([name, value]): FormFault[] => {
    if (typeof value !== 'object' || value === null || name === 'ref') return [];
    const own = name === 'root' ? path : path === '' ? name : `${path}.${name}`;
    const { message, type } = value as Node;
    const here =
      typeof message === 'string'
        ? [faultOf(own, String(type), saidOfMessage(message) ?? said('as-said', { text: message }))]
        : [];
    return [...here, ...formFaults(value as object, own)];
  });
}

function faultOf(path: string, code: string, found: Said): FormFault {
  const ofSystem = systemFault(path, found);
  return ofSystem === null
    ? { path, key: faultKey(path, code, found.reason) }
    : { path: ofSystem.path, system: ofSystem.fault };
}

/** What a fault of a field is told by, for fields whose faults are all of a kind. */
const BY_PATH: readonly (readonly [RegExp, FaultKey])[] = [
  [/^protocol\.ratersPerItem$/, 'raters'],
  [/^protocol\.repeats\.share$/, 'halfPercent'],
  [/^(protocol\.overlap\.share|protocol\.training\.passMark)$/, 'percent'],
  [/^protocol\.blocksPerSitting$/, 'sitting'],
  [/^protocol\.leaseMinutes$/, 'lease'],
  [/^protocol\.controls\.(slight|gross)$/, 'controls'],
  [/^protocol\.mostItemsPerRater$/, 'wholeFromOne'],
  [/^marginRule\.factor$/, 'marginPercent'],
  [/^marginRule/, 'marginAfter'],
  [/^looks\.at/, 'looks'],
  [/^looks\.extension\.judgments$/, 'furtherJudgments'],
  [/^looks\.extension/, 'furtherItems'],
  [/^gates\.theta$/, 'theta'],
  [/^gates\.controlLoss\./, 'positive'],
  [/^gates\.(alpha|ac2|reliability)$/, 'coefficient'],
  [/^protocol\.training\.attempts$/, 'wholeToTen'],
  [/^protocol\.criteria\.\d+\.key$/, 'key'],
  [/^protocol\.eligibility\.\d+\.options$/, 'eligible'],
  [/^protocol\.training\.tasks\.\d+\.expected$/, 'preference'],
  [/^protocol\.training\.tasks\.\d+\.expected\./, 'range'],
  [/^protocol\.highlights\.severities/, 'severity'],
  [/^protocol\.highlights\.(?:categories\.\d+\.)?weights/, 'faultPoints'],
  [/^protocol\.highlights\.categories$/, 'kindsTwice'],
  [/^protocol\.highlights\.categories\.\d+\.key$/, 'key'],
  [/^protocol\.highlights$/, 'marksNeedCriteria'],
];

/** Which message a problem of the configuration is told by. */
function faultKey(path: string, code: string, reason: string): FaultKey {
  if (path.startsWith('margins')) return code === 'custom' ? 'acceptAboveLimit' : 'positive';
  const custom = /^customMeasures\.\d+\.(.*)$/.exec(path)?.[1];
  if (custom !== undefined) return customFault(custom, code, reason);
  const known = BY_PATH.find(([pattern]) => pattern.test(path));
  if (known !== undefined) return known[1];
  if (path === 'protocol') return 'something';
  if (path === 'protocol.criteria') return reason === 'criterion-keys-differ' ? 'keysTwice' : 'oneRequired';
  if (path === 'protocol.ranking')
    return reason === 'ranking-too-many-systems' ? 'rankingTooMany' : 'rankingNeedsThree';
  if (path === 'protocol.leastItemsPerRater') return code === 'custom' ? 'leastAboveMost' : 'wholeFromOne';
  if (path === 'systems') return code === 'custom' ? 'oneBaseline' : 'twoSystems';
  if (reason === 'system-name-twice') return 'twice';
  if (reason === 'name-of-controls') return 'reserved';
  return code === 'too_big' ? 'tooLong' : 'missing';
}

function customFault(field: string, code: string, reason: string): FaultKey {
  if (field === 'margin') return 'marginToVote';
  if (field.startsWith('margin.')) return code === 'custom' ? 'acceptAboveLimit' : 'positive';
  if (code === 'custom') return reason === 'system-name-twice' ? 'twice' : 'measureTaken';
  if (code === 'too_big') return 'tooLong';
  return code === 'too_small' ? 'missing' : 'measureName';
}
