import type { Decision } from '#app/core/evidence/types.ts';
import type { Verdict } from '#app/core/evidence/verdict.ts';
import { GATE_EXITS } from '#app/core/shared/errorCodes.ts';
import { AppError } from '#app/core/shared/errors.ts';

/** A verdict that a pipeline may be told to fail on. */
type Gated = Exclude<Decision, 'ship'>;
export type Failing = ReadonlySet<Gated>;

const EXITS: Readonly<Record<Gated, number>> = GATE_EXITS;
const GRAVEST_FIRST = Object.keys(EXITS) as readonly Gated[];

/**
 * The verdicts to fail on, from the command line.
 * @throws AppError `invalid_input` where one is unknown or none is given
 */
export function parseGate(text: string): Failing {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !GRAVEST_FIRST.some((known) => known === name));
  if (unknown === undefined) return new Set(names as Gated[]);
  throw new AppError('gate-unknown', { given: unknown, known: GRAVEST_FIRST.join(', ') });
}

/** With which exit code a verdict fails: that of the gravest among its candidates'; null where none is to fail. */
export function gateOf({ candidates }: Pick<Verdict, 'candidates'>, failing: Failing): number | null {
  const found = GRAVEST_FIRST.find(
    (gated) => failing.has(gated) && candidates.some(({ decision }) => decision === gated),
  );
  return found === undefined ? null : EXITS[found];
}
