import pino from 'pino';
import { describeError } from './describeError.ts';
import type { LogLevel } from './levels.ts';
import { withoutSecrets } from './secrets.ts';
import { shortForm } from './shortForm.ts';

/**
 * Where a process tells its operator what happens. A failure is given as `err`, whatever was thrown.
 * @example log.error({ err: error, job: 7 }, 'the job failed')
 */
export type Log = pino.Logger;

export interface LogOptions {
  readonly level: LogLevel;
  /** Takes one line with its end; by default standard error. */
  readonly write?: (line: string) => void;
  /** Lines for a person instead of JSON; by default where standard error is a terminal. */
  readonly short?: boolean;
}

/** Fields whose values are secrets wherever they stand, in case somebody logs a whole object. */
const SECRET_FIELDS = [
  'cookie',
  'set-cookie',
  'authorization',
  'password',
  'secret',
  'token',
  'apiKey',
].flatMap((name) => ['', '*.', '*.*.'].map((parents) => `${parents}["${name}"]`.replace('.[', '[')));

/**
 * A log of JSON lines on standard error. Every line goes through one place that masks secrets (`withoutSecrets`),
 * messages, stacks and causes included. Lines are written before the call returns, so that the last words of a
 * process that ends are there.
 */
export function createLog({ level, write = toStandardError, short }: LogOptions): Log {
  const inShort = short ?? (write === toStandardError && process.stderr.isTTY === true);
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (thrown: unknown) => describeError(thrown) },
      redact: { paths: SECRET_FIELDS, censor: '…' },
    },
    {
      write: (line: string) => {
        const safe = withoutSecrets(line);
        write(inShort ? shortForm(safe) : safe);
      },
    },
  );
}

function toStandardError(line: string): void {
  process.stderr.write(line);
}
