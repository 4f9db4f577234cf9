import { AppError, problem, problemAt } from '#app/core/shared/errors.ts';
import { seatNameFault } from './seatName.ts';

/** Most raters of a panel. */
const MOST_SEATS = 200;

/**
 * The names of a panel's raters as they are kept.
 *
 * @param least how many different raters an item asks for
 * @param taken names of seats that are there
 * @throws AppError `invalid_input` for names that are empty, long or twice, too few or too many
 */
export function panelNames(names: readonly string[], least: number, taken: readonly string[] = []): string[] {
  const clean = names.map((name) => name.trim());
  const problems = clean.flatMap((name, i) => {
    const path = `names[${i}]`;
    const wrong = seatNameFault(name);
    if (wrong !== null) return [problemAt(path, wrong)];
    if (taken.includes(name)) return [problem(path, 'seat-taken', { name })];
    return clean.indexOf(name) === i ? [] : [problem(path, 'name-twice', { name })];
  });
  if (clean.length < least) problems.push(problem('names', 'too-few-seats', { needed: least }));
  if (clean.length + taken.length > MOST_SEATS) {
    problems.push(problem('names', 'too-many-seats', { most: MOST_SEATS }));
  }
  if (problems.length > 0) throw new AppError('panel-refused', { first: problems[0]! }, { problems });
  return clean;
}
