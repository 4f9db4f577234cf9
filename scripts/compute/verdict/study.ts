import { isFields } from '#app/core/shared/isFields.ts';
import { z } from 'zod';
import { because } from '#app/core/shared/errors.ts';
import { DEFAULT_CRITERIA, SCALES } from '#app/core/studies/criteria.ts';
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';
import { ruledStudy, type RuledStudy } from '#app/core/verdict/judging/settings.ts';

type RawIssue = z.core.$ZodRawIssue;
type Json = Readonly<Record<string, unknown>>;

/**
 * A study as a lead writes it or as an export has it, with what the rule takes beside. Whatever the rule doesn't look at
 * may be left out: what systems are run with, and the words of a criterion.
 */
export const STUDY_SCHEMA = z.record(z.string(), z.unknown()).transform((raw, context): RuledStudy => {
  const { data, error } = studyConfigurationSchema.safeParse(completed(raw));
  for (const issue of error?.issues ?? []) context.issues.push({ ...issue, input: raw } as RawIssue);
  const { data: sequence, error: ofSequence } = SEQUENCE_SCHEMA.safeParse(raw.sequence);
  for (const issue of ofSequence?.issues ?? []) {
    context.issues.push({ ...issue, path: ['sequence', ...issue.path], input: raw } as RawIssue);
  }
  return data === undefined || ofSequence !== undefined ? z.NEVER : ruledStudy(data, sequence);
});

const information = z.number().positive().max(1);

/** Which analysis of a study with looks it is; absent = the only one. */
const SEQUENCE_SCHEMA = z
  .strictObject({ before: z.array(information).max(10), now: information, goesOn: z.boolean() })
  .refine(({ before, now }) => [...before, now].every((own, i, all) => i === 0 || own >= all[i - 1]!), {
    message: because('not-rising'),
    path: ['now'],
  })
  .optional();

/** The study with what its schema asks for and the rule doesn't. */
function completed(raw: Json): Json {
  const systems = Array.isArray(raw.systems) ? raw.systems.map(withProvider) : raw.systems;
  const protocol =
    isFields(raw.protocol) && Array.isArray(raw.protocol.criteria)
      ? { ...raw.protocol, criteria: raw.protocol.criteria.map(withWords) }
      : raw.protocol;
  return {
    name: 'study',
    seed: 'verdict',
    ...raw,
    ...(systems !== undefined && { systems }),
    ...(protocol !== undefined && { protocol }),
  };
}

function withProvider(system: unknown): unknown {
  return isFields(system) ? { provider: { kind: 'import' }, ...system } : system;
}

/** A criterion by its key and scale alone gets the library's words, or its key for its name. */
function withWords(criterion: unknown): unknown {
  if (!isFields(criterion)) return criterion;
  const { key, scale = 5 } = criterion;
  if (typeof key !== 'string' || !SCALES.some((known) => known === scale)) return criterion;
  const own = DEFAULT_CRITERIA.find((known) => known.key === key && known.scale === scale);
  const points = scale === 100 ? 2 : (scale as number);
  const texts = Array.from({ length: points }, (_, index) => String(index + 1));
  const name = { en: key, zh: key };
  return { label: name, question: name, anchors: { en: texts, zh: texts }, ...own, ...criterion };
}
