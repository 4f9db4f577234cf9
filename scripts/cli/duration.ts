import { InvalidArgumentError } from 'commander';

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A time span from the command line. */
export interface Duration {
  readonly ms: number;
  /** As it was written. */
  readonly text: string;
}

/** @example parseDuration('90m').ms // 5400000 */
export function parseDuration(text: string): Duration {
  const [, amount, unit] = /^(\d{1,6})([smhd])$/.exec(text.trim()) ?? [];
  const ms = Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
  if (!(ms > 0)) {
    throw new InvalidArgumentError('It must be a whole number with s, m, h or d, like 90m.');
  }
  return { ms, text: text.trim() };
}
