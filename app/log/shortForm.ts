import type { DescribedError } from './describeError.ts';

/** Fields that a person at a terminal has no use for. */
const LEFT_OUT = new Set(['time', 'level', 'msg', 'pid', 'err']);

/**
 * A line of the log for a person at a terminal.
 * @param line JSON, as the log writes it
 * @returns one line with what happened, and below it the stack of a failure with its causes
 */
export function shortForm(line: string): string {
  const entry = JSON.parse(line) as Record<string, unknown> & { err?: DescribedError };
  const time = String(entry.time).slice(11, 19);
  const fields = Object.entries(entry)
    .filter(([name]) => !LEFT_OUT.has(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const first = [time, String(entry.level).toUpperCase(), entry.msg, ...fields].join(' ');
  return `${[first, ...traceOf(entry.err)].join('\n')}\n`;
}

function traceOf(error: DescribedError | undefined): string[] {
  if (error === undefined) return [];
  const own = (error.stack ?? `${error.type}: ${error.message}`).split('\n').map((line) => `  ${line}`);
  const cause = traceOf(error.cause);
  return cause.length === 0 ? own : [...own, '  caused by', ...cause];
}
