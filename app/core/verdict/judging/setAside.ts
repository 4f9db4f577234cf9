import { entryOf } from '../../shared/entryOf.ts';
import type { AsideCause } from '../../evidence/retention.ts';
import { answersAlike, type TaskAnswer } from '../../quality/setAside/constantAnswers.ts';
import {
  failsGrossControls,
  placeAmongOwn,
  ratioOfChoice,
  ratioOfPlace,
} from '../../quality/setAside/grossControls.ts';
import { isImpossiblyFast } from '../../quality/setAside/pace.ts';
import { kinds } from '../../kinds/kinds.ts';
import { analyses } from '../analyses.ts';
import { sourcesOf } from './controlReadings.ts';
import { allCompared, type Counted } from './counted.ts';
import { comparisonsOf } from './differences.ts';
import type { VerdictTables } from './tables.ts';

export type { AsideCause } from '../../evidence/retention.ts';

/** A rater whose judgments don't count for the verdict. */
export type SetAside =
  | { readonly rater: string; readonly by: 'rule'; readonly cause: AsideCause }
  | { readonly rater: string; readonly by: 'lead'; readonly reason: string };

/**
 * Who is set aside, in the order of the raters: by a lead, or by the rules fixed beforehand, see `core/quality/setAside`.
 * Nobody is for disagreeing with others, or for being lenient or harsh. What the tables say of an earlier run of the
 * rule isn't read.
 */
export function setAsideRaters(counted: Counted, tables: VerdictTables): SetAside[] {
  const byLead = new Map(
    tables.raters.flatMap(({ rater, excludedBy, exclusionReason }) =>
      excludedBy === 'lead' ? [[rater, exclusionReason ?? ''] as const] : [],
    ),
  );
  const ratios = grossRatios(counted, tables);
  const { answers, times } = tasksOf(counted, tables);
  const usual = usualTime([...times.values()]);
  return counted.raters.flatMap((rater, number): SetAside[] => {
    const reason = byLead.get(rater);
    if (reason !== undefined) return [{ rater, by: 'lead', reason }];
    const cause = failsGrossControls(ratios.get(number) ?? [])
      ? 'gross-controls'
      : answersAlike(answers.get(number) ?? [])
        ? 'constant-answers'
        : isImpossiblyFast(times.get(number) ?? [], usual)
          ? 'impossible-pace'
          : null;
    return cause === null ? [] : [{ rater, by: 'rule', cause }];
  });
}

/** What each rater's gross controls say, in the order in which they were judged. */
function grossRatios(counted: Counted, tables: VerdictTables): Map<number, number[]> {
  const raters = counted.raters.length;
  const told = new Map<number, { ratio: number; position: number }[]>();
  const add = (rater: number, ratio: number, position: number | null) =>
    entryOf(told, rater, () => []).push({ ratio, position: position ?? Infinity });
  for (const control of tables.systems) {
    if (control.role !== 'control' || control.dose !== 'gross') continue;
    for (const [criterion, bySystem] of counted.readings) {
      const ofOwn = counted.things.get(criterion)!.controls === 'named';
      if (ofOwn && control.criterion !== null && control.criterion !== criterion) continue;
      const readings = bySystem.get(control.system);
      if (readings === undefined) continue;
      const own = ownRatings(counted, tables, criterion);
      for (const [cell, { value, position }] of readings) {
        const place = placeAmongOwn(value, own.get(cell % raters) ?? []);
        if (place !== null) add(cell % raters, ratioOfPlace(place), position);
      }
    }
    const sources = sourcesOf(counted, tables, control.system, null);
    for (const source of new Set(sources.values())) {
      const rows = comparisonsOf(allCompared(counted), raters, source, control.system, () => true);
      for (const { item, rater, difference, position } of rows) {
        if (sources.get(item) !== source) continue;
        add(rater, ratioOfChoice(difference === 0 ? 'tie' : difference < 0 ? 'source' : 'control'), position);
      }
    }
  }
  return new Map(
    [...told].map(([rater, readings]) => [
      rater,
      readings.sort((a, b) => compare(a.position, b.position)).map(({ ratio }) => ratio),
    ]),
  );
}

/** Each rater's ratings of texts that are no controls. */
function ownRatings(
  { readings, raters }: Counted,
  tables: VerdictTables,
  criterion: string,
): Map<number, number[]> {
  const own = new Map<number, number[]>();
  for (const { system, role } of tables.systems) {
    if (role === 'control') continue;
    for (const [cell, { value }] of readings.get(criterion)?.get(system) ?? []) {
      entryOf(own, cell % raters.length, () => []).push(value);
    }
  }
  return own;
}

/** Each rater's answers and times, a text or a pair being one task. */
function tasksOf(counted: Counted, tables: VerdictTables) {
  const raters = counted.raters.length;
  const gross = new Set(tables.systems.flatMap(({ system, dose }) => (dose === 'gross' ? [system] : [])));
  const tasks = new Map<string, { rater: number; answer: string; gross: boolean; ms: number | null }>();
  for (const [criterion, bySystem] of counted.readings) {
    for (const [system, byCell] of bySystem) {
      for (const [cell, { value, activeMs }] of byCell) {
        const { kind } = counted.things.get(criterion)!;
        const key = `${kind}\u0000${system}\u0000${cell}`;
        const task = entryOf(tasks, key, () => ({
          rater: cell % raters,
          answer: '',
          gross: gross.has(system),
          ms: activeMs,
        }));
        task.answer += `${criterion} ${value};`;
      }
    }
  }
  const answers = new Map<number, TaskAnswer[]>();
  const times = new Map<number, number[]>();
  for (const { rater, ms, ...answer } of tasks.values()) {
    entryOf(answers, rater, () => []).push(answer);
    if (ms !== null) entryOf(times, rater, () => []).push(ms);
  }
  for (const { kind, judging } of analyses.all) {
    // To put many texts in order takes longer than to judge one or two, and says nothing of pace beside them.
    if (judging.compares === null || kinds.of(kind).layout === 'order') continue;
    for (const { rater, shown, activeMs } of counted.compared.get(judging.compares.line)!) {
      if (shown && activeMs !== null) entryOf(times, rater, () => []).push(activeMs);
    }
  }
  return { answers, times };
}

/** The median over raters of their median time; null where no time is known. */
function usualTime(times: readonly (readonly number[])[]): number | null {
  const medians = times.flatMap((own) => medianOf(own) ?? []);
  return medianOf(medians);
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

const compare = (a: number, b: number) => (a === b ? 0 : a - b);
