import { saidOfIssue } from '#app/core/shared/errors.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import { systemSchema } from '#app/core/studies/configuration.ts';
import { systemFault, type SystemFault } from '../generation/systemFaults.ts';
import { systemOfForm, type SystemValues } from '../generation/systemValues.ts';

/** What is wrong with a system, at its field; told in its own words, or as `fault` says. */
export interface SystemValueFault {
  readonly field: string;
  readonly said: Said;
  readonly fault: SystemFault | null;
}

/**
 * The system that a form's values mean, checked as a study's is, but for its name, which a try doesn't need.
 * @param index its place in the form
 */
export function systemToTry(
  values: SystemValues,
  index: number,
): { readonly system: unknown } | { readonly faults: readonly SystemValueFault[] } {
  const system = systemOfForm({ ...values, name: values.name.trim() === '' ? `${index + 1}` : values.name });
  const parsed = systemSchema.safeParse(system);
  if (parsed.success) return { system };
  return {
    faults: parsed.error.issues.map((issue) => {
      const field = ['systems', index, ...issue.path].join('.');
      const said = saidOfIssue(issue);
      const found = systemFault(field, said);
      return { field: found?.path ?? field, said, fault: found?.fault ?? null };
    }),
  };
}
