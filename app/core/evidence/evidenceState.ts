import type { LineState } from './types.ts';

/**
 * The state of a line of evidence: where the interval for candidate − baseline (positive is better) lies against
 * the two margins.
 *
 * @param lower lower bound, null where there is no interval
 * @param upper upper bound, at least `lower`
 * @param accept the loss accepted beforehand, ≥ 0, in the interval's unit
 * @param limit the loss never to be exceeded, ≥ accept
 */
export function evidenceState(
  lower: number | null,
  upper: number | null,
  accept: number,
  limit: number,
): LineState {
  if (lower === null || upper === null) return 'missing';
  if (upper < -limit) return 'red';
  if (upper < -accept) return 'orange';
  if (lower <= -accept) return 'inconclusive';
  return upper < 0 ? 'yellow' : 'green';
}

/**
 * The state of a floor under a system's own value: red when the whole interval misses it, green when the whole
 * interval meets it.
 *
 * @param direction `atLeast` for a floor proper (BLEU ≥ 40), `atMost` for a ceiling (perplexity ≤ 50)
 */
export function floorState(
  lower: number | null,
  upper: number | null,
  floor: number,
  direction: 'atLeast' | 'atMost',
): LineState {
  if (lower === null || upper === null) return 'missing';
  const [worst, best] = direction === 'atLeast' ? [lower, upper] : [-upper, -lower];
  const bound = direction === 'atLeast' ? floor : -floor;
  if (best < bound) return 'red';
  return worst >= bound ? 'green' : 'inconclusive';
}

/** Whether a line's loss is ruled out or accepted. */
export function passes(state: LineState): boolean {
  return state === 'green' || state === 'yellow';
}

/** Whether a guardrail's limit is kept. A line that says nothing, for want of variation, keeps none. */
export function keepsLimit({
  state,
  lower,
  limit,
  notes,
}: {
  readonly state: LineState;
  readonly lower: number | null;
  readonly limit: number;
  readonly notes: readonly { readonly kind: string }[];
}): boolean {
  if (passes(state)) return true;
  return lower !== null && lower > -limit && !notes.some(({ kind }) => kind === 'no-variation');
}

/** Whether a line shows a loss beyond what was accepted. */
export function fails(state: LineState): boolean {
  return state === 'orange' || state === 'red';
}
