import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';
import { CONSISTENCY, FLUENCY, RELEVANCE, type Criterion } from '#app/core/studies/criteria.ts';
import { CRITERION_LIBRARY } from '#app/core/studies/criterionLibrary.ts';
import { slugOf } from '#app/core/studies/slug.ts';
import type { RatingLine } from './judgmentLine.ts';
import type { JudgmentsToImport } from './judgmentsToImport.ts';
import { foundEnds, scaleWith } from './scaleOf.ts';

/** A criterion as it was found in a file. */
export interface FoundCriterion {
  readonly criterion: Criterion;
  /** Whether somebody said its scale; else the values did. */
  readonly said: boolean;
}

const LIBRARY = [FLUENCY, RELEVANCE, CONSISTENCY, ...CRITERION_LIBRARY];

/** The criteria of a file by the names that it has for them. Those that a configuration has are taken from it. */
export function criteriaOf(
  ratings: readonly RatingLine[],
  { scales, configuration }: JudgmentsToImport,
): Map<string, FoundCriterion> {
  const values = new Map<string, Set<number>>();
  for (const { criterion, value } of ratings) {
    const known = values.get(criterion);
    if (known === undefined) values.set(criterion, new Set([value]));
    else known.add(value);
  }
  const configured = configuredCriteria(configuration);
  const keys = new Set<string>(configured.map(({ key }) => key));
  return new Map(
    [...values].flatMap(([name, given]): [string, FoundCriterion][] => {
      const own = configured.find(({ key }) => key === name || key === keyOf(name));
      if (own !== undefined) return [[name, { criterion: own, said: true }]];
      // With criteria of its own, a configuration says all that there are.
      if (configured.length > 0) return [];
      const key = freeKey(keyOf(name), keys);
      keys.add(key);
      const ends = scales?.get(name) ?? scales?.get(key);
      const known = LIBRARY.find((one) => one.key === key);
      const whole = [...given].every(Number.isInteger);
      const criterion = {
        key,
        label: known?.label ?? { en: name },
        question: known?.question ?? { en: name },
        ...scaleWith(ends ?? foundEnds(given), whole),
      };
      return [[name, { criterion, said: ends !== undefined }]];
    }),
  );
}

function configuredCriteria(configuration: JudgmentsToImport['configuration']): readonly Criterion[] {
  const protocol = configuration?.protocol;
  const parsed = studyConfigurationSchema.shape.protocol.safeParse(protocol ?? {});
  const asked = typeof protocol === 'object' && protocol !== null && 'criteria' in protocol;
  return asked && parsed.success ? parsed.data.criteria : [];
}

/** A name as a key: small letters, digits and hyphens. */
function keyOf(name: string): string {
  const key = slugOf(name).slice(0, 40).replace(/-+$/, '');
  return /^[a-z]/.test(key) && key !== 'constructor' ? key : `criterion-${key}`.slice(0, 40);
}

function freeKey(key: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? key : `${key.slice(0, 36)}-${number}`;
    if (!taken.has(free)) return free;
  }
}
