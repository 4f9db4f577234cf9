import type { Protocol } from '#app/core/studies/configuration.ts';

/** Until when a lease that begins or is extended now runs. */
export function leaseEnd(protocol: Pick<Protocol, 'leaseMinutes'>, now: Date): Date {
  return new Date(now.getTime() + protocol.leaseMinutes * 60_000);
}
