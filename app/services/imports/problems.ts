import { AppError, problem, saidBy, type Problem } from '#app/core/shared/errors.ts';

const LINE = /^line (\d+)(.*)$/s;

/** Faults of a file in the order of its lines; those that belong to no line come first. */
export function byLine<P extends { readonly path: string }>(problems: readonly P[]): P[] {
  return problems
    .map((one, index) => ({ one, index, line: Number(LINE.exec(one.path)?.[1] ?? 0) }))
    .sort((a, b) => a.line - b.line || a.index - b.index)
    .map(({ one }) => one);
}

/**
 * Each fault of a file once, at the first line that has it, with how many further lines have the same: a name that is
 * not known on two hundred lines is one thing to put right.
 */
export function onceEach(problems: readonly Problem[]): Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const one of byLine(problems)) {
    const field = LINE.exec(one.path)?.[2] ?? one.path;
    const key = JSON.stringify([field, one.reason, one.params]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].map(([first, ...others]) =>
    others.length === 0
      ? first!
      : problem(first!.path, 'and-on-more-lines', { first: saidBy(first!), more: others.length }),
  );
}

/**
 * Refuses an import for all that is wrong with it.
 *
 * @param count of the faults before the same ones were told once
 */
export function refuseImport(problems: readonly Problem[], count = problems.length): never {
  throw new AppError('import-refused', { count, first: problems[0]! }, { problems });
}
