import { z } from 'zod';
import { kinds } from '../kinds/kinds.ts';
import { because } from '../shared/errors.ts';

/** What a line means for the verdict: see docs/verdict.md. */
export const PEOPLE_ROLES = ['must-pass', 'guardrail', 'shown'] as const;
export type PeopleRole = (typeof PEOPLE_ROLES)[number];

/** The guardrail over all that texts are given values on. */
export const SEVERE_LOSSES_LINE = 'severe-losses' as const;

/** Lines of people that are no criteria, by name. */
export const OTHER_LINES: readonly string[] = [
  ...kinds.all.flatMap(({ lines }) => Object.keys(lines)),
  SEVERE_LOSSES_LINE,
];

/** Role by line: a criterion's key or one of `OTHER_LINES`; what is absent has its default. */
export const linesSchema = z.record(z.string(), z.enum(PEOPLE_ROLES)).default({});

/** What raters have to be able to see, and how far they have to agree. */
export const gatesSchema = z
  .strictObject({
    /** The largest share of a slight control's loss that may be lost; min(theta, accept/D) counts. */
    theta: z.number().positive().max(1).default(0.4),
    /** D in points, by criterion: what attentive people take off for a slight control. */
    controlLoss: z.record(z.string(), z.number().positive()).default({}),
    /** Floors of agreement, which gate only where they are set. */
    alpha: z.number().min(-1).max(1).optional(),
    ac2: z.number().min(-1).max(1).optional(),
    reliability: z.number().min(0).max(1).optional(),
  })
  .default({ theta: 0.4, controlLoss: {} });
export type GateSettings = z.infer<typeof gatesSchema>;

/** The floors of agreement by which rule 1 judges where a study names none. */
export const RULE_1_FLOORS = { alpha: 0.4, ac2: 0.6 } as const;

/** Names of lines that a study has neither as a criterion nor as another line, with the place of each. */
export function unknownLines({
  lines,
  gates,
  criteria,
}: {
  readonly lines: Readonly<Record<string, unknown>>;
  readonly gates: Pick<GateSettings, 'controlLoss'>;
  readonly criteria: readonly { readonly key: string }[];
}): { readonly path: string[]; readonly message: string }[] {
  const known = new Set<string>([...criteria.map(({ key }) => key), ...OTHER_LINES]);
  return [
    ...Object.keys(lines).map((key) => ({ key, path: ['lines', key] })),
    ...Object.keys(gates.controlLoss).map((key) => ({ key, path: ['gates', 'controlLoss', key] })),
  ].flatMap(({ key, path }) =>
    known.has(key) ? [] : [{ path, message: because('criterion-unknown', { key }) }],
  );
}
