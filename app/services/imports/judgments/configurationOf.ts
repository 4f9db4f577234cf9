import { entryOf } from '#app/core/shared/entryOf.ts';
import { AppError, placeOf, problemAt, saidOfIssue } from '#app/core/shared/errors.ts';
import { medianOf } from '#app/core/statistics/averages.ts';
import { studyConfigurationSchema, type StudyConfiguration } from '#app/core/studies/configuration.ts';
import { slugOf } from '#app/core/studies/slug.ts';
import { refuseImport } from '../problems.ts';
import type { FoundCriterion } from './criteriaOf.ts';
import type { JudgmentsToImport } from './judgmentsToImport.ts';

/**
 * The configuration of the study that judgments are of, with the systems and criteria that they name.
 *
 * @throws AppError `invalid_input`
 */
export function configurationOf(
  input: JudgmentsToImport,
  {
    systems,
    criteria,
    raters,
  }: {
    readonly systems: readonly string[];
    readonly criteria: ReadonlyMap<string, FoundCriterion>;
    readonly raters: readonly string[];
  },
): StudyConfiguration {
  const own = input.configuration ?? {};
  const protocol = typeof own.protocol === 'object' && own.protocol !== null ? own.protocol : {};
  const asked = [
    ...new Map([...criteria.values()].map(({ criterion }) => [criterion.key, criterion])).values(),
  ];
  const roles = own.systems === undefined ? rolesOf(systems, input.baseline) : own.systems;
  const perItem = perItemOf([...(input.ratings?.lines ?? []), ...(input.preferences?.lines ?? [])]);
  const strength = input.preferences?.lines.some((line) => line.strength !== null) ?? false;
  const parsed = studyConfigurationSchema.safeParse({
    seed: slugOf(input.name),
    // Measures take texts and references, which judgments rarely come with.
    voters: [],
    measures: { shown: [] },
    ...own,
    name: input.name,
    systems: roles,
    protocol: {
      ratersPerItem: Math.min(50, Math.max(1, Math.min(raters.length, perItem))),
      pairwise: input.preferences === null ? false : { ties: true, strength },
      ...protocol,
      ...(!('criteria' in protocol) && { criteria: asked }),
    },
  });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) =>
    problemAt(placeOf(issue.path, 'configuration'), saidOfIssue(issue)),
  );
  refuseImport(problems);
}

function perItemOf(lines: readonly { readonly item: string; readonly rater: string }[]): number {
  const raters = new Map<string, Set<string>>();
  for (const { item, rater } of lines) entryOf(raters, item, () => new Set<string>()).add(rater);
  return Math.round(medianOf([...raters.values()].map(({ size }) => size)) ?? 1);
}

/** Which system is compared with which: nobody can tell by the judgments. */
function rolesOf(systems: readonly string[], baseline: string | undefined): object[] {
  if (systems.length === 1) throw new AppError('one-system', { system: systems[0]! });
  const names = systems.join(', ');
  if (baseline === undefined) throw new AppError('baseline-unsaid', { systems: names });
  if (!systems.includes(baseline))
    throw new AppError('baseline-not-there', { name: baseline, systems: names });
  return systems.map((name) => ({
    name,
    role: name === baseline ? 'baseline' : 'candidate',
    provider: { kind: 'import' },
  }));
}
