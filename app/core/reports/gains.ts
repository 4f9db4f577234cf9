import { onOneScale, type Ranged } from '../studies/criteria.ts';
import type { EvidenceLine } from '../evidence/types.ts';
import type { Price, Stakes } from '../studies/stakes.ts';

/** What is known of how a system runs. */
export interface Running {
  readonly system: string;
  /** Mean tokens that it writes for an item; null where unknown. */
  readonly meanTokens: number | null;
  /** Measured while its outputs were generated; null where unknown. */
  readonly tokensPerSecond: number | null;
}

/** What replacing the baseline by a candidate brings, in the currency of the stakes; what isn't known is null. */
export interface Gain {
  readonly system: string;
  /** Of a thousand requests. */
  readonly cost: { readonly baseline: number | null; readonly candidate: number | null };
  /** A month, against the baseline; negative where the candidate costs more. */
  readonly saved: number | null;
  /** What ratings fell by, in points, on the criterion that lost most; 0 where they rose. */
  readonly loss: { readonly criterion: string; readonly estimate: number; readonly atMost: number } | null;
  /** What that costs a month. */
  readonly lossCost: { readonly estimate: number; readonly atMost: number } | null;
  /** Points at which what is lost eats what is saved; null where nothing is saved, or a point costs nothing. */
  readonly breakEven: number | null;
}

/**
 * What each candidate brings and costs, by what a lead said and what was measured.
 *
 * @param criteria the scales of what is rated; on different scales a point isn't the same, and no loss is told
 * @param lines evidence by candidate, in points for criteria
 */
export function gainsOf({
  stakes,
  baseline,
  candidates,
  criteria,
}: {
  stakes: Stakes;
  baseline: Running;
  candidates: readonly (Running & { readonly lines: readonly EvidenceLine[] })[];
  criteria: readonly Ranged[];
}): Gain[] {
  const { requestsPerMonth, lostPoint, prices } = stakes;
  const oneScale = onOneScale(criteria);
  const before = costOfRequest(prices[baseline.system], baseline);
  return candidates.map((candidate) => {
    const after = costOfRequest(prices[candidate.system], candidate);
    const saved =
      before === null || after === null || requestsPerMonth === undefined
        ? null
        : (before - after) * requestsPerMonth;
    const loss = oneScale ? largestLoss(candidate.lines) : null;
    const paid = lostPoint === undefined || lostPoint === 0 ? null : lostPoint;
    return {
      system: candidate.system,
      cost: { baseline: thousandfold(before), candidate: thousandfold(after) },
      saved,
      loss,
      lossCost:
        loss === null || paid === null
          ? null
          : { estimate: loss.estimate * paid, atMost: loss.atMost * paid },
      breakEven: saved === null || saved <= 0 || paid === null ? null : saved / paid,
    };
  });
}

/** Null where there is no price, or what it is a price of isn't known. */
function costOfRequest(price: Price | undefined, { meanTokens, tokensPerSecond }: Running): number | null {
  if (price === undefined || meanTokens === null) return null;
  const { perHour, perThousandTokens } = price;
  if (perHour === undefined && perThousandTokens === undefined) return null;
  if (perHour !== undefined && (tokensPerSecond === null || tokensPerSecond <= 0)) return null;
  const byHour = perHour === undefined ? 0 : (perHour * meanTokens) / (3600 * tokensPerSecond!);
  return byHour + ((perThousandTokens ?? 0) * meanTokens) / 1000;
}

function largestLoss(lines: readonly EvidenceLine[]): Gain['loss'] {
  const losses = lines.flatMap(({ kind, name, unit, estimate, lower }) =>
    kind === 'criterion' && unit === 'points' && estimate !== null && lower !== null
      ? [{ criterion: name, estimate: Math.max(0, -estimate), atMost: Math.max(0, -lower) }]
      : [],
  );
  return losses.reduce<Gain['loss']>(
    (most, one) => (most === null || one.atMost > most.atMost ? one : most),
    null,
  );
}

const thousandfold = (cost: number | null) => (cost === null ? null : 1000 * cost);

/** What an outside result says of a candidate: whether its whole interval lies on one side of no difference. */
export function outsideResult({
  lowest,
  highest,
  direction,
}: Pick<Stakes['evidence'][number], 'lowest' | 'highest' | 'direction'>): 'better' | 'worse' | 'undecided' {
  if (lowest <= 0 && highest >= 0) return 'undecided';
  return lowest > 0 === (direction === 'higher') ? 'better' : 'worse';
}
