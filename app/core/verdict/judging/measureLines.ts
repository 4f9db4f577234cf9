import { evidenceState, floorState } from '../../evidence/evidenceState.ts';
import type { NamedMeasure } from '../../measures/definition.ts';
import { STUDY_MEASURES } from '../../measures/registry.ts';
import { bootstrap } from '../../statistics/bootstrap.ts';
import { preparedTauB } from '../../statistics/kendallTau.ts';
import { pairedBootstrap } from '../../statistics/pairedBootstrap.ts';
import { percentileInterval } from '../../statistics/percentileInterval.ts';
import { measuresOf } from '../../studies/measures.ts';
import { READS_AT_LEAST as COVERED_AT_LEAST } from '../measures/readable.ts';
import { STRUCK_BELOW, STRUCK_FROM_ITEMS } from '../measures/followsPeople.ts';
import type { ValuesLacking } from '../../evidence/retention.ts';
import type { LineNote, RuleLine } from './lines.ts';
import type { RuledStudy } from './settings.ts';
import type { MeasuredValue, VerdictTables } from './tables.ts';

/** What measure lines need beside the tables. */
export interface MeasureQuestion {
  readonly baseline: string;
  readonly candidate: string;
  readonly level: number;
  readonly seed: string;
  /** People's mean candidate − baseline by item; items whose texts are the same left out. */
  readonly people: ReadonlyMap<string, number>;
  /** Items that have references; null where that isn't known. */
  readonly referencedItems: number | null;
}

/**
 * A line for each measure that votes or was given: the paired bootstrap over items of the difference of two means of
 * values per item (of their logarithms for perplexity, see `logPerplexities`), turned so that positive is better. A voter that can't be
 * following these people (τ-b's upper bound below 0.1 on 50 items or more) is struck and shown.
 */
export function measureLines(
  tables: VerdictTables,
  { configuration }: RuledStudy,
  question: MeasureQuestion,
): RuleLine[] {
  const { voters, floors } = configuration;
  const given = new Set(tables.measures.map(({ measure }) => measure));
  const lines = measuresOf(configuration)
    .filter(({ name, vote }) => vote !== null && (given.has(name) || voters.includes(name)))
    .map((measure) => measureLine(measure, tables, configuration, question));
  for (const name of ['bleu', 'perplexity'] as const) {
    const floor = floors[name];
    if (floor !== undefined) lines.push(floorLine(name, floor, tables, question));
  }
  return lines;
}

function measureLine(
  { name, higherIsBetter, madeOf, vote: its }: NamedMeasure,
  tables: VerdictTables,
  configuration: RuledStudy['configuration'],
  question: MeasureQuestion,
): RuleLine {
  const { baseline, candidate, level, seed, people } = question;
  const { margins, voters, resamples } = configuration;
  const { measures } = tables;
  const vote = its!;
  const logs = vote.comparison === 'log-ratio';
  const margin = vote.margin.field === null ? vote.margin : margins[vote.margin.field];
  const head = {
    kind: 'measure' as const,
    name,
    unit: vote.unit,
    accept: logs ? Math.log1p(margin.accept) : margin.accept,
    limit: logs ? Math.log1p(margin.limit) : margin.limit,
    level,
  };
  const votes = voters.includes(name);
  const [of, to] = logs
    ? logPerplexities(measures, name, [baseline, candidate])
    : [valuesOf(measures, name, baseline), valuesOf(measures, name, candidate)];
  const items = [...of.keys()].filter((item) => to.has(item));
  const n = { items: items.length, raters: 0, judgments: 0 };
  const lacking = valuesLacking({ name, madeOf, given: [of, to] }, tables, configuration, question);
  if (lacking !== null) {
    const none = { estimate: null, lower: null, upper: null, state: 'missing' as const, n };
    return { ...head, ...none, role: votes ? 'voter' : 'shown', notes: [{ kind: 'no-values', ...lacking }] };
  }
  const pairs = items.map((item) => [of.get(item)!, to.get(item)!] as const);
  const sign = higherIsBetter ? 1 : -1;
  const { estimate, interval } = pairedBootstrap(
    items.length,
    { samples: resamples, seed: `${seed}/${name}`, confidence: level },
    (indices) => {
      let [before, after] = [0, 0];
      for (let k = 0; k < indices.length; k++) {
        before += pairs[indices[k]!]![0];
        after += pairs[indices[k]!]![1];
      }
      if (vote.comparison === 'relative') return before === 0 ? null : (sign * (after - before)) / before;
      return (sign * (after - before)) / indices.length;
    },
  );
  const [lower, upper] = estimate === null || interval === null ? [null, null] : interval;
  const differences = items.map((item, k) => [item, sign * (pairs[k]![1] - pairs[k]![0])] as const);
  const struck = votes
    ? notFollowing(differences, people, { resamples, seed: `${seed}/tau-${name}`, level })
    : null;
  const state = evidenceState(lower, upper, head.accept, head.limit);
  const notes: LineNote[] = lower === null ? [{ kind: 'no-values', why: 'interval' }] : [];
  if (struck !== null) notes.push(struck);
  return {
    ...head,
    estimate,
    lower,
    upper,
    state,
    n,
    role: votes && struck === null ? 'voter' : 'shown',
    notes,
  };
}

