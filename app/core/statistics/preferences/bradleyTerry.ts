import { normalQuantile, requireConfidence } from '../distributions.ts';
import { type CountTable, readComparisons } from './comparisons.ts';
import { whyNotConnected, whyTiesRunOff } from './existence.ts';
import { fit } from './fit.ts';
import { note, type Note } from '../../shared/notes.ts';

export const PREFERENCE_MODELS = ['bradley-terry', 'davidson'] as const;
export type PreferenceModel = (typeof PREFERENCE_MODELS)[number];

export interface PreferenceStrengths {
  /** Whether a maximum-likelihood estimate exists; the rest is null otherwise. */
  readonly exists: boolean;
  /** log πᵢ, with sum 0. */
  readonly logStrengths: number[] | null;
  /** Standard errors of these, and normal intervals. */
  readonly standardErrors: number[] | null;
  readonly intervals: [number, number][] | null;
  /** Davidson's ν ≥ 0, with that model: 0 where there is no tie. */
  readonly tieParameter?: number | null;
  /** Normal on log ν; null where ν is 0. */
  readonly tieInterval?: [number, number] | null;
  /** Why something is null. */
  readonly reason?: Note;
}

/**
 * Strengths πᵢ of systems that were compared in pairs, by maximum likelihood. `bradley-terry` (Bradley & Terry
 * 1952): P(i beats j) = πᵢ/(πᵢ + πⱼ), a tie counts as half a win for each. `davidson` (Davidson 1970): a tie is a
 * result of its own, P(tie) ∝ ν√(πᵢπⱼ).
 *
 * @param wins `wins[i][j]`: how often i beat j; 0 or more, need not be whole; 0 on the diagonal
 * @param ties `ties[i][j]` = `ties[j][i]`: how often the two tied
 * @throws AppError invalid_input for tables that aren't square or symmetric, or counts below 0
 */
export function bradleyTerry(
  wins: CountTable,
  ties?: CountTable,
  { model = 'bradley-terry', confidence = 0.95 }: { model?: PreferenceModel; confidence?: number } = {},
): PreferenceStrengths {
  const z = normalQuantile(0.5 + requireConfidence(confidence) / 2);
  const comparisons = readComparisons(wins, ties);
  const { systems } = comparisons;
  const none = (exists: boolean, reason: Note) => ({
    exists,
    logStrengths: null,
    standardErrors: null,
    intervals: null,
    ...(model === 'davidson' && { tieParameter: null, tieInterval: null }),
    reason,
  });
  // Without a single tie ν = 0 maximizes the likelihood, and what is left is the model of Bradley and Terry.
  const withTies = model === 'davidson' && comparisons.pairs.some((pair) => pair.ties > 0);
  const obstacle = whyNotConnected(comparisons) ?? (withTies ? whyTiesRunOff(comparisons) : null);
  if (obstacle !== null) return none(false, obstacle);
  const found = fit(comparisons, withTies);
  if (found === null) {
    return none(true, note('counts-too-far-apart'));
  }
  if (!found.standardErrors.every(Number.isFinite)) {
    return none(true, note('counts-too-small'));
  }
  const around = (k: number): [number, number] => {
    const reach = z * found.standardErrors[k]!;
    return [found.parameters[k]! - reach, found.parameters[k]! + reach];
  };
  const strengths = {
    exists: true,
    logStrengths: [...found.parameters.subarray(0, systems)],
    standardErrors: [...found.standardErrors.subarray(0, systems)],
    intervals: Array.from({ length: systems }, (_, i) => around(i)),
  };
  if (model === 'bradley-terry') return strengths;
  if (!withTies) {
    const reason = note('no-tie');
    return { ...strengths, tieParameter: 0, tieInterval: null, reason };
  }
  const [low, high] = around(systems);
  return {
    ...strengths,
    tieParameter: Math.exp(found.parameters[systems]!),
    tieInterval: [Math.exp(low), Math.exp(high)],
  };
}
