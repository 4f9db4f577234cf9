import type { StudyConfiguration } from '../configuration.ts';
import type { Protocol } from '../protocol.ts';

/**
 * What rests on a part of a study's set-up, the weightiest last:
 * - `verdict`: leads read it, or the verdict is found by it; nothing that is built rests on it
 * - `raters`: raters read it, or are led by it
 * - `tasks`: the tasks are built by it
 * - `preparation`: outputs, controls made by prompts, or measures rest on it
 */
export const BEARINGS = ['verdict', 'raters', 'tasks', 'preparation'] as const;
export type Bearing = (typeof BEARINGS)[number];

const OF_PROTOCOL: Record<keyof Protocol, Bearing> = {
  criteria: 'preparation',
  controls: 'preparation',
  pairwise: 'tasks',
  ranking: 'tasks',
  strategy: 'tasks',
  ratersPerItem: 'tasks',
  overlap: 'tasks',
  blocksPerSitting: 'tasks',
  highlights: 'raters',
  repeats: 'raters',
  leastItemsPerRater: 'raters',
  mostItemsPerRater: 'raters',
  leaseMinutes: 'raters',
  comments: 'raters',
  eligibility: 'raters',
  training: 'raters',
};

const OF_PARTS: Record<Exclude<keyof StudyConfiguration, 'protocol'>, Bearing> = {
  name: 'verdict',
  question: 'verdict',
  raterTitle: 'raters',
  guidelines: 'raters',
  consent: 'raters',
  locale: 'raters',
  seed: 'preparation',
  systems: 'preparation',
  margins: 'verdict',
  profile: 'verdict',
  voters: 'preparation',
  customMeasures: 'preparation',
  bertscore: 'preparation',
  measures: 'preparation',
  tokenizer: 'preparation',
  floors: 'verdict',
  lines: 'verdict',
  gates: 'verdict',
  pilot: 'verdict',
  exclusion: 'raters',
  // Which items are held back for an extension; when looks are due alone bears on the verdict.
  looks: 'preparation',
  marginRule: 'verdict',
  resamples: 'preparation',
  stakes: 'verdict',
};

/**
 * What rests on the part of a configuration that a path names; what there is no entry for bears on all.
 * @example bearingOf('protocol.ratersPerItem') // 'tasks'
 */
export function bearingOf(path: string): Bearing {
  const [part = '', inner = ''] = path.split(/[.[]/);
  if (part === 'protocol') return entry(OF_PROTOCOL, inner);
  if (part === 'looks' && inner === 'at') return 'verdict';
  return entry(OF_PARTS, part);
}

/** The weightiest of some bearings. */
export function weightiest(bearings: readonly Bearing[]): Bearing {
  return bearings.reduce((a, b) => (BEARINGS.indexOf(b) > BEARINGS.indexOf(a) ? b : a), 'verdict');
}

function entry(table: Readonly<Record<string, Bearing>>, name: string): Bearing {
  return (Object.hasOwn(table, name) ? table[name] : undefined) ?? 'preparation';
}