/** Why a measure can't be compared; null where it can. */
function valuesLacking(
  {
    name,
    madeOf,
    given: [of, to],
  }: Pick<NamedMeasure, 'name' | 'madeOf'> & {
    readonly given: readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>];
  },
  tables: VerdictTables,
  { customMeasures = [] }: RuledStudy['configuration'],
  { baseline, candidate, referencedItems }: MeasureQuestion,
): ValuesLacking | null {
  const both = [...of.keys()].filter((item) => to.has(item)).length;
  if (both > 0) {
    if (!customMeasures.some((own) => own.name === name)) return null;
    const texts = itemsOfBoth(tables, baseline, candidate);
    return both < COVERED_AT_LEAST * texts ? { why: 'few', items: both, of: texts } : null;
  }
  if (of.size > 0 || to.size > 0) {
    return { why: of.size === 0 ? 'baseline' : to.size === 0 ? 'candidate' : 'apart' };
  }
  if (madeOf !== 'scores' && referencedItems === 0) return { why: 'references' };
  const costs = (system: string) => valuesOf(tables.measures, REFERENCE_NLL, system).size > 0;
  return { why: madeOf === 'costs' && costs(baseline) && costs(candidate) ? 'tokens' : 'none' };
}

/** How many items have a text of both systems. */
function itemsOfBoth({ outputs }: VerdictTables, baseline: string, candidate: string): number {
  const has = (of: string) => new Set(outputs.flatMap(({ item, system }) => (system === of ? [item] : [])));
  const other = has(candidate);
  return [...has(baseline)].filter((item) => other.has(item)).length;
}

/** The note on a measure that can't be following people; null where it may. */
function notFollowing(
  own: readonly (readonly [string, number])[],
  people: ReadonlyMap<string, number>,
  { resamples, seed, level }: { resamples: number; seed: string; level: number },
): LineNote | null {
  const pairs = own.flatMap(([item, difference]) => {
    const theirs = people.get(item);
    return theirs === undefined ? [] : [[difference, theirs] as const];
  });
  if (pairs.length < STRUCK_FROM_ITEMS) return null;
  const tauAt = preparedTauB(
    pairs.map(([difference]) => difference),
    pairs.map(([, theirs]) => theirs),
  );
  const interval = percentileInterval(bootstrap(pairs.length, { samples: resamples, seed }, tauAt), level);
  if (interval === null || interval[1] >= STRUCK_BELOW) return null;
  return { kind: 'struck', upper: interval[1], items: pairs.length };
}

/** A floor under the candidate's own BLEU or a ceiling over its perplexity, by the corpus row and its interval. */
function floorLine(
  name: 'bleu' | 'perplexity',
  floor: number,
  { measures }: VerdictTables,
  { candidate, level, referencedItems }: MeasureQuestion,
): RuleLine {
  const row = measures.find(
    ({ item, system, measure }) => item === null && system === candidate && measure === name,
  );
  const { value, lower, upper } = row ?? { value: null, lower: null, upper: null };
  const why = value !== null ? 'interval' : referencedItems === 0 ? 'references' : 'candidate';
  return {
    kind: 'floor',
    name,
    role: 'voter',
    unit: name === 'bleu' ? 'BLEU' : 'perplexity',
    accept: floor,
    limit: floor,
    estimate: value,
    lower,
    upper,
    level,
    state: floorState(lower, upper, floor, STUDY_MEASURES[name].higherIsBetter ? 'atLeast' : 'atMost'),
    n: { items: valuesOf(measures, name, candidate).size, raters: 0, judgments: 0 },
    notes: lower === null || upper === null ? [{ kind: 'no-values', why }] : [],
  };
}

/** What references cost a system, the sum over an item's: nats. */
const REFERENCE_NLL = 'reference_nll';

/**
 * Logarithms of perplexity by item, whose mean is that of the corpus: of its own values where they were given, else of
 * what the references cost, each system's by the length that its corpus figure was taken of. That is the same for both,
 * or they can't be compared.
 */
function logPerplexities(
  measures: readonly MeasuredValue[],
  name: string,
  systems: readonly [string, string],
): [Map<string, number>, Map<string, number>] {
  const own = systems.map((system) => valuesOf(measures, name, system));
  if (own.every(({ size }) => size > 0)) return [logsOf(own[0]!), logsOf(own[1]!)];
  const costs = systems.map((system) => valuesOf(measures, REFERENCE_NLL, system));
  const lengths = systems.map((system, k) => {
    const corpus = measures.find(
      (row) => row.item === null && row.system === system && row.measure === name,
    )?.value;
    if (corpus === undefined || corpus <= 1) return null;
    return [...costs[k]!.values()].reduce((sum, cost) => sum + cost, 0) / Math.log(corpus);
  });
  const [before, after] = lengths;
  if (before === null || after === null || before === undefined || after === undefined) return [NONE, NONE];
  if (costs[0]!.size !== costs[1]!.size || Math.abs(before - after) > 1e-6 * before) return [NONE, NONE];
  return [byLength(costs[0]!, before), byLength(costs[1]!, after)];
}

const NONE: Map<string, number> = new Map<string, number>();

const logsOf = (values: ReadonlyMap<string, number>) =>
  new Map([...values].map(([item, value]) => [item, Math.log(value)]));

const byLength = (costs: ReadonlyMap<string, number>, length: number) =>
  new Map([...costs].map(([item, cost]) => [item, (cost * costs.size) / length]));

function valuesOf(measures: readonly MeasuredValue[], name: string, of: string): Map<string, number> {
  return new Map(
    measures.flatMap(({ item, system, measure, value }) =>
      item !== null && system === of && measure === name ? [[item, value] as const] : [],
    ),
  );
}
