import type { Protocol } from '#app/core/studies/configuration.ts';

/** Until when a lease that begins or is extended now runs. */
export function leaseEnd(protocol: Pick<Protocol, 'leaseMinutes'>, now: Date): Date {
  return new Date(now.getTime() + protocol.leaseMinutes * 60_000);
}

/** Share of its length that a lease has left at least after every judgment; only below that it is extended. */
const LEFT = 0.9;

/** A lease that runs until then needs no extension now. */
export function leaseEnough(protocol: Pick<Protocol, 'leaseMinutes'>, now: Date): Date {
  return new Date(now.getTime() + LEFT * protocol.leaseMinutes * 60_000);
}

/** Share of its length that is left of a lease whose rater has not been seen for a while: some ten minutes of an hour. */
const UNSEEN_LEFT = 0.75;

/**
 * Whoever was at work lately has no lease that ends before: each judgment leaves `leaseEnough` of them. So somebody
 * whose leases do has judged nothing for 0.15 of a lease at least.
 */
export function leaseUnseen(protocol: Pick<Protocol, 'leaseMinutes'>, now: Date): Date {
  return new Date(now.getTime() + UNSEEN_LEFT * protocol.leaseMinutes * 60_000);
}
