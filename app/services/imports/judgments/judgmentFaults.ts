import { problem, type Problem } from '#app/core/shared/errors.ts';
import { endsOf } from '#app/core/studies/criteria.ts';
import type { FoundCriterion } from './criteriaOf.ts';
import type { PreferenceLine, RatingLine } from './judgmentLine.ts';
import type { JudgmentsToImport } from './judgmentsToImport.ts';

/** What is wrong with ratings that can be read: names that aren't there, values off the scale, the same judged twice. */
export function ratingFaults(
  ratings: readonly RatingLine[],
  criteria: ReadonlyMap<string, FoundCriterion>,
  input: JudgmentsToImport,
): Problem[] {
  const names = namesOf(input);
  const first = new Map<string, number>();
  const known = [...new Set([...criteria.values()].map(({ criterion }) => criterion.key))].join(', ');
  return ratings.flatMap(({ line, column, item, system, rater, criterion, value }): Problem[] => {
    const at = (field: string) => `line ${line}, field ${field}`;
    const faults = names.faultsOf(line, item, { system });
    const own = criteria.get(criterion)?.criterion;
    if (own === undefined) {
      const field = column === 'value' ? 'criterion' : column;
      return [...faults, problem(at(field), 'criterion-not-given', { criterion, known })];
    }
    const { lowest, highest } = endsOf(own);
    if (value < lowest || value > highest) {
      faults.push(problem(at(column), 'off-scale', { criterion, value, lowest, highest }));
    }
    const key = `${item}\u0000${system}\u0000${rater}\u0000${own.key}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, line);
    else faults.push(problem(at(column), 'judged-twice'));
    return faults;
  });
}

/** The same of comparisons. */
export function preferenceFaults(
  preferences: readonly PreferenceLine[],
  input: JudgmentsToImport,
): Problem[] {
  const names = namesOf(input);
  const first = new Map<string, number>();
  return preferences.flatMap(({ line, item, systemA, systemB, rater }) => {
    const faults = names.faultsOf(line, item, { system_a: systemA, system_b: systemB });
    const key = [item, rater, ...[systemA, systemB].sort()].join('\u0000');
    const before = first.get(key);
    if (before === undefined) first.set(key, line);
    else faults.push(problem(`line ${line}, field choice`, 'judged-twice'));
    return faults;
  });
}

/** The names that items and systems may have, where somebody said which there are. */
function namesOf({ items, configuration }: JudgmentsToImport) {
  const known = items === null ? null : new Set(items.map(({ item }) => item));
  const given = configuration?.systems;
  const systems = Array.isArray(given) ? new Set(given.flatMap((one: unknown) => nameOf(one) ?? [])) : null;
  return {
    faultsOf(line: number, item: string, of: Readonly<Record<string, string>>): Problem[] {
      const faults: Problem[] = [];
      if (known?.has(item) === false)
        faults.push(problem(`line ${line}, field item`, 'item-unknown', { item }));
      if (systems === null) return faults;
      for (const [field, system] of Object.entries(of)) {
        if (systems.has(system)) continue;
        const params = { system, known: [...systems].join(', ') };
        faults.push(problem(`line ${line}, field ${field}`, 'system-not-given', params));
      }
      return faults;
    },
  };
}

function nameOf(system: unknown): string | null {
  const name = typeof system === 'object' && system !== null && 'name' in system ? system.name : null;
  return typeof name === 'string' ? name : null;
}
