import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { AppError, isAppError } from '#app/core/shared/errors.ts';
import { isNote, noteText } from '#app/core/shared/notes.ts';
import { check } from './faults.ts';
import type { Line } from './lines.ts';
import type { Facilities } from './measure.ts';
import { COMPUTED } from './registry.ts';
import { requestId } from './requestId.ts';

/** The longest request line in bytes: 256 MB. */
export const MOST_LINE_BYTES = 256 * 1024 * 1024;

const REQUEST = z.strictObject({
  id: z.unknown().optional(),
  measure: z.string(),
  data: z.unknown().optional(),
  options: z.unknown().optional(),
});

/** The answer to one line, as a line without its newline; null for a blank line. */
export async function answerLine(line: Line, facilities: Facilities): Promise<string | null> {
  if (line === null) {
    return answer(null, () => {
      throw new AppError('line-too-long');
    });
  }
  if (!isUtf8(line)) {
    return answer(null, () => {
      throw new AppError('line-not-utf8');
    });
  }
  const text = line.toString('utf8').replace(/^\ufeff/, '');
  if (/^[ \t\r]*$/.test(text)) return null;
  return answer(requestId(text), () => compute(parse(text), facilities));
}

async function answer(id: string | null, run: () => object | Promise<object>): Promise<string> {
  try {
    const value = inEnglish(await run());
    const text = JSON.stringify(value);
    const beyond = text.includes('null') && !('reason' in value) && hasUnwritable(value);
    return `{"id":${id ?? 'null'},"value":${beyond ? JSON.stringify({ ...value, reason: BEYOND }) : text}}`;
  } catch (error) {
    const { code, message } = isAppError(error) ? error : defect(error);
    return `{"id":${id ?? 'null'},"error":${JSON.stringify({ code, message })}}`;
  }
}

/** An answer with the words of why a figure isn't there: of its own, or of one of several that it consists of. */
function inEnglish(value: object): object {
  const parts = Object.entries(value).map(([key, part]: [string, unknown]) => [key, worded(part)]);
  return worded(Object.fromEntries(parts)) as object;
}

function worded(part: unknown): unknown {
  const { reason } = (part ?? {}) as { readonly reason?: unknown };
  return isNote(reason) ? { ...(part as object), reason: noteText(reason, 'en') } : part;
}

const BEYOND = 'null stands for a figure beyond the largest number.';

/** Whether a figure is one that JSON writes as null. */
function hasUnwritable(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnwritable);
}

function defect(error: unknown): AppError {
  const cause = error instanceof Error ? error.message : String(error);
  return new AppError('computation-broke-off', { said: cause });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const unknown = /\b(?:NaN|Infinity)\b/.exec(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'))?.[0];
    throw unknown === undefined
      ? new AppError('line-not-json', { said: (error as Error).message })
      : new AppError('line-not-json-number', { found: unknown });
  }
}

function compute(request: unknown, facilities: Facilities): object | Promise<object> {
  const { measure: name, data, options } = check(REQUEST, request, 'request');
  const measure = COMPUTED.get(name);
  if (measure === undefined) {
    throw new AppError('no-such-measure', {
      measure: name.slice(0, 100),
      measures: [...COMPUTED.keys()].join(', '),
    });
  }
  return measure.run(
    check(measure.data, data, 'data'),
    check(measure.options, options ?? {}, 'options'),
    facilities,
  );
}
