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
